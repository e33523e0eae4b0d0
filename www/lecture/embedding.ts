/** The address of a demo by itself, and what to paste to have it in another page. */
import type { Demo } from '../engine/generated';

/** Where a demo stands alone, next to the page at `base`. */
export function embedAddress(base: string, lecture: string, demo: string): string {
  const address = new URL('embed.html', base);
  address.searchParams.set('lecture', lecture);
  address.searchParams.set('demo', demo);
  return address.href;
}

/** The frame to paste into slides or a course site. */
export function embedSnippet(base: string, lecture: string, { id, title, programs }: Demo): string {
  const name = title ?? programs.map(({ label }) => label).join(', ');
  const address = attribute(embedAddress(base, lecture, id));
  return (
    `<iframe src="${address}" title="${attribute(name)}" width="100%" height="720" ` +
    `style="border: 0" loading="lazy" allow="cross-origin-isolated; clipboard-write"></iframe>`
  );
}

function attribute(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
