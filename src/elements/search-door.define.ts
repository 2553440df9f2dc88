import { SearchDoor } from './search-door.ts';

customElements.define('search-door', SearchDoor);
