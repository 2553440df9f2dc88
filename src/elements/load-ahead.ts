/**
 * An inline script of the page of search (build/inline-script.ts): where the address is a search, the engine and the answers are on
 * their way before any other script has arrived, and the engine's metadata as soon as the answers say its name. A page that only
 * shows the field does not fetch the engine.
 */
type Head = import('../search/answers.ts').Head;

declare global {
  /** The first file of the answers; nothing where it did not come. */
  var answersAhead: Promise<Head | undefined> | undefined;
}

if (location.search) {
  const { documentElement: root, head } = document;
  const folder = `${import.meta.env.BASE_URL}pagefind/`;
  const fetchAhead = (name: string): void => {
    const link = document.createElement('link');
    link.rel = 'preload';
    link.as = 'fetch';
    link.crossOrigin = '';
    link.href = folder + name;
    head.append(link);
  };

  // It keeps room for what is found, so that nothing beneath it moves, until the reader types.
  root.dataset['asked'] = '';
  for (const event of ['input', 'popstate']) addEventListener(event, () => delete root.dataset['asked'], { once: true });

  // What does not come is asked for again, and told, by the search (search-engine.ts).
  globalThis.answersAhead = fetch(`${folder}answers/head.json`)
    .then((response) => response.json() as Promise<Head>)
    .then((answers) => {
      fetchAhead(`pagefind.${answers.index.digest}.pf_meta`);
      return answers;
    })
    .catch(() => undefined);
  import(/* @vite-ignore */ `${folder}pagefind.js`).catch(() => undefined);
  fetchAhead('wasm.en.pagefind');
}
