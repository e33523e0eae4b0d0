import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Moment, StepExtent, StepPlayer, StepRequest, ThreadMoment } from '../../engine/generated';
import type { TurnsProgram } from '../../engine/turns-protocol';
import { pause } from '../../pause';
import { EXTENTS, endWords, lineOf, momentWords, nextWords, stateWordsOf } from '../../program/step-words';
import { Stepping } from '../../program/stepping';
import { threadClass } from '../../program/threads';
import { turns } from '../../program/turns';
import type { MemoryView, WaitGraph } from '../../views/model';
import { LightElement } from '../light-element';
import { threadBadge } from '../thread-badge';
import '../bytecode-list';
import '../memory-view';
import '../source-view';
import '../step-goals';
import '../thread-timeline';
import '../wait-graph';
import './styles.css';

/** How long the machine waits between two moves, by the speed chosen. */
const PAUSES: readonly { name: string; milliseconds: number }[] = [
  { name: 'slow', milliseconds: 900 },
  { name: 'medium', milliseconds: 300 },
  { name: 'fast', milliseconds: 40 },
];

/** Moves of the machine at once, when nothing is to be watched. */
const MANY_MOVES = 2000;

/**
 * A program that is moved by hand: its threads side by side, each with a button that moves it, its
 * source with a marker for every thread, its variables, who waits for whom, and the timeline, along
 * which every moment can be visited.
 *
 * Keys, wherever in the panel: 0 to 9 move the thread of that number; i, l, s and w choose how far
 * (instruction, line, shared access, until it waits); left and right go to the move before and behind,
 * Home and End to the first moment and the last; c goes on until there is a choice; p lets the machine
 * play, or stops it.
 *
 * Properties: `program` to step through, `schedule` to record at the beginning, or null; `goals` of
 * the lecture, and `challenged`, whether they are put to this program or to the one beside it; `wrong`,
 * the goal of everything that must not happen.
 * Events: `schedule-change`, with the schedule of where it stands as `detail`.
 */
export class StepPanel extends LightElement {
  static override properties = {
    program: { attribute: false },
    schedule: { attribute: false },
    goals: { attribute: false },
    challenged: { attribute: false },
    wrong: { attribute: false },
  };

  declare program: TurnsProgram | null;
  declare schedule: string | null;
  declare goals: readonly { goal: string; text: string }[];
  declare challenged: boolean;
  declare wrong: string;

  readonly #stepping = new Stepping(this, turns);
  #extent: StepExtent = 'line';
  #player: StepPlayer = 'random';
  #pause = PAUSES[1]?.milliseconds ?? 300;
  #playing = false;
  #copied = '';
  /** The line whose bytecode is shown; null for none. */
  #line: number | null = null;
  /** The last schedule that was told of. */
  #told = '';

  constructor() {
    super();
    this.program = null;
    this.schedule = null;
    this.goals = [];
    this.challenged = true;
    this.wrong = 'bad';
    this.addEventListener('keydown', this.#onKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#playing = false;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('program') || changed.has('schedule')) {
      this.#playing = false;
      this.#line = null;
      if (this.program !== null) void this.#stepping.open(this.program, this.schedule);
      return;
    }
    const { schedule, moment } = this.#stepping;
    if (moment === null || schedule === this.#told) return;
    this.#told = schedule;
    this.dispatchEvent(new CustomEvent('schedule-change', { detail: schedule, bubbles: true }));
    if (this.#line !== null) void this.#stepping.list(this.#line, moment.moved?.thread ?? 0);
  }

  protected override render(): TemplateResult {
    const { moment, failure } = this.#stepping;
    if (failure !== null) return html`<p class="step-failure" role="alert">${failure}</p>`;
    if (moment === null) return html`<p class="step-opening">Opening…</p>`;
    return html`<div class="step" role="group" aria-label="Stepping" tabindex="-1" data-part="step">
      ${this.#moves(moment)} ${this.#threads(moment)} ${this.#status(moment)}
      <div class="step-views">
        <div class="step-source">
          <source-view
            .text=${this.program?.source ?? ''}
            .label=${'The program, with the line of every thread'}
            .threads=${moment.threads}
            .active=${moment.moved?.thread ?? 0}
            .chosen=${this.#line}
            @line-choose=${(event: CustomEvent<number>) => {
              this.#choose(event.detail);
            }}
          ></source-view>
          ${this.#line === null ? nothing : html`<bytecode-list .listing=${this.#stepping.listing}></bytecode-list>`}
        </div>
        <div class="step-state">
          <memory-view .memory=${memoryOf(moment)}></memory-view>
          ${this.#waits(moment)} ${output(moment)}
        </div>
      </div>
      ${this.#timeline(moment)}
      <step-goals
        .program=${this.program}
        .schedule=${this.#stepping.schedule}
        .goals=${this.goals}
        .challenged=${this.challenged}
        .wrong=${this.wrong}
        @goal-move=${(event: CustomEvent<{ thread: number; instructions: number }>) => {
          this.#ask({ kind: 'exactly', ...event.detail });
        }}
      ></step-goals>
      ${this.#share()}
    </div>`;
  }

  #moves(moment: Moment): TemplateResult {
    const { end } = this.#stepping;
    const atStart = moment.position === 0;
    const atEnd = moment.position >= end;
    const go = (name: string, sign: string, key: string, off: boolean, request: StepRequest) =>
      html`<button
        title="${name} (${key})"
        aria-label=${name}
        aria-disabled=${off ? 'true' : 'false'}
        @click=${() => {
          if (!off) this.#ask(request);
        }}
      >
        ${sign}
      </button>`;
    return html`<div class="step-bar">
      <div class="step-group" role="group" aria-label="Along the run">
        ${go('To the start', '⇤', 'Home', atStart, { kind: 'go', position: 0 })}
        ${go('Back by one move', '←', 'Left', atStart, { kind: 'back' })}
        <span class="step-position">${moment.position}<span> / ${end}</span></span>
        ${go('Forward by one move', '→', 'Right', atEnd, { kind: 'forward' })}
        ${go('To the end of what is recorded', '⇥', 'End', atEnd, { kind: 'go', position: end })}
      </div>
      <div class="step-group" role="group" aria-label="How far a thread is moved">
        ${EXTENTS.map(
          ({ extent, name, key, title }) =>
            html`<button
              title="${title} (${key})"
              aria-pressed=${extent === this.#extent ? 'true' : 'false'}
              @click=${() => {
                this.#setExtent(extent);
              }}
            >
              ${name}
            </button>`,
        )}
      </div>
      <div class="step-group" role="group" aria-label="The machine moves">
        <button
          data-action="to-choice"
          title="Until more than one thread can move (c)"
          @click=${() => {
            this.#ask({ kind: 'to-choice' });
          }}
        >
          To the next choice
        </button>
        <button data-action="play" aria-pressed=${this.#playing ? 'true' : 'false'} title="p" @click=${this.#play}>
          ${this.#playing ? 'Pause' : 'Play'}
        </button>
        <select aria-label="Who plays" @change=${this.#onPlayer}>
          <option value="random">at random</option>
          <option value="round-robin">in turn</option>
          <option value="adversary" title="Before a thread writes what it has read, it makes it wait.">
            the adversary
          </option>
        </select>
        <select aria-label="How fast" @change=${this.#onPause}>
          ${PAUSES.map(
            ({ name, milliseconds }) =>
              html`<option value=${milliseconds} ?selected=${milliseconds === this.#pause}>${name}</option>`,
          )}
          <option value="0">to the end</option>
        </select>
      </div>
    </div>`;
  }

  #threads(moment: Moment): TemplateResult {
    return html`<ul class="step-threads" aria-label="Threads">
      ${moment.threads.map((thread) => this.#thread(thread, moment))}
    </ul>`;
  }

  #thread(thread: ThreadMoment, moment: Moment): TemplateResult {
    const { number, name, movable } = thread;
    const line = lineOf(thread);
    const text = line === 0 ? '' : (this.program?.source.split('\n')[line - 1] ?? '').trim();
    const moved = moment.moved?.thread === number;
    return html`<li>
      <button
        class="step-thread ${threadClass(number)}"
        data-thread=${number}
        data-state=${thread.state}
        data-moved=${moved ? 'true' : 'false'}
        aria-disabled=${movable ? 'false' : 'true'}
        title=${movable ? `Move ${name} (${String(number)})` : stateWordsOf(thread, moment)}
        @click=${() => {
          this.#move(number);
        }}
      >
        <span class="step-thread-name">${threadBadge(number, name)} ${name}</span>
        <span class="step-thread-state">${stateWordsOf(thread, moment)}</span>
        <code class="step-thread-line">${line === 0 ? '\u00a0' : html`<span>${line}</span> ${text}`}</code>
        <span class="step-thread-next" data-shared=${thread.next?.touch == null ? 'false' : 'true'}
          >${nextWords(thread) || '\u00a0'}</span
        >
      </button>
    </li>`;
  }

  #status(moment: Moment): TemplateResult {
    const { refused } = this.#stepping;
    const bad = moment.end === 'deadlocked' || moment.end === 'failed';
    return html`<p class="step-status" data-part="step-status" data-bad=${bad ? 'true' : 'false'} role="status">
      ${refused ?? endWords(moment)}<span class="spoken">${this.#playing ? '' : momentWords(moment)}</span>
    </p>`;
  }

  #timeline(moment: Moment): TemplateResult {
    return html`<thread-timeline
      .timeline=${this.#stepping.timeline}
      .revision=${this.#stepping.revision}
      .now=${moment.position}
      .seekable=${true}
      @timeline-seek=${(event: CustomEvent<number>) => {
        const position = Math.round(event.detail);
        void this.#stepping.askSoon({ kind: 'go', position });
      }}
    ></thread-timeline>`;
  }

  #waits(moment: Moment): TemplateResult | typeof nothing {
    const waiting = moment.threads.filter(({ wait }) => wait !== null);
    const held = moment.locks.some(({ holders }) => holders.length > 0);
    if (waiting.length === 0 && !held) return nothing;
    const data: WaitGraph = { threads: moment.threads, locks: moment.locks };
    return html`<section class="step-waits" aria-label="Who waits for whom">
      <h5>Who waits for whom</h5>
      <wait-graph .data=${data}></wait-graph>
    </section>`;
  }

  #share(): TemplateResult {
    const { schedule } = this.#stepping;
    return html`<details class="step-share">
      <summary>This schedule</summary>
      <p>
        Which thread ran for how many instructions. It replays exactly:
        <code>interleave run ${this.program?.file ?? 'program.py'} --schedule …</code>
      </p>
      <textarea
        rows="3"
        spellcheck="false"
        aria-label="Schedule"
        data-part="schedule"
        .value=${schedule}
      ></textarea>
      <p>
        <button data-action="copy-schedule" @click=${this.#copy}>Copy</button>
        <button data-action="replay-schedule" @click=${this.#replay}>Replay what stands here</button>
        <span role="status">${this.#copied}</span>
      </p>
    </details>`;
  }

  readonly #copy = (): void => {
    navigator.clipboard.writeText(this.#stepping.schedule).then(
      () => {
        this.#say('Copied.');
      },
      () => {
        this.querySelector<HTMLTextAreaElement>('.step-share textarea')?.select();
        this.#say('Selected: copy it with the keyboard.');
      },
    );
  };

  #say(text: string): void {
    this.#copied = text;
    this.requestUpdate();
  }

  readonly #replay = (): void => {
    const schedule = this.querySelector<HTMLTextAreaElement>('.step-share textarea')?.value.trim();
    if (schedule === undefined || schedule === '') return;
    void this.#stepping
      .ask({ kind: 'follow', schedule })
      .then(() => this.#stepping.refused)
      .then((refused) => {
        if (refused === null) this.#ask({ kind: 'to-first-choice' });
      });
  };

  #choose(line: number): void {
    this.#line = this.#line === line ? null : line;
    this.requestUpdate();
    if (this.#line !== null) {
      void this.#stepping.list(line, this.#stepping.moment?.moved?.thread ?? 0);
    }
  }

  #setExtent(extent: StepExtent): void {
    this.#extent = extent;
    this.requestUpdate();
  }

  #ask(request: StepRequest): void {
    this.#playing = false;
    void this.#stepping.askSoon(request);
  }

  #move(thread: number): void {
    if (this.#stepping.moment?.threads[thread]?.movable !== true) return;
    this.#ask({ kind: 'advance', thread, extent: this.#extent });
  }

  readonly #onPlayer = (event: Event): void => {
    this.#player = (event.target as HTMLSelectElement).value as StepPlayer;
  };

  readonly #onPause = (event: Event): void => {
    this.#pause = Number((event.target as HTMLSelectElement).value);
  };

  readonly #play = (): void => {
    this.#playing = !this.#playing;
    this.requestUpdate();
    if (this.#playing) void this.#keepPlaying();
  };

  async #keepPlaying(): Promise<void> {
    while (this.#playing && this.isConnected) {
      const moves = this.#pause === 0 ? MANY_MOVES : 1;
      const extent = this.#extent;
      const more = await this.#stepping.ask({ kind: 'play', player: this.#player, extent, moves });
      if (!more) this.#playing = false;
      this.requestUpdate();
      await pause(this.#pause);
    }
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const target = event.target as Element;
    if (target.closest('textarea, input, select') !== null) return;
    const inView = target.closest('thread-timeline, source-view, memory-view') !== null;
    const request = inView ? undefined : ALONG[event.key]?.(this.#stepping.end);
    const extent = EXTENTS.find(({ key }) => key === event.key)?.extent;
    if (request) this.#ask(request);
    else if (extent) this.#setExtent(extent);
    else if (event.key === 'c') this.#ask({ kind: 'to-choice' });
    else if (event.key === 'p') this.#play();
    else if (/^[0-9]$/.test(event.key)) this.#move(Number(event.key));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}

/** The keys that lead along the recorded run. */
const ALONG: Partial<Record<string, (end: number) => StepRequest>> = {
  ArrowLeft: () => ({ kind: 'back' }),
  ArrowRight: () => ({ kind: 'forward' }),
  Home: () => ({ kind: 'go', position: 0 }),
  End: (end) => ({ kind: 'go', position: end }),
};

function memoryOf({ globals, objects, moreObjects, threads }: Moment): MemoryView {
  return { globals, objects, moreObjects, threads };
}

function output({ output: pieces }: Moment): TemplateResult | typeof nothing {
  if (pieces.length === 0) return nothing;
  return html`<section aria-label="Output">
    <h5>Output</h5>
    <pre class="step-output" data-part="step-output">${pieces.map(
      ({ thread, error, text }) =>
        html`<span class=${threadClass(thread)} data-error=${error ? 'true' : 'false'}>${text}</span>`,
    )}</pre>
  </section>`;
}

customElements.define('step-panel', StepPanel);
