import { followReader } from './current-place.ts';

if (!CSS.supports('selector(:target-current)')) for (const list of document.querySelectorAll('.contents, .years')) followReader(list);
