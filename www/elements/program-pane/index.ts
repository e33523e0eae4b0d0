import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { EngineClient } from '../../engine/client';
import type { DiffMarks } from '../../program/diff-marks';
import { Edits } from '../../program/edits';
import { ProgramSession, type Program } from '../../program/session';
import {
  SCHEDULES,
  readStepLink,
  writeStepLink,
  type ScheduleName,
  type TurnsSchedule,
} from '../../program/schedules';
import { LightElement } from '../light-element';
import type { ProgramEditor } from '../program-editor';
import type { SeriesProgress } from '../run-status';
import '../program-editor';
import '../program-output';
import '../result-histogram';
import '../run-status';
import './styles.css';

/** How many runs "many" is. */
const MANY = 200;

/** What the lecture says about a program of a demo. */
export interface PaneProgram {
  lecture: string;
  demo: string;
  file: string;
  label: string;
  /** The lecture's own text, which Reset restores. */
  original: string;
  watch: string | null;
  expected: string | null;
  /** What the class is challenged to make happen. */
  goals: readonly { goal: string; text: string }[];
}

/** A program handed to a schedule in turns, and the schedule to step along. */
interface InTurns {
  mode: TurnsSchedule;
  program: { file: string; source: string };
  schedule: string | null;
}

/**
 * One program of a demo: its editor, what can be done with it, and what came of it. Ctrl+Enter (or
 * Cmd+Enter) anywhere in it runs the program, Escape or Ctrl+. stops it. The program runs live, or in
 * one of the schedules in which threads take turns, whose panel is loaded when one is first chosen.
 * A link that names the program and a schedule opens it where that schedule leads.
 *
 * Properties: `program` to show, `engine` to run it with, `marks` of its differences from the
 * program beside it.
 * Events: `program-edit`, with the text as `detail`, at every change; `program-scroll`, with the
 * editor's distance from the top.
 * The attribute `data-schedule` is the schedule chosen.
 */
export class ProgramPane extends LightElement {
  static override properties = {
    program: { attribute: false },
    engine: { attribute: false },
    marks: { attribute: false },
  };

  declare program: PaneProgram | null;
  declare engine: EngineClient | null;
  declare marks: DiffMarks | null;

  readonly #session = new ProgramSession(this, () => {
    if (this.engine === null) throw new Error('this program has no engine to run with');
    return this.engine;
  });
  #text: string | null = null;
  #inTurns: InTurns | null = null;
  /** The schedule where stepping stands. */
  #stepped = '';
  #linked = '';

  constructor() {
    super();
    this.program = null;
    this.engine = null;
    this.marks = null;
    this.addEventListener('keydown', this.#onKey, { capture: true });
  }

  /** The program's text as it stands in the editor. */
  get text(): string {
    this.#text ??= this.#edits?.load() ?? this.program?.original ?? '';
    return this.#text;
  }

  /** Puts another text into the editor, as if it had been typed. */
  write(text: string): void {
    this.#change(text);
    this.dispatchEvent(new CustomEvent('program-edit', { detail: text, bubbles: true }));
  }

  /** Scrolls the editor as the one beside it was. */
  scrollWith(top: number): void {
    this.querySelector<ProgramEditor>('program-editor')?.scrollWith(top);
  }

  /** A text kept from an earlier visit is checked as if it had just been typed. */
  override connectedCallback(): void {
    super.connectedCallback();
    this.dataset.schedule = this.#inTurns?.mode ?? 'live';
    addEventListener('hashchange', this.#onLink);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#onLink);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('program')) this.#onLink();
    if (!changed.has('program') && !changed.has('engine')) return;
    if (this.program === null || this.engine === null || this.text === this.program.original) return;
    this.#session.checkSoon(this.program.file, this.text);
  }

  protected override render(): TemplateResult {
    const { program } = this;
    if (program === null) return html``;
    const edited = this.text !== program.original;
    return html`
      <header class="pane-header">
        <h4 class="pane-label">${program.label}</h4>
        <code class="pane-file">${program.file}</code>
        <span class="pane-edited">${edited ? 'edited' : nothing}</span>
      </header>
      ${this.#schedules(program)} ${this.#inTurns === null ? this.#controls(program) : nothing}
      <program-editor
        .text=${this.text}
        .label=${`Program ${program.file}`}
        .diagnostics=${this.#session.diagnostics}
        .marks=${this.marks}
        @program-edit=${this.#onEdit}
      ></program-editor>
      ${this.#inTurns === null ? this.#outcome(program) : this.#turnsPanel(program, this.#inTurns)}
    `;
  }

  #schedules(program: PaneProgram): TemplateResult {
    const chosen = this.#inTurns?.mode ?? 'live';
    return html`<div class="pane-schedules" role="group" aria-label="${program.label}: who runs next">
      ${SCHEDULES.map(
        ({ name, label, title }) =>
          html`<button
            data-schedule-name=${name}
            title=${title}
            aria-pressed=${name === chosen ? 'true' : 'false'}
            @click=${() => {
              this.#choose(name, null);
            }}
          >
            ${label}
          </button>`,
      )}
    </div>`;
  }

  #turnsPanel(program: PaneProgram, inTurns: InTurns): TemplateResult {
    return html`<schedule-panel
        .mode=${inTurns.mode}
        .program=${inTurns.program}
        .outdated=${inTurns.program.source !== this.text}
        .schedule=${inTurns.schedule}
        .watch=${program.watch}
        .expected=${program.expected}
        .goals=${program.goals}
        .engine=${this.engine}
        @open-schedule=${(event: CustomEvent<string>) => {
          this.#choose('step', event.detail);
        }}
        @program-refresh=${() => {
          this.#choose(inTurns.mode, null);
        }}
        @schedule-change=${(event: CustomEvent<string>) => {
          this.#stepped = event.detail;
        }}
      ></schedule-panel>
      ${
        inTurns.mode === 'step'
          ? html`<p class="pane-link">
              <button class="quiet" data-action="copy-link" @click=${this.#copyLink}>Copy a link to this moment</button>
              <span role="status">${this.#linked}</span>
            </p>`
          : nothing
      }`;
  }

  /** Hands the program to a schedule, or back to the machine. */
  #choose(name: ScheduleName, schedule: string | null, source = this.#handed(schedule)): void {
    const { program } = this;
    if (program === null) return;
    this.#session.stop();
    this.#linked = '';
    if (name === 'live') {
      this.#inTurns = null;
    } else {
      void import('../schedule-panel');
      // The panel sees the same program as long as its text is the same.
      const known = this.#inTurns?.program;
      const handed = known?.source === source ? known : { file: program.file, source };
      this.#inTurns = { mode: name, program: handed, schedule };
    }
    this.dataset.schedule = name;
    this.requestUpdate();
  }

  /** A schedule that was found belongs to the text it was found for; otherwise the editor's counts. */
  #handed(schedule: string | null): string {
    return (schedule === null ? undefined : this.#inTurns?.program.source) ?? this.text;
  }

  readonly #onLink = (): void => {
    const { program } = this;
    if (program === null) return;
    void readStepLink(location.hash).then((link) => {
      if (link?.demo !== program.demo || link.file !== program.file) return;
      // The editor keeps what the reader has written; stepping is of the text that the link carries.
      this.#choose('step', link.schedule === '' ? null : link.schedule, link.text ?? program.original);
      this.scrollIntoView({ block: 'start' });
    });
  };

  readonly #copyLink = (): void => {
    void this.#writeLink().then((said) => {
      this.#linked = said;
      this.requestUpdate();
    });
  };

  async #writeLink(): Promise<string> {
    const { program } = this;
    const source = this.#inTurns?.program.source;
    if (program === null || source === undefined) return '';
    const { demo, file } = program;
    const text = source === program.original ? null : source;
    const address = new URL(location.href);
    address.hash = await writeStepLink({ demo, file, schedule: this.#stepped, text });
    history.replaceState(history.state, '', address);
    try {
      await navigator.clipboard.writeText(address.href);
      return 'Copied.';
    } catch {
      return 'The link stands in the address bar.';
    }
  }

  #controls(program: PaneProgram): TemplateResult {
    const session = this.#session;
    const stopped = session.isActive ? 'false' : 'true';
    return html`<div class="pane-controls" role="group" aria-label="${program.label}: controls">
      <button class="primary" data-action="run" @click=${this.#run} title="Ctrl+Enter">Run</button>
      ${
        program.watch === null
          ? nothing
          : html`<button data-action="run-many" @click=${this.#runMany}>Run ×${MANY}</button>`
      }
      <button data-action="stop" aria-disabled=${stopped} @click=${this.#stop} title="Escape">
        Stop
      </button>
      <button class="quiet" data-action="reset" @click=${this.#reset}>Reset</button>
    </div>`;
  }

  #faults(): TemplateResult {
    return html`<ul class="pane-faults" data-part="diagnostics" aria-live="polite">
      ${this.#session.diagnostics.map(
        ({ line, column, message }) =>
          html`<li>
            <button
              class="link"
              @click=${() => {
                void this.querySelector<ProgramEditor>('program-editor')?.goTo(line, column);
              }}
            >
              Line ${line}</button
            >: ${message}
          </li>`,
      )}
    </ul>`;
  }

  #outcome(program: PaneProgram): TemplateResult {
    const session = this.#session;
    const { series } = session;
    const progress: SeriesProgress | null = series && {
      done: series.tally.runs,
      times: series.times,
      parallel: series.parallel,
      seconds: series.seconds,
    };
    return html`
      <run-status
        data-part="status"
        .state=${session.state}
        .report=${session.report}
        .series=${progress}
        .failure=${session.failure}
        .faults=${session.diagnostics.length}
        .threads=${session.threads.labels}
        .cores=${navigator.hardwareConcurrency}
      ></run-status>
      ${this.#faults()}
      <program-output
        data-part="output"
        .label=${`Output of ${program.file}`}
        .lines=${session.lines}
        .threads=${session.threads}
        .revision=${session.revision}
        .settled=${!session.isActive}
      ></program-output>
      ${session.asks && session.isActive ? this.#input() : nothing}
      ${
        series === null
          ? nothing
          : html`<result-histogram
              data-part="histogram"
              .bars=${series.tally.bars}
              .runs=${series.tally.runs}
              .lost=${series.tally.lost}
              .watch=${program.watch ?? ''}
              .expected=${program.expected}
            ></result-histogram>`
      }
    `;
  }

  /** Loaded when a program first asks for something. */
  #input(): TemplateResult {
    void import('../program-input');
    return html`<program-input .give=${(line: string | null) => this.#session.give(line)}></program-input>`;
  }

  get #edits(): Edits | null {
    const { program } = this;
    return program && new Edits(program.lecture, program.demo, program.file);
  }

  get #runnable(): Program | null {
    const { program } = this;
    return program && { ...program, source: this.text };
  }

  readonly #run = (): void => {
    if (this.#runnable) void this.#session.run(this.#runnable);
  };

  readonly #runMany = (): void => {
    if (this.#runnable) void this.#session.runMany(this.#runnable, MANY);
  };

  readonly #stop = (): void => {
    this.#session.stop();
  };

  readonly #reset = (): void => {
    const original = this.program?.original ?? '';
    this.#session.clear();
    this.write(original);
  };

  readonly #onEdit = (event: CustomEvent<string>): void => {
    this.#change(event.detail);
  };

  #change(text: string): void {
    if (this.program === null || text === this.#text) return;
    this.#text = text;
    this.#edits?.save(text, this.program.original);
    this.#session.checkSoon(this.program.file, text);
    this.requestUpdate();
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const command = event.ctrlKey || event.metaKey;
    const run = command && event.key === 'Enter';
    const stop =
      this.#session.isActive && (event.key === 'Escape' || (command && event.key === '.'));
    if (!run && !stop) return;
    // Taken before the editor sees them: it has its own use for both.
    event.preventDefault();
    event.stopPropagation();
    if (run) {
      if (this.#inTurns !== null) this.#choose('live', null);
      this.#run();
    } else {
      this.#stop();
    }
  };
}

customElements.define('program-pane', ProgramPane);
