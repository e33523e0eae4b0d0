import { html, nothing, type TemplateResult } from 'lit';
import type { EngineClient } from '../../engine/client';
import type { Measurement } from '../../engine/generated';
import { LightElement } from '../light-element';
import { whenNear } from '../when-near';
import type { Draw } from './elements';
import './styles.css';

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
  #draw: Draw | null = null;
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
    return this.#draw?.(this.engine) ?? nothing;
  }

  async #load(): Promise<void> {
    if (this.what === null) return;
    try {
      const { ELEMENTS } = await import('./elements');
      const { load, draw } = ELEMENTS[this.what];
      await load();
      this.#draw = draw;
      this.loaded = true;
    } catch {
      this.failed = true;
    }
  }
}

customElements.define('lecture-measure', LectureMeasure);
