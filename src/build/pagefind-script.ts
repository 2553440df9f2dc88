/**
 * Changes to `pagefind.js`, made where Pagefind 1.6 wrote it and before it is minified. Each is looked for as it stands
 * there, so another version of Pagefind stops the build instead of searching wrongly.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { minifyFile } from './search-script.ts';

/** How Pagefind weighs and shows what it finds (pagefind.app/docs/ranking). */
const OPTIONS = { primary: true, excerptEllipsis: '…', ranking: { metaWeights: { title: 5, aliases: 3, name: 0.2, answer: 1.5, kind: 0, status: 0, sources: 0, date: 0.2 } } };

/** Where the list of pages stands in the metadata, how long it is, and what the names of all fragments end with. */
interface Pages {
  digest: string;
  count: number;
  /** The place of the first page in the metadata, in bytes. */
  start: number;
}

/**
 * The metadata with each page's number in its name, at the end of which it has only zeros, which pack to nearly nothing.
 * A page is a list's head, a name with its head, a length in three bytes and an empty text (build/repack.ts).
 */
const toNumbered = ({ count, start }: Pages): string =>
  `const numbered=(data)=>{for(let page=0,at=${start};page<${count};page++){at+=2+(data[at+1]&31);[...page.toString(36)].reverse().forEach((digit,back)=>{data[at-1-back]=digit.charCodeAt(0);});at+=4;}return data;};`;

/**
 * The end of the script instead of Pagefind's own, which has a worker, several indexes, and an engine that once it has failed fails always.
 * The engine is on its way when the script is there; `load` gives it, and makes another where it has failed.
 */
const toEnd = (pages: Pages): string => `${toNumbered(pages)}
const open=async()=>{const engine=new PagefindInstance(${JSON.stringify(OPTIONS)});await engine.init("en",{load_wasm:true});return engine;};
let early=open();early.catch(()=>{});
export const load=()=>{const now=early??open();early=undefined;return now;};`;

/** What stands in the script (an expression without groups where it is long), what shall stand there, and how often it does. `entry` is the text of Pagefind's first file, which names its metadata. */
const toChanges = (entry: string, pages: Pages): [from: string | RegExp, to: string, times?: number][] => [
  [/var Pagefind=class\{.*export\{[^}]*\};/s, toEnd(pages)],
  // A round trip less.
  ['let entry_response=await this.throttledFetch(entryUrl);let entry_json=await entry_response.json();', `let entry_json=${entry};`],
  // Pagefind says in its log alone that its metadata or a piece of the index did not come, and words seem to stand on no page.
  ['console.error(`Failed to load the meta index:\n${e?.toString()}`);', 'throw e;'],
  ['"load_index_chunk")).catch(()=>{})', '"load_index_chunk"))'],
  ['"load_filter_chunk")).catch(()=>{})', '"load_filter_chunk"))'],
  // Once more where a line breaks: also, what failed to load ahead is given to the next who asks, and only that once.
  ['const response=await fetch(queued.input);', 'const response=await fetch(queued.input).catch(()=>fetch(queued.input));'],
  ['.init_pagefind(new Uint8Array(this.searchMeta))', '.init_pagefind(numbered(this.searchMeta))'],
  ['fragment/${hash}.pf_fragment', `fragment/\${hash}_${pages.digest}.pf_fragment`],
  // All places of a word on very many pages are loaded only for a phrase (build/repack.ts). What is loaded last is what the engine knows.
  ['.map((chunk)=>this.loadChunk(chunk))', '.map((chunk)=>this.loadChunk(chunk,exact_search&&term.includes(" ")))'],
  ['async loadChunk(hash){', 'async loadChunk(hash,phrase){const whole=hash.replace("_few","");if(phrase||this.loaded_chunks[whole]){if(this.loaded_chunks[hash])await this.loaded_chunks[hash];hash=whole;}'],
  // What is marked is the word, without the stop or the bracket that stands at it; `&lt;` and `&gt;` stay whole.
  [
    'if(fragment_words[word]?.startsWith(`<mark>`)){continue;}fragment_words[word]=`<mark>${fragment_words[word]}</mark>`;',
    'if(fragment_words[word]?.includes("<mark>")){continue;}fragment_words[word]=fragment_words[word]?.replace(/^([(\\[“‘"]*)(.*?)((?:[.,:!?…)\\]”’"]|(?<!&[lg]t);)*)$/s,"$1<mark>$2</mark>$3");',
  ],
  // Letters are words' parts in English, and making a segmenter takes as long as a search.
  ['trueLanguage&&typeof Intl.Segmenter!=="undefined"', 'false'],
  // The browser unpacks, on a thread of its own: an inflate in JavaScript held up the first answer and was a tenth of the script.
  [/var u8=Uint8Array;.*var gz_default=gunzipSync;/s, 'const gunzip=async(data)=>new Uint8Array(await new Response(new Response(data).body.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer());'],
  ['data=gz_default(data);', 'data=await gunzip(data);'],
  ['}decompress(data,file=', '}async decompress(data,file='],
  ['=this.decompress(', '=await this.decompress(', 5],
];

/** Change and minify the script `file`. */
export async function changePagefindScript(file: string, entry: string, pages: Pages): Promise<void> {
  let code = await readFile(file, 'utf8');
  for (const [from, to, times = 1] of toChanges(entry, pages)) {
    const parts = code.split(from);
    if (parts.length - 1 !== times) throw new Error(`pagefind.js has “${from}” ${parts.length - 1} times instead of ${times}: is it still version 1.6?`);
    code = parts.join(to);
  }
  await writeFile(file, code);
  await minifyFile(file);
}
