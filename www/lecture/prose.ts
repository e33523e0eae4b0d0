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
      // An anchor stays in this page; the base of the page's addresses is not the lecture's folder.
      if (!address.startsWith('#')) element.setAttribute(attribute, new URL(address, folder).href);
    }
  }
  return [...fragment.childNodes];
}
