import { html, nothing, type TemplateResult } from 'lit';
import type { Measurement } from '../../engine/generated';
import { LightElement } from '../light-element';
import { whenNear } from '../when-near';
import './styles.css';

/** What each measurement is drawn by, loaded when the reader comes near it. */
const ELEMENTS: Record<Measurement, { load: () => Promise<unknown>; draw: () => TemplateResult }> = {
  increments: {
    load: () => import('../machine-races'),
    draw: () => html`<machine-races></machine-races>`,
  },
  memory: {
    load: () => import('../machine-memory'),
    draw: () => html`<machine-memory></machine-memory>`,
  },
};

/**
 * The place of a measurement in the lecture.
 *
 * Property: `what` is measured; the attribute `data-what` repeats it.
 */
export class LectureMeasure extends LightElement {
  static override properties = {
    what: { attribute: 'data-what', reflect: true },
    loaded: { state: true },
    failed: { state: true },
  };

  declare what: Measurement | null;
  declare loaded: boolean;
  declare failed: boolean;
  #leave: () => void = () => undefined;

  constructor() {
    super();
    this.what = null;
    this.loaded = false;
    this.failed = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#leave = whenNear(this, () => {
      void this.#load();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leave();
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.failed) return html`<p>This measurement could not be loaded. Reload the page to try again.</p>`;
    return this.loaded && this.what !== null ? ELEMENTS[this.what].draw() : nothing;
  }

  async #load(): Promise<void> {
    if (this.what === null) return;
    try {
      await ELEMENTS[this.what].load();
      this.loaded = true;
    } catch {
      this.failed = true;
    }
  }
}

customElements.define('lecture-measure', LectureMeasure);
