/** A lecture's HTML as nodes, made once for each place it is shown in. */
import { safeHtml } from './safe-html';

/** The nodes of `html`, in which links to files lead into the lecture's folder. */
export function proseNodes(html: string, lecture: string): ChildNode[] {
  const folder = new URL(`lectures/${encodeURIComponent(lecture)}/`, document.baseURI);
  const fragment = safeHtml(html);
  for (const [selector, attribute] of [
    ['a[href]', 'href'],
    ['img[src]', 'src'],
  ] as const) {
    for (const element of fragment.querySelectorAll(selector)) {
      const address = element.getAttribute(attribute) ?? '';
      // What begins so is meant for this page or its site; the rest, for the lecture's folder.
      if (/^[#?/]/.test(address)) continue;
      element.setAttribute(attribute, new URL(address, folder).href);
    }
  }
  return [...fragment.childNodes];
}
