/** `npm run bench:cards`: every card of the real ledger drawn afresh, then again with nothing changed. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toCardPictures, writePictures } from '../../src/build/cards.ts';
import { readContent, toContent } from '../../src/loaders/content.ts';
import { toLedger } from '../../src/model/ledger.ts';
import { toCards } from '../../src/outputs/card.ts';

const cards = toCardPictures(toCards(toLedger(toContent(await readContent()))));
const folder = await mkdtemp(join(tmpdir(), 'entente-cards-'));
try {
  for (const name of ['drawn', 'unchanged']) {
    const from = performance.now();
    const { drawn, kept } = await writePictures(cards, { folder: join(folder, name), cache: join(folder, 'cache') });
    const each = (performance.now() - from) / cards.length;
    console.log(`${name}: ${drawn} drawn, ${kept} kept, ${each.toFixed(2)} ms a card`);
  }
} finally {
  await rm(folder, { recursive: true });
}
