import { CopyText } from './copy-text.ts';

customElements.define('copy-text', CopyText);
