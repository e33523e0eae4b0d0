/**
 * What a page names by address, put into the page itself: its frame can load nothing, but its server has
 * scripts, style sheets and images.
 */
import { header, type HttpAnswer } from './http';

/** Fetches from the server of the page. */
export type Fetch = (url: string) => Promise<HttpAnswer>;

const NAMED = 'script[src], link[rel~="stylesheet"][href], img[src]';
const MOST_FILES = 60;

/** The page with what it names; what cannot be had stays as it is, and so does not load. */
export async function withFiles(page: string, fetch: Fetch): Promise<string> {
  const parsed = new DOMParser().parseFromString(page, 'text/html');
  const elements = [...parsed.querySelectorAll(NAMED)].slice(0, MOST_FILES);
  if (elements.length === 0) return page;
  await Promise.all(elements.map((element) => inline(element, fetch)));
  return `<!DOCTYPE html>${parsed.documentElement.outerHTML}`;
}

async function inline(element: Element, fetch: Fetch): Promise<void> {
  const address = element.getAttribute(element.localName === 'link' ? 'href' : 'src') ?? '';
  if (address.startsWith('data:')) return;
  const answer = await fetch(address).catch(() => null);
  if (answer?.status !== 200) return;
  const made = element.ownerDocument.createElement(element.localName === 'link' ? 'style' : element.localName);
  if (element.localName === 'img') {
    for (const { name, value } of element.attributes) made.setAttribute(name, value);
    made.setAttribute('src', dataUrl(answer));
  } else {
    const type = element.getAttribute('type');
    if (type !== null && element.localName === 'script') made.setAttribute('type', type);
    // An end of the element in its own text would end it early.
    made.textContent = new TextDecoder().decode(answer.body).replaceAll(/<\/(script|style)/gi, '<\\/$1');
  }
  element.replaceWith(made);
}

function dataUrl(answer: HttpAnswer): string {
  const type = header(answer, 'content-type') ?? 'application/octet-stream';
  const binary = Array.from(answer.body, (byte) => String.fromCharCode(byte)).join('');
  return `data:${type};base64,${btoa(binary)}`;
}
