/** The one script of every page: registers the small elements. What only a gesture needs, they import then. */
import { CopyText } from './copy-text.ts';
import { followReader } from './current-place.ts';
import { SearchDoor } from './search-door.ts';
import { ShareTools } from './share-tools.ts';
import { ThemeChoice } from './theme-choice.ts';

customElements.define('theme-choice', ThemeChoice);
customElements.define('search-door', SearchDoor);
customElements.define('copy-text', CopyText);
customElements.define('share-tools', ShareTools);

if (!CSS.supports('selector(:target-current)')) for (const list of document.querySelectorAll('.contents, .years')) followReader(list);
