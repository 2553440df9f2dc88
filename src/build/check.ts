/** `npm run check:content`: read all of `content/` and tell every mistake. */
import './plain.ts';
import { readContent } from '../loaders/content.ts';
import { byPlace, toLine } from '../model/problem.ts';

const { problems, articles, placed, parsed } = await readContent();
for (const problem of problems.sort(byPlace)) console.error(toLine(problem));
console.log(`${articles.length} articles (${parsed.fresh} parsed, ${parsed.cached} unchanged), ${Object.values(placed).flat().length} entries, ${problems.length} ${problems.length === 1 ? 'mistake' : 'mistakes'}`);
process.exitCode = problems.length > 0 ? 1 : 0;
