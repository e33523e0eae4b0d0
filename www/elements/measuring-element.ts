import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { EngineClient } from '../engine/client';
import { nextFrame } from '../engine/frame';
import { MeasuringEnded, sample, type Subject } from '../measure/sampling';
import { isEnough } from '../measure/statistics';
import type { Measured } from '../measure/table';
import { LightElement } from './light-element';
import './measured-plot';
import './measuring.css';

/**
 * What elements that measure have in common: a button that starts and stops, how far it is, and what
 * was measured. Who extends it says what to measure, and how to end it at once.
 *
 * The attribute `data-state` is `idle`, `measuring`, `measured` or `failed`. Property: `engine`, the
 * page's, for what is measured in Python.
 */
export abstract class MeasuringElement extends LightElement {
  static override properties: PropertyDeclarations = {
    state: { attribute: 'data-state', reflect: true },
    engine: { attribute: false },
    measured: { state: true },
    message: { state: true },
  };

  declare state: 'idle' | 'measuring' | 'measured' | 'failed';
  declare engine: EngineClient | null;
  declare measured: readonly Measured[];
  declare message: string;
  /** Aborted by Stop. */
  #current: AbortController | null = null;

  constructor() {
    super();
    this.state = 'idle';
    this.engine = null;
    this.measured = [];
    this.message = '';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.state === 'measuring') this.end();
  }

  /** Makes ready what measures, and says what there is to measure. */
  protected abstract subjects(): Promise<readonly Subject[]>;

  /** Ends whatever is being measured: its promise rejects with `MeasuringEnded`. */
  protected abstract end(): void;

  /** The button, and how far it is. */
  protected controls(label = 'Measure'): TemplateResult {
    const measuring = this.state === 'measuring';
    // One button for both, so that who presses it with the keyboard stays where they are.
    return html`<p class="machine-controls">
      <button
        type="button"
        class=${measuring ? '' : 'primary'}
        data-action=${measuring ? 'stop' : 'measure'}
        @click=${measuring ? this.#stop : this.#measure}
      >
        ${measuring ? 'Stop' : label}
      </button>
      <span role="status" data-part="status">${this.#status()}</span>
    </p>`;
  }

  /** What a reader on one core is told that cannot be shown there. */
  protected note(words: string, shown: boolean): TemplateResult | typeof nothing {
    return shown ? html`<p class="machine-note" data-part="note">${words}</p>` : nothing;
  }

  /** The page's engine, or one of its own where nobody gave it one. */
  protected python(): EngineClient {
    return (this.engine ??= new EngineClient());
  }

  /** The text of what is measured, for who wants to see it. */
  protected program(title: string, text: string): TemplateResult {
    return html`<details class="machine-program">
      <summary>${title}</summary>
      <pre tabindex="0"><code>${text}</code></pre>
    </details>`;
  }

  #status(): string {
    switch (this.state) {
      case 'idle':
        return '';
      case 'measuring': {
        const [all, counts] = [this.measured.length, this.measured.map(({ samples }) => samples.length)];
        const certain = this.measured.filter(({ samples }) => isEnough(samples)).length;
        return all === 0
          ? 'Warming up…'
          : `Measuring, ${String(Math.max(...counts))} times so far: ${String(certain)} of ${String(all)} are certain…`;
      }
      case 'measured':
        return 'Measured.';
      case 'failed':
        return this.message;
    }
  }

  readonly #measure = async (): Promise<void> => {
    const stop = new AbortController();
    this.#current = stop;
    this.state = 'measuring';
    this.measured = [];
    try {
      const subjects = await this.subjects();
      await sample(
        subjects.map((subject) => ({ ...subject, measure: unlessStopped(subject.measure, stop.signal) })),
        async (measured) => {
          this.measured = measured;
          await this.#drawn();
          return this.isConnected;
        },
      );
      this.state = 'measured';
    } catch (error) {
      if (error instanceof MeasuringEnded || stop.signal.aborted) {
        this.state = this.measured.length > 0 ? 'measured' : 'idle';
      } else {
        this.state = 'failed';
        this.message = `Measuring failed: ${error instanceof Error ? error.message : String(error)}`;
      }
    }
  };

  /** Resolves when the page has drawn what is new: drawing would take time from what is measured next. */
  async #drawn(): Promise<void> {
    await this.updateComplete;
    // The second frame begins when the first has been drawn.
    for (let frames = 0; frames < 2; frames += 1) await new Promise<void>(nextFrame);
  }

  readonly #stop = (): void => {
    this.#current?.abort();
    this.end();
  };
}

/** What is being measured may be done just as it is ended: nothing more is begun then. */
function unlessStopped(measure: Subject['measure'], stop: AbortSignal): Subject['measure'] {
  return () => (stop.aborted ? Promise.reject(new MeasuringEnded()) : measure());
}
