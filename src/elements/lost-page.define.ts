import { LostPage } from './lost-page.ts';

customElements.define('lost-page', LostPage);
