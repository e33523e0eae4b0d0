import { html, nothing, type TemplateResult } from 'lit';
import type { EngineClient } from '../../engine/client';
import type { Demo } from '../../engine/generated';
import type { EngineInfo } from '../../engine/protocol';
import type { ProgramText } from '../../lecture/load';
import { diffMarks, type DiffMarks } from '../../program/diff-marks';
import { LightElement } from '../light-element';
import type { PaneProgram, ProgramPane } from '../program-pane';
import '../demo-share';
import '../program-pane';
import './styles.css';

/**
 * One demo of the lecture: its programs side by side, where the screen has room for that, with
 * their differences marked; one at a time on a phone.
 *
 * Properties: `demo` as the lecture describes it, `lecture` its folder's name, empty where it is of no
 * lecture, `texts` of its
 * programs by file, `engine` to run them with, `info` on the engine once it is known, `embedded` where
 * the demo stands in somebody else's page.
 * The attribute `data-demo` is the demo's id.
 */
export class InterleaveDemo extends LightElement {
  static override properties = {
    demo: { attribute: false },
    lecture: { attribute: false },
    texts: { attribute: false },
    engine: { attribute: false },
    info: { attribute: false },
    embedded: { type: Boolean },
  };

  declare demo: Demo | null;
  declare lecture: string;
  declare texts: ReadonlyMap<string, ProgramText>;
  declare engine: EngineClient | null;
  declare info: EngineInfo | null;
  declare embedded: boolean;

  /** The program shown where there is room for one. */
  #front = 0;
  /** Undefined until the programs were compared; null where comparing them tells nothing. */
  #marks: [DiffMarks, DiffMarks] | null | undefined;
  /** One description per program, kept so that panes see a new one only when it is new. */
  readonly #programs = new Map<string, PaneProgram>();

  constructor() {
    super();
    this.demo = null;
    this.lecture = '';
    this.texts = new Map();
    this.engine = null;
    this.info = null;
    this.embedded = false;
    // Who reaches for a demo is about to run it.
    for (const reaching of ['pointerenter', 'focusin']) {
      this.addEventListener(reaching, () => void this.engine?.open().catch(() => undefined), { once: true });
    }
  }

  protected override render(): TemplateResult {
    const { demo } = this;
    if (demo === null) return html``;
    return html`<section class="demo" aria-label=${demo.title ?? demo.programs.map(({ label }) => label).join(', ')}>
      ${
        demo.title === null
          ? this.info?.build === 'single'
            ? this.#engineNote()
            : nothing
          : html`<header class="demo-header">
              <h3>${demo.title}</h3>
              ${this.#engineNote()}
            </header>`
      }
      ${demo.programs.length > 1 ? this.#chooser(demo) : nothing}
      <div class="demo-panes" data-count=${demo.programs.length}>
        ${demo.programs.map((program, index) => this.#pane(demo, program, index))}
      </div>
      ${demo.title === null ? nothing : this.#keys()}
      ${this.embedded ? nothing : this.#mine()}
      ${this.embedded || this.lecture === '' ? nothing : html`<demo-share .lecture=${this.lecture} .demo=${demo}></demo-share>`}
    </section>`;
  }

  /** Loaded by those who open it. */
  #mine(): TemplateResult {
    return html`<details
      class="demo-mine"
      @toggle=${() => {
        void import('../demo-mine');
      }}
    >
      <summary>Share, save or open a program</summary>
      <demo-mine></demo-mine>
    </details>`;
  }

  #keys(): TemplateResult {
    return html`<p class="demo-keys">
        <kbd>Ctrl</kbd> <kbd>Enter</kbd> runs the program you are in, <kbd>Esc</kbd> stops it.
        <kbd>Tab</kbd> leaves the editor; <kbd>Ctrl</kbd> <kbd>]</kbd> indents.
      </p>`;
  }

  protected override updated(): void {
    // The first difference needs every pane's text, which edits on this device may have changed.
    if (this.#marks === undefined && this.#panes.length > 0) this.#compare();
  }

  #engineNote(): TemplateResult {
    if (this.info?.build === 'single') {
      return html`<p class="demo-engine" data-part="isolation-note">
        This browser lets the page use one core, so the threads take turns on it here.
      </p>`;
    }
    return html`<p class="demo-engine">
      ${this.info === null ? nothing : `Real threads, on up to ${coresOf(this.info.workers)}`}
    </p>`;
  }

  #chooser(demo: Demo): TemplateResult {
    return html`<div class="demo-chooser" role="group" aria-label="Program to show">
      ${demo.programs.map(
        ({ label }, index) =>
          html`<button
            aria-pressed=${index === this.#front ? 'true' : 'false'}
            @click=${() => {
              this.#front = index;
              this.requestUpdate();
            }}
          >
            ${label}
          </button>`,
      )}
    </div>`;
  }

  #pane(demo: Demo, { file, label }: Demo['programs'][number], index: number): TemplateResult {
    const text = this.texts.get(file);
    if (text === undefined || 'missing' in text) {
      return html`<p class="demo-missing" data-program=${file}>
        <code>${file}</code> could not be loaded: ${text?.missing ?? 'it is not there'}.
      </p>`;
    }
    return html`<program-pane
      class=${index === this.#front ? 'front' : 'behind'}
      role="group"
      aria-label=${label}
      data-program=${file}
      .program=${this.#program(demo, file, label, text.text)}
      .engine=${this.engine}
      .marks=${this.#marks?.[index] ?? null}
      @program-edit=${this.#compare}
      @program-scroll=${this.#scrollTogether}
    ></program-pane>`;
  }

  #program(demo: Demo, file: string, label: string, original: string): PaneProgram {
    let program = this.#programs.get(file);
    if (program === undefined) {
      const watch = demo.watch ?? null;
      const expected = demo.expected ?? null;
      const goals = demo.goals;
      program = { lecture: this.lecture, demo: demo.id, file, label, original, watch, expected, goals };
      this.#programs.set(file, program);
    }
    return program;
  }

  get #panes(): ProgramPane[] {
    return [...this.querySelectorAll<ProgramPane>('program-pane')];
  }

  readonly #compare = (): void => {
    const panes = this.#panes;
    const left = panes.at(0);
    const right = panes.at(1);
    const comparable = this.demo?.compare === true && left && right;
    this.#marks = comparable ? diffMarks(left.text, right.text) : null;
    this.requestUpdate();
  };

  readonly #scrollTogether = (event: CustomEvent<number>): void => {
    // Lines stand side by side only where the marks make room for them.
    if (!this.#marks) return;
    for (const pane of this.#panes.slice(0, 2)) {
      if (pane !== event.currentTarget) pane.scrollWith(event.detail);
    }
  };
}

/** Of more workers than cores, some take turns. */
function coresOf(workers: number): string {
  const cores = Math.min(workers, navigator.hardwareConcurrency);
  return cores === 1 ? '1 core' : `${String(cores)} cores`;
}

customElements.define('interleave-demo', InterleaveDemo);
