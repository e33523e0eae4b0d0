/** The address of a demo by itself, and what to paste to have it in another page. */
import type { Demo } from '../engine/generated';

/** Where a demo stands alone, next to the page at `base`. */
export function embedAddress(base: string, lecture: string, demo: string): string {
  const address = new URL('embed.html', base);
  address.searchParams.set('lecture', lecture);
  address.searchParams.set('demo', demo);
  return address.href;
}

/** The ways to have a demo in another page. */
export const WAYS = ['frame', 'element', 'reveal'] as const;
export type Way = (typeof WAYS)[number];

/** What to paste into another page to have the demo there. */
export function snippet(way: Way, base: string, lecture: string, demo: Demo): string {
  const { id, title, programs } = demo;
  const name = attribute(title ?? programs.map(({ label }) => label).join(', '));
  const script = (file: string) => attribute(new URL(file, base).href);
  const element = `<interleave-demo lecture="${attribute(lecture)}" demo="${attribute(id)}" title="${name}">`;
  switch (way) {
    case 'frame': {
      const address = attribute(embedAddress(base, lecture, id));
      return (
        `<iframe src="${address}" title="${name}" width="100%" height="720" ` +
        `style="border: 0" loading="lazy" allow="cross-origin-isolated; clipboard-write"></iframe>\n` +
        `<p><a href="${address}">${name}</a>, in a window of its own</p>`
      );
    }
    case 'element': {
      const address = attribute(embedAddress(base, lecture, id));
      return (
        `<script type="module" src="${script('interleave-demo.js')}"></script>\n` +
        `${element}\n  <a href="${address}">${name}</a>\n</interleave-demo>`
      );
    }
    case 'reveal':
      return (
        `<!-- a slide -->\n<section>\n  <h2>${name}</h2>\n  ${element}</interleave-demo>\n</section>\n\n` +
        `<!-- before Reveal.initialize({ plugins: [InterleaveReveal] }) -->\n` +
        `<script src="${script('interleave-reveal.js')}"></script>`
      );
  }
}

function attribute(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
