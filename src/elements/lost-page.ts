/** Text with its percent signs read; as it stands where they are none. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** An address as it was meant: in small letters, without what a text puts around it, with the slash at its end. */
export function tidyAddress(path: string): string {
  const bare = decoded(path)
    .toLowerCase()
    .replace(/[\s"'“”‘’«»<>()[\]{}.,;:!?*…/]+$/, '')
    .replace(/(?:\/index)?(?:\.html?)?$/, '')
    .replace(/\/{2,}/g, '/');
  return /\.[a-z0-9]+$/.test(bare) ? bare : `${bare}/`;
}

/** On the page that says nothing stands here: goes where the address was meant to lead, if something stands there. */
export class LostPage extends HTMLElement {
  async connectedCallback(): Promise<void> {
    const { pathname, search, hash } = location;
    const meant = tidyAddress(pathname);
    if (meant === pathname) return;
    const found = await fetch(meant, { method: 'HEAD' }).then(
      ({ ok }) => ok,
      () => false,
    );
    if (found) location.replace(meant + search + hash);
  }
}
