import { html, nothing, type TemplateResult } from 'lit';
import type { EngineClient } from '../../engine/client';
import type { Measurement } from '../../engine/generated';
import { LightElement } from '../light-element';
import { whenNear } from '../when-near';
import './styles.css';

type Draw = (engine: EngineClient | null) => TemplateResult;

/** What each measurement is drawn by, loaded when the reader comes near it. */
const ELEMENTS: Record<Measurement, { load: () => Promise<unknown>; draw: Draw }> = {
  increments: {
    load: () => import('../machine-races'),
    draw: () => html`<machine-races></machine-races>`,
  },
  memory: {
    load: () => import('../machine-memory'),
    draw: () => html`<machine-memory></machine-memory>`,
  },
  prices: {
    load: () => import('../machine-prices'),
    draw: (engine) => html`<machine-prices .engine=${engine}></machine-prices>`,
  },
  'speed-up': {
    load: () => import('../machine-speed-up'),
    draw: (engine) => html`<machine-speed-up .engine=${engine}></machine-speed-up>`,
  },
  deadlock: {
    load: () => import('../machine-deadlock'),
    draw: (engine) => html`<machine-deadlock .engine=${engine}></machine-deadlock>`,
  },
  queue: {
    load: () => import('../machine-queue'),
    draw: () => html`<machine-queue></machine-queue>`,
  },
};

/**
 * The place of a measurement in the lecture.
 *
 * Properties: `what` is measured, which the attribute `data-what` repeats; `engine`, the page's.
 */
export class LectureMeasure extends LightElement {
  static override properties = {
    what: { attribute: 'data-what', reflect: true },
    engine: { attribute: false },
    loaded: { state: true },
    failed: { state: true },
  };

  declare what: Measurement | null;
  declare engine: EngineClient | null;
  declare loaded: boolean;
  declare failed: boolean;
  #leave: () => void = () => undefined;

  constructor() {
    super();
    this.what = null;
    this.engine = null;
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
    return this.loaded && this.what !== null ? ELEMENTS[this.what].draw(this.engine) : nothing;
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
