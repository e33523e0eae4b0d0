import { html, nothing, type TemplateResult } from 'lit';
import type { Demo } from '../../engine/generated';
import { embedAddress, snippet, WAYS, type Way } from '../../lecture/embedding';
import { LightElement } from '../light-element';
import './styles.css';

const NAMES: Record<Way, string> = {
  frame: 'a frame, for anywhere',
  element: 'a script and an element, as high as the demo',
  reveal: 'a reveal.js plugin',
};

/**
 * How to have a demo elsewhere: its address, and what to paste into slides or a course site.
 *
 * Properties: `demo`, and `lecture`, its folder's name.
 */
export class DemoShare extends LightElement {
  static override properties = {
    demo: { attribute: false },
    lecture: { attribute: false },
  };

  declare demo: Demo | null;
  declare lecture: string;

  #said = '';
  #way: Way = 'frame';

  constructor() {
    super();
    this.demo = null;
    this.lecture = '';
  }

  protected override render(): TemplateResult | typeof nothing {
    const { demo } = this;
    if (demo === null) return nothing;
    const text = snippet(this.#way, document.baseURI, this.lecture, demo);
    const address = embedAddress(document.baseURI, this.lecture, demo.id);
    return html`<details class="demo-share">
      <summary>Use this elsewhere</summary>
      <p>
        In slides or on a course site, paste this, or link to
        <a href=${address}>the demo by itself</a>.
      </p>
      <label>
        As
        <select data-part="way" @change=${this.#onWay}>
          ${WAYS.map((way) => html`<option value=${way} ?selected=${way === this.#way}>${NAMES[way]}</option>`)}
        </select>
      </label>
      <textarea readonly rows="5" aria-label="What to paste" data-part="snippet" .value=${text}></textarea>
      <p>
        <button
          type="button"
          data-action="copy"
          @click=${() => {
            void this.#copy(text);
          }}
        >
          Copy
        </button>
        <span role="status">${this.#said}</span>
      </p>
    </details>`;
  }

  readonly #onWay = (event: Event): void => {
    const chosen = (event.target as HTMLSelectElement).value;
    this.#way = WAYS.find((way) => way === chosen) ?? 'frame';
    this.#said = '';
    this.requestUpdate();
  };

  async #copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.#said = 'Copied.';
    } catch {
      this.querySelector('textarea')?.select();
      this.#said = 'Selected: copy it with the keyboard.';
    }
    this.requestUpdate();
  }
}

customElements.define('demo-share', DemoShare);
