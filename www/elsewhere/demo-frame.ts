/**
 * `<interleave-demo>` on somebody else's page: a frame with one demo of a lecture in it. A frame,
 * because only a document of its own can be isolated where the page around it is not, and because
 * nothing of either page can then disturb the other. It knows no engine and no library.
 */
import { fromFrame, marked, type SlideKey, type ToFrame } from './messages';

/** How long a frame may be silent before a sentence and a link stand below it. */
const PATIENCE_MILLISECONDS = 15_000;
const FIRST_HEIGHT = 640;

/**
 * Attributes: `lecture`, its folder's name, and `demo`, its id; `site`, the address of the lecture
 * page, where it is not the folder this script comes from; `height` in pixels, without which the
 * frame is as high as the demo; `theme`, `light` or `dark`; `title`. What stands inside the element is
 * shown until the frame is there, and where it may not be.
 * Events: `slide-key`, with the key as `detail`, when the reader presses a key that moves slides.
 */
export class DemoFrame extends HTMLElement {
  #frame: HTMLIFrameElement | null = null;
  #near: IntersectionObserver | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    this.style.display ||= 'block';
    // A demo far away costs nothing; one on a slide that is not shown has no place to come near to.
    this.#near = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) this.open();
      },
      { rootMargin: '400px' },
    );
    this.#near.observe(this);
    addEventListener('message', this.#onMessage);
  }

  disconnectedCallback(): void {
    this.#near?.disconnect();
    clearTimeout(this.#timer);
    removeEventListener('message', this.#onMessage);
    this.#frame?.remove();
    this.#frame = null;
  }

  /** Loads the demo, if that has not been done. */
  open(): void {
    if (this.#frame !== null || !this.isConnected) return;
    this.#near?.disconnect();
    const frame = document.createElement('iframe');
    frame.src = this.#address('embed.html').href;
    frame.title = this.title || `Demo: ${this.getAttribute('demo') ?? ''}`;
    frame.allow = 'cross-origin-isolated; clipboard-write; fullscreen';
    const { style } = frame;
    style.display = 'block';
    style.width = '100%';
    style.border = '0';
    style.colorScheme = 'auto';
    style.height = this.fixed ? '100%' : `${String(FIRST_HEIGHT)}px`;
    const height = Number(this.getAttribute('height'));
    if (height > 0) this.style.height = `${String(height)}px`;
    this.#frame = frame;
    this.replaceChildren(frame);
    this.#timer = setTimeout(() => {
      this.append(this.#fallback('The demo has not appeared.'));
    }, PATIENCE_MILLISECONDS);
  }

  /** Ends what runs in the demo. */
  stop(): void {
    const message: ToFrame = { kind: 'stop' };
    // To whomever is there: it says nothing that is not for everybody.
    this.#frame?.contentWindow?.postMessage(marked(message), '*');
  }

  /** A sentence and a link in place of the frame, for paper and for places that run nothing. */
  showLink(): void {
    this.disconnectedCallback();
    this.replaceChildren(this.#fallback(''));
  }

  /** Whether the place decides how high the demo is, not the demo. */
  get fixed(): boolean {
    return Number(this.getAttribute('height')) > 0 || this.classList.contains('r-stretch');
  }

  #address(page: string): URL {
    const address = new URL(page, this.getAttribute('site') ?? scriptAddress());
    for (const name of ['lecture', 'theme']) {
      const value = this.getAttribute(name);
      if (value !== null) address.searchParams.set(name, value);
    }
    if (page === '') address.hash = this.getAttribute('demo') ?? '';
    else address.searchParams.set('demo', this.getAttribute('demo') ?? '');
    return address;
  }

  #fallback(sentence: string): HTMLParagraphElement {
    const paragraph = document.createElement('p');
    const link = document.createElement('a');
    link.href = this.#address('').href;
    link.target = '_blank';
    link.rel = 'noopener';
    link.textContent = `Open “${this.title || (this.getAttribute('demo') ?? '')}” in a window of its own`;
    paragraph.append(sentence, ' ', link);
    return paragraph;
  }

  readonly #onMessage = ({ source, data }: MessageEvent): void => {
    if (this.#frame === null || source !== this.#frame.contentWindow) return;
    const message = fromFrame(data);
    if (message?.kind === 'height') {
      clearTimeout(this.#timer);
      this.querySelector('p')?.remove();
      if (!this.fixed) this.#frame.style.height = `${String(Math.ceil(message.height))}px`;
    } else if (message?.kind === 'key') {
      this.dispatchEvent(new CustomEvent<SlideKey>('slide-key', { detail: message.key, bubbles: true }));
    }
  };
}

/** The script this stands in, known while it is read where it is no module. */
const current = document.currentScript;

function scriptAddress(): string {
  if (current instanceof HTMLScriptElement && current.src !== '') return current.src;
  const scripts = [...document.querySelectorAll('script')];
  const ours = scripts.find(({ src }) => /\/interleave-(demo|reveal)\.js([?#]|$)/.test(src));
  return ours?.src ?? document.baseURI;
}

/** Defines the element, unless another of our scripts has. */
export function defineDemoFrame(): void {
  if (customElements.get('interleave-demo') === undefined) {
    customElements.define('interleave-demo', DemoFrame);
  }
}
