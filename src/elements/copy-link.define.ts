import { CopyLink } from './copy-link.ts';

customElements.define('copy-link', CopyLink);
