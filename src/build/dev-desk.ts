/** What an editor has to know in `npm run dev`, said on every page: what the check finds in content, and which pieces are drafts. */
import { subscribe } from 'node:diagnostics_channel';
import type { AstroIntegration } from 'astro';
import { READ, type Reading } from '../loaders/astro.ts';
import { byPlace, toLine } from '../model/problem.ts';
import { url } from '../site.ts';

/** What a page is told. */
export interface Desk {
  /** As the check prints them. */
  mistakes: string[];
  drafts: { path: string; title: string }[];
}

/** What a reading of content has to tell: every mistake, and the drafts by their addresses. */
export const toDesk = ({ content, problems }: Reading): Desk => ({
  mistakes: [...problems].sort(byPlace).map(toLine),
  drafts: content.articles.filter(({ matter }) => matter.draft).map(({ slug, matter }) => ({ path: url(`/analysis/${slug}/`), title: matter.title })),
});

/** The part of Astro’s configuration that tells it to every page, again after each reading. */
export default function devDesk(): AstroIntegration {
  let desk: Desk = { mistakes: [], drafts: [] };
  let tell = (): void => undefined;
  subscribe(READ, (reading) => {
    desk = toDesk(reading as Reading);
    tell();
  });
  return {
    name: 'entente-dev-desk',
    hooks: {
      'astro:config:setup': ({ command, injectScript }) => {
        if (command === 'dev') injectScript('page', "import '/src/elements/desk-notes.define.ts';");
      },
      'astro:server:setup': ({ server }) => {
        tell = () => server.ws.send('entente:desk', desk);
        // A page asks when it is there: what was said before, it has not heard.
        server.ws.on('entente:ask', (_, client) => client.send('entente:desk', desk));
      },
    },
  };
}
