import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { GilEnd } from '../../engine/generated';
import { RecordKind, type TraceRecord } from '../../engine/ring';
import type { TurnsProgram } from '../../engine/turns-protocol';
import { WAITS_FOR_INPUT } from '../../program/session';
import { Stepping } from '../../program/stepping';
import { endWords } from '../../program/step-words';
import { threadClass } from '../../program/threads';
import { turns } from '../../program/turns';
import { Timeline } from '../../views/timeline';
import { durations } from '../../views/timeline-text';
import { counted, positionWords } from '../../views/words';
import { LightElement } from '../light-element';
import { threadBadge } from '../thread-badge';
import '../thread-timeline';
import './styles.css';

/** Instructions between two looks at whether somebody wants it to stop. */
const SLICE = 20_000;
/** Instructions of a counted run at most: one that never ends has to. */
const MOST = 3_000_000;
/** Printed pieces kept. */
const PRINTED = 200;
/** The shortest switch interval, in milliseconds: about fifty instructions. */
const LEAST_INTERVAL = 0.001;
const MOST_SEED = 2 ** 32 - 1;
/** Tells the panels of a page apart. */
let panels = 0;

/** How the lock changes hands. */
type Way = 'timed' | 'counted' | 'anywhere';

const WAYS: readonly { way: Way; text: string }[] = [
  { way: 'timed', text: 'as CPython does, on the real clock' },
  { way: 'counted', text: 'as CPython does, repeatable' },
  { way: 'anywhere', text: 'between any two instructions' },
];

/**
 * A program under the interpreter lock: one thread at a time, switched as CPython does, on the real
 * clock or on one that counts instructions, or between any two instructions. Where instructions are
 * counted, a seed makes the run repeatable. It shows who held the lock when, who waited for it, and how
 * often it changed hands.
 *
 * Properties: `program` to run.
 * Events: `open-schedule`, with a schedule as `detail`, when the run is to be stepped through.
 */
export class GilPanel extends LightElement {
  static override properties = { program: { attribute: false } };

  declare program: TurnsProgram | null;

  #way: Way = 'timed';
  /** The switch interval, in milliseconds. */
  #interval = 5;
  #every = 10;
  #seed = 1;
  readonly #id = String((panels += 1));
  readonly #stepping = new Stepping(this, turns);
  #timeline = new Timeline('microseconds');
  #revision = 0;
  #end: GilEnd | null = null;
  #run: AbortController | null = null;
  #failure: string | null = null;
  #output: { thread: number; text: string }[] = [];
  #switches = 0;
  #position: number | null = null;
  /** Whether the program has asked for input, and what gives it a line. */
  #asks = false;
  #give: (line: string | null) => boolean = () => false;

  constructor() {
    super();
    this.program = null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#run?.abort();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('program') && this.program !== null) this.#start();
  }

  protected override render(): TemplateResult {
    const running = this.#run !== null;
    return html`<div class="gil" role="group" aria-label="Under the GIL" data-part="gil">
      <div class="gil-bar">
        <div class="gil-ways" role="radiogroup" aria-label="The GIL changes hands">
          ${WAYS.map(
            ({ way, text }) =>
              html`<label
                ><input
                  type="radio"
                  name=${`gil-way-${this.#id}`}
                  .checked=${way === this.#way}
                  @change=${this.#onWay(way)}
                />
                ${text}</label
              >`,
          )}
        </div>
        ${this.#numbers()}
        ${
          running
            ? html`<button data-action="stop-gil" @click=${() => this.#run?.abort()}>Stop</button>`
            : html`<button class="primary" data-action="run-gil" @click=${this.#start}>Run</button>`
        }
        ${
          running || this.#schedule === ''
            ? nothing
            : html`<button data-action="step-gil" @click=${this.#open}>Step through this run</button>`
        }
      </div>
      <p class="gil-status" role="status" data-part="gil-status">${this.#words()}</p>
      <thread-timeline
        .timeline=${this.#timeline}
        .revision=${this.#revision}
        .now=${this.#position}
        .seekable=${true}
        @timeline-seek=${(event: CustomEvent<number>) => {
          this.#position = event.detail;
          this.requestUpdate();
        }}
      ></thread-timeline>
      ${this.#holder()} ${running ? nothing : this.#shares()}
      ${running && this.#asks ? this.#input() : nothing}
      <pre class="gil-output" data-part="gil-output" aria-label="Output">${this.#output.map(
        ({ thread, text }) => html`<span class=${threadClass(thread)}>${text}</span>`,
      )}</pre>
    </div>`;
  }

  #input(): TemplateResult {
    void import('../program-input');
    return html`<program-input .give=${this.#give}></program-input>`;
  }

  #numbers(): TemplateResult {
    const number = (name: string, unit: string, least: number, value: number, set: (value: number) => void) =>
      html`<label
        >${name}
        <input
          type="number"
          min=${least}
          step="any"
          .value=${String(value)}
          @change=${(event: Event) => {
            set(Math.max(least, Number((event.target as HTMLInputElement).value) || least));
          }}
        />
        ${unit}</label
      >`;
    const every = number('after about', 'instructions', 1, this.#every, (value) => {
      this.#every = Math.round(value);
    });
    const interval = number('switch interval', 'ms', LEAST_INTERVAL, this.#interval, (value) => {
      this.#interval = value;
    });
    const seed = number('seed', '', 1, this.#seed, (value) => {
      this.#seed = Math.min(Math.round(value), MOST_SEED);
    });
    return html`${this.#way === 'anywhere' ? every : interval} ${this.#way === 'timed' ? nothing : seed}`;
  }

  get #isCounted(): boolean {
    return this.#way !== 'timed';
  }

  get #schedule(): string {
    return this.#isCounted ? this.#stepping.schedule : (this.#end?.schedule ?? '');
  }

  #words(): string {
    if (this.#failure !== null) return this.#failure;
    if (this.#run !== null) return 'Running…';
    const handed = `The GIL changed hands ${counted(this.#switches, 'time')}.`;
    if (this.#isCounted) {
      const { moment } = this.#stepping;
      return moment === null ? '' : `${endWords(moment)} ${handed}`.trim();
    }
    const end = this.#end;
    if (end === null) return '';
    const ending = { finished: 'Finished', failed: 'Failed', stopped: 'Stopped' }[end.ending] ?? 'Deadlock';
    return `${ending} after ${end.seconds.toFixed(3)} s. ${handed}`;
  }

  /** Who holds the lock at the moment that was clicked, and who waits for it. */
  #holder(): TemplateResult | typeof nothing {
    const position = this.#position;
    if (position === null) return nothing;
    const holder = this.#timeline.holderAt(position);
    const waiting = this.#timeline.threads.filter(
      ({ number }) => number !== holder && this.#timeline.spanAt(number, position)?.state === 'ready',
    );
    return html`<p class="gil-holder" role="status">
      ${holder === null ? 'Nobody holds the GIL here.' : html`${threadBadge(holder)} holds the GIL.`}
      ${waiting.length === 0 ? nothing : html`Waiting for it: ${waiting.map(({ number, name }) => threadBadge(number, name))}`}
    </p>`;
  }

  /** How long each thread held the lock, and how long it waited for it. */
  #shares(): TemplateResult | typeof nothing {
    const timeline = this.#timeline;
    const { threads, end, unit } = timeline;
    if (end === 0 || threads.length === 0) return nothing;
    const inAll = (amount: number | undefined): string => positionWords(amount ?? 0, unit);
    const what = unit === 'instructions' ? ' (instructions)' : '';
    const got = new Map<number, number>();
    for (const holder of timeline.holders()) got.set(holder, (got.get(holder) ?? 0) + 1);
    return html`<table class="gil-shares" data-part="gil-shares">
      <caption class="spoken">
        Who held the GIL, and who waited for it
      </caption>
      <thead>
        <tr>
          <th scope="col">Thread</th>
          <th scope="col">got the GIL</th>
          <th scope="col">held it${what}</th>
          <th scope="col">waited for it${what}</th>
        </tr>
      </thead>
      <tbody>
        ${threads.map(({ number, name, lane }) => {
          const spent = durations(lane, { from: 0, to: end });
          return html`<tr>
            <th scope="row">${threadBadge(number, name)} ${name}</th>
            <td>${counted(got.get(number) ?? 0, 'time')}</td>
            <td>${inAll(spent.get('running'))}</td>
            <td>${inAll(spent.get('ready'))}</td>
          </tr>`;
        })}
      </tbody>
    </table>`;
  }

  readonly #onWay = (way: Way) => (): void => {
    this.#way = way;
    this.#start();
  };

  readonly #open = (): void => {
    this.dispatchEvent(new CustomEvent('open-schedule', { detail: this.#schedule, bubbles: true }));
  };

  readonly #start = (): void => {
    const { program } = this;
    if (program === null) return;
    this.#run?.abort();
    const run = new AbortController();
    this.#run = run;
    this.#end = null;
    this.#failure = null;
    this.#output = [];
    this.#switches = 0;
    this.#position = null;
    this.#asks = false;
    const done = this.#isCounted ? this.#runCounted(program, run) : this.#runTimed(program, run);
    done
      .catch((error: unknown) => {
        if (this.#run === run) this.#failure = error instanceof Error ? error.message : String(error);
      })
      .finally(() => {
        if (this.#run === run) this.#run = null;
        this.requestUpdate();
      });
    this.requestUpdate();
  };

  async #runTimed(program: TurnsProgram, run: AbortController): Promise<void> {
    const timeline = new Timeline('microseconds');
    this.#timeline = timeline;
    const end = await turns.ask<'gil'>(
      { kind: 'gil', program, interval: this.#interval / 1000 },
      (news) => {
        if (news.kind !== 'records' || this.#run !== run) return;
        for (const record of news.records) this.#take(timeline, record);
        this.#revision += 1;
        this.requestUpdate();
      },
      run.signal,
      (give) => {
        this.#give = give;
      },
    );
    if (this.#run !== run) return;
    this.#end = end;
    timeline.reach(end.seconds * 1e6);
    this.#switches = end.switches;
    this.#revision += 1;
  }

  #take(timeline: Timeline, { kind, thread, microseconds: at, text }: TraceRecord): void {
    switch (kind) {
      case RecordKind.Stdout:
      case RecordKind.Stderr:
        this.#output = [...this.#output.slice(-PRINTED), { thread, text }];
        break;
      case RecordKind.ThreadStarted:
        timeline.name(thread, text);
        if (timeline.spanAt(thread, at) === null) timeline.change(thread, at, 'ready');
        break;
      case RecordKind.Running:
        timeline.change(thread, at, 'running');
        timeline.handOver(at, thread);
        break;
      case RecordKind.Ready:
        timeline.change(thread, at, 'ready');
        break;
      case RecordKind.Blocked:
        timeline.change(thread, at, text === 'sleep' ? 'sleeping' : 'blocked', 0, text);
        timeline.handOver(at, null);
        this.#asks ||= text === WAITS_FOR_INPUT;
        break;
      case RecordKind.ThreadFinished:
        timeline.change(thread, at, 'finished');
        timeline.handOver(at, null);
        break;
    }
  }

  async #runCounted(program: TurnsProgram, run: AbortController): Promise<void> {
    await this.#stepping.open(program, null, this.#seed);
    // Before its first line, as on the command line: the same seed gives the same run there.
    await this.#stepping.ask({ kind: 'go', position: 0 });
    if (this.#stepping.failure !== null) throw new Error(this.#stepping.failure);
    let begin = true;
    let more = true;
    while (more && this.#run === run && !run.signal.aborted && this.#stepping.end < MOST) {
      more = await this.#stepping.ask({
        kind: 'gil',
        every: this.#way === 'anywhere' ? this.#every : undefined,
        interval: this.#interval / 1000,
        seed: this.#seed,
        begin,
        instructions: SLICE,
      });
      begin = false;
      this.#timeline = this.#stepping.timeline;
      this.#revision += 1;
    }
    if (this.#run !== run) return;
    this.#switches = handOvers(this.#stepping.timeline);
    this.#output = this.#stepping.moment?.output ?? [];
  }
}

/** Adds to a timeline who held the lock: whoever ran. Answers how often that changed. */
function handOvers(timeline: Timeline): number {
  const begins: { at: number; thread: number }[] = [];
  for (const { number, lane } of timeline.threads) {
    for (let index = 0; index < lane.length; index += 1) {
      const { from, state } = timeline.span(lane, index);
      if (state === 'running') begins.push({ at: from, thread: number });
    }
  }
  begins.sort((one, other) => one.at - other.at);
  let switches = 0;
  let last: number | null = null;
  for (const { at, thread } of begins) {
    if (thread !== last) {
      timeline.handOver(at, thread);
      switches += 1;
    }
    last = thread;
  }
  return Math.max(0, switches - 1);
}

customElements.define('gil-panel', GilPanel);
