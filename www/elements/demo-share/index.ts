import { html, nothing, type TemplateResult } from 'lit';
import type { Demo } from '../../engine/generated';
import { embedAddress, embedSnippet } from '../../lecture/embedding';
import { LightElement } from '../light-element';
import './styles.css';

/**
 * How to have a demo elsewhere: its address, and a frame to paste into slides or a course site.
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

  constructor() {
    super();
    this.demo = null;
    this.lecture = '';
  }

  protected override render(): TemplateResult | typeof nothing {
    const { demo } = this;
    if (demo === null) return nothing;
    const snippet = embedSnippet(document.baseURI, this.lecture, demo);
    const address = embedAddress(document.baseURI, this.lecture, demo.id);
    return html`<details class="demo-share">
      <summary>Use this elsewhere</summary>
      <p>
        In slides or on a course site, paste this, or link to
        <a href=${address}>the demo by itself</a>.
      </p>
      <textarea readonly rows="4" aria-label="What to paste" data-part="snippet" .value=${snippet}></textarea>
      <p>
        <button
          type="button"
          data-action="copy"
          @click=${() => {
            void this.#copy(snippet);
          }}
        >
          Copy
        </button>
        <span role="status">${this.#said}</span>
      </p>
    </details>`;
  }

  async #copy(snippet: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(snippet);
      this.#said = 'Copied.';
    } catch {
      this.querySelector('textarea')?.select();
      this.#said = 'Selected: copy it with the keyboard.';
    }
    this.requestUpdate();
  }
}

customElements.define('demo-share', DemoShare);
