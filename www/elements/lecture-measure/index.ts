import { html, nothing, type TemplateResult } from 'lit';
import type { Measurement } from '../../engine/generated';
import { LightElement } from '../light-element';
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

/** How far below the window a measurement is loaded, so that it is there when it comes into view. */
const NEAR = '600px';
/** Who scrolls past it on the way to something else is gone by then. */
const STAY_MILLISECONDS = 200;

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
  #stay: ReturnType<typeof setTimeout> | undefined;
  readonly #near = new IntersectionObserver(
    (entries) => {
      clearTimeout(this.#stay);
      if (entries.at(-1)?.isIntersecting !== true) return;
      this.#stay = setTimeout(() => void this.#load(), STAY_MILLISECONDS);
    },
    { rootMargin: NEAR },
  );

  constructor() {
    super();
    this.what = null;
    this.loaded = false;
    this.failed = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#near.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#stay);
    this.#near.disconnect();
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.failed) return html`<p>This measurement could not be loaded. Reload the page to try again.</p>`;
    return this.loaded && this.what !== null ? ELEMENTS[this.what].draw() : nothing;
  }

  async #load(): Promise<void> {
    this.#near.disconnect();
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
