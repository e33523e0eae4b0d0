/** The frame's side: a demo that stands in another page tells it how high it is, and hears when to end. */
import { marked, SLIDE_KEYS, toFrame, type FromFrame } from './messages';

/** What in a demo has its own use for the keys that move slides. */
const WRITING = 'input, textarea, select, [contenteditable="true"]';

/** Whether this document stands in another one. */
export function isFramed(): boolean {
  return window !== window.parent;
}

/**
 * Whether the page around forbids this one what every page has: an origin of its own, and with it
 * workers and a place to keep edits.
 */
export function isSandboxed(): boolean {
  return self.origin === 'null';
}

/** Tells the page around this one of `place`'s height and of keys; `onStop` ends what runs. */
export function speakWithPage(place: HTMLElement, onStop: () => void): void {
  if (!isFramed()) return;
  const root = document.documentElement;
  new ResizeObserver(() => {
    tell({ kind: 'height', height: place.getBoundingClientRect().bottom + root.scrollTop });
  }).observe(place);
  addEventListener('message', ({ source, data }) => {
    if (source === window.parent && toFrame(data) !== null) onStop();
  });
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.target instanceof Element && event.target.closest(WRITING)) return;
    const key = SLIDE_KEYS.find((name) => name === event.key);
    if (key !== undefined) tell({ kind: 'key', key });
  });
}

function tell(message: FromFrame): void {
  // To whomever is there: a height and a key are no secrets.
  window.parent.postMessage(marked(message), '*');
}
