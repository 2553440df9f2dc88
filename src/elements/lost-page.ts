/** Signs that nobody sees, which come along with copied text, and line ends of a text. */
const UNSEEN = /[\p{Cc}\p{Cf}]/gu;

/** Text with its percent signs read; as it stands where they are none. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * An address as it was meant: in small letters, without what a text puts around it, with the slash at its end, and a query
 * and a fragment as such where their signs came as letters. The site's own `base` stays as it is written.
 */
export function tidyAddress(path: string, base = '/'): string {
  const whole = decoded(path.toLowerCase().startsWith(base.toLowerCase()) ? path.slice(base.length) : path);
  const [, page = '', query = '', fragment = ''] = /^([^?&#]*)(?:[?&]([^#]*))?(#.*)?$/s.exec(whole.replace(UNSEEN, ''))!;
  const bare = page
    .toLowerCase()
    .replace(/[\\/]+/g, '/')
    .replace(/[\s"'“”‘’«»<>()[\]{}.,;:!?*…/]+$/, '')
    .replace(/(?:^|\/)index(?:\.html?)?$|\.html?$/, '')
    .replace(/^\//, '');
  return base + bare + (!bare || /\.[a-z0-9]+$/.test(bare) ? '' : '/') + (query && `?${query}`) + fragment;
}

/** On the page that says nothing stands here: goes where the address was meant to lead, if something stands there. */
export class LostPage extends HTMLElement {
  async connectedCallback(): Promise<void> {
    const { pathname, search, hash } = location;
    const meant = tidyAddress(pathname, import.meta.env.BASE_URL);
    if (meant === pathname) return;
    const address = new URL(meant, location.origin);
    const found = await fetch(address.pathname, { method: 'HEAD' }).then(
      ({ ok }) => ok,
      () => false,
    );
    if (found) location.replace(address.pathname + (address.search || search) + (address.hash || hash));
  }
}
