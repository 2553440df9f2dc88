import { ShareTools } from './share-tools.ts';

customElements.define('share-tools', ShareTools);
