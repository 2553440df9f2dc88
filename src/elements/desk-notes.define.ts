/** The script of every page in development, beside site.ts. */
import type { Desk } from '../build/dev-desk.ts';
import { DeskNotes } from './desk-notes.ts';

customElements.define('desk-notes', DeskNotes);
const notes = new DeskNotes();
document.body.append(notes);
import.meta.hot?.on('entente:desk', (desk: Desk) => notes.show(desk));
import.meta.hot?.send('entente:ask');
