/** Marks in a list of links to places on the page the place where the reader is, for browsers whose CSS cannot (`:target-current`). */
export function followReader(list: Element): void {
  const places = [...list.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')].flatMap((link) => {
    const place = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    return place ? [{ link, place }] : [];
  });
  const passed = new Set<Element>();
  // Endless above and two thirds short below: a place stays in sight from the moment its beginning is read.
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) passed[isIntersecting ? 'add' : 'delete'](target);
      const current = places.findLast(({ place }) => passed.has(place)) ?? places[0];
      for (const { link } of places) {
        if (link === current?.link) link.setAttribute('aria-current', 'true');
        else link.removeAttribute('aria-current');
      }
    },
    { rootMargin: '9999999px 0px -66%' },
  );
  for (const { place } of places) observer.observe(place);
}
