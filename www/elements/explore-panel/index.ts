import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { EngineClient } from '../../engine/client';
import type { Deadlock, ExploreProgress, Findings, Outcome } from '../../engine/generated';
import type { SearchBudget, TurnsProgram } from '../../engine/turns-protocol';
import { RecordKind, type TraceRecord } from '../../engine/ring';
import { deadlockGraphs } from '../../program/deadlock-graphs';
import { withRun, type Measured } from '../../program/measured';
import { deadlockWords, outcomeSet } from '../../program/outcomes';
import { turns } from '../../program/turns';
import type { LineNote, OutcomeView, WaitGraph } from '../../views/model';
import { counted } from '../../views/words';
import { LightElement } from '../light-element';
import { threadBadge } from '../thread-badge';
import '../outcome-chart';
import '../source-view';
import '../wait-graph';
import './styles.css';

/** Runs on real threads that outcomes are counted over. */
const MEASURED_RUNS = 200;
/** States a search may see, to choose from. The last take most of the memory a page's engine can have. */
const BUDGETS: readonly number[] = [100_000, 300_000, 1_000_000, 2_000_000];
/** Forced switches on the way to a state, to choose from; null for any number. */
const SWITCHES: readonly (number | null)[] = [null, 3, 2, 1, 0];

/**
 * Every interleaving of a program: the search with its progress, and what it found: the outcomes with
 * a shortest way to each and how often runs on this machine had them, races with both lines,
 * deadlocks with who waits for whom, in words and drawn, and whether the answer is complete.
 *
 * Properties: `program` to explore, `watch` and `expected` as the lecture has them, `engine` to
 * measure with.
 * Events: `open-schedule`, with a schedule as `detail`, when one is to be stepped through.
 */
export class ExplorePanel extends LightElement {
  static override properties = {
    program: { attribute: false },
    watch: { attribute: false },
    expected: { attribute: false },
    engine: { attribute: false },
  };

  declare program: TurnsProgram | null;
  declare watch: string | null;
  declare expected: string | null;
  declare engine: EngineClient | null;

  #findings: Findings | null = null;
  #progress: ExploreProgress | null = null;
  #seconds = 0;
  #search: AbortController | null = null;
  #failure: string | null = null;
  #measured: Measured | null = null;
  #measuring = false;
  #chosen: string | null = null;
  #budget: SearchBudget = { states: 1_000_000, preemptions: null };
  #graphs: ReadonlyMap<Deadlock, WaitGraph> = new Map();

  constructor() {
    super();
    this.program = null;
    this.watch = null;
    this.expected = null;
    this.engine = null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#search?.abort();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('program') && this.program !== null) void this.#explore(this.program);
  }

  protected override render(): TemplateResult {
    const findings = this.#findings;
    return html`<div class="explore" role="group" aria-label="Every interleaving" data-part="explore">
      ${this.#controls()}
      ${this.#failure === null ? nothing : html`<p class="explore-failure" role="alert">${this.#failure}</p>`}
      ${findings === null ? nothing : this.#results(findings)}
    </div>`;
  }

  #controls(): TemplateResult {
    const searching = this.#search !== null;
    return html`<div class="explore-bar">
      ${
        searching
          ? html`<button
              data-action="stop-exploring"
              @click=${() => {
                this.#search?.abort();
              }}
            >
              Stop
            </button>`
          : html`<button
              class="primary"
              data-action="explore"
              @click=${() => {
                if (this.program !== null) void this.#explore(this.program);
              }}
            >
              Explore again
            </button>`
      }
      <button data-action="measure" aria-disabled=${this.#measuring ? 'true' : 'false'} @click=${this.#measure}>
        ${this.#measuring ? `Measuring: ${String(this.#measured?.runs ?? 0)} of ${String(MEASURED_RUNS)}` : `Run ×${String(MEASURED_RUNS)} for real`}
      </button>
      ${this.#budgets()}
      <p class="explore-progress" data-part="progress" aria-live=${searching ? 'off' : 'polite'}>
        ${this.#progressWords()}
      </p>
    </div>`;
  }

  /** How far the next search goes. Choosing begins it. */
  #budgets(): TemplateResult {
    const { states, preemptions } = this.#budget;
    const take = (budget: SearchBudget) => {
      this.#budget = budget;
      if (this.program !== null) void this.#explore(this.program);
    };
    return html`<label class="explore-budget"
        >at most
        <select
          data-part="states"
          aria-label="States at most"
          @change=${(event: Event) => {
            take({ states: Number((event.target as HTMLSelectElement).value), preemptions });
          }}
        >
          ${BUDGETS.map(
            (budget) =>
              html`<option value=${budget} ?selected=${budget === states}>${counted(budget, 'state')}</option>`,
          )}
        </select></label
      >
      <label class="explore-budget"
        >forced switches
        <select
          data-part="switches"
          aria-label="Forced switches at most"
          @change=${(event: Event) => {
            const { value } = event.target as HTMLSelectElement;
            take({ states, preemptions: value === '' ? null : Number(value) });
          }}
        >
          ${SWITCHES.map(
            (most) =>
              html`<option value=${most ?? ''} ?selected=${most === preemptions}>
                ${most === null ? 'any number' : most === 0 ? 'none' : `at most ${String(most)}`}
              </option>`,
          )}
        </select></label
      >`;
  }

  #progressWords(): string {
    const progress = this.#progress?.progress;
    if (progress === undefined) return this.#search === null ? '' : 'Opening…';
    const states = progress.states;
    const rate = Math.round(states / Math.max(this.#seconds, 0.001));
    const took = `${counted(states, 'state')} in ${this.#seconds.toFixed(1)} s (${rate.toLocaleString('en')} a second)`;
    if (this.#search === null) return took;
    const bound = progress.bound === null ? '' : `, with at most ${counted(progress.bound, 'forced switch', 'forced switches')}`;
    return `${took}; ${progress.frontier.toLocaleString('en')} to go on from${bound}`;
  }

  #results(findings: Findings): TemplateResult {
    const chosen = this.#chosen === null ? undefined : findings.outcomes[Number(this.#chosen)];
    return html`
      <p class="explore-complete" data-part="complete">${completeWords(findings, this.#search !== null)}</p>
      <outcome-chart
        .data=${outcomeSet(findings, this.watch, this.expected, this.#measured)}
        .chosen=${this.#chosen}
        @outcome-open=${(event: CustomEvent<OutcomeView>) => {
          this.#open(event.detail);
        }}
      ></outcome-chart>
      ${stories(findings, chosen)}
      ${findings.deadlocks.map((deadlock) => this.#deadlock(deadlock))}
      ${this.#races(findings)}
    `;
  }

  #deadlock(deadlock: Deadlock): TemplateResult {
    const graph = this.#graphs.get(deadlock);
    return html`<section class="explore-verdict" aria-label="Deadlock" data-part="deadlock">
      <h5>${deadlock.cycle.length > 0 ? 'Deadlock' : 'Waiting for ever'}</h5>
      <ul>
        ${deadlockWords(deadlock).map((sentence) => html`<li>${sentence}</li>`)}
      </ul>
      ${graph === undefined ? nothing : html`<wait-graph .data=${graph}></wait-graph>`}
    </section>`;
  }

  #races(findings: Findings): TemplateResult | typeof nothing {
    const { races, violations } = findings;
    if (races.length === 0 && violations.length === 0) return nothing;
    const notes: LineNote[] = races.flatMap(({ variable, lines: [first, second] }) =>
      first === second
        ? [{ line: first, text: `Data race on ${variable}: two threads can be here at once.` }]
        : [
            { line: first, text: `Data race on ${variable}, with line ${String(second)}.` },
            { line: second, text: `Data race on ${variable}, with line ${String(first)}.` },
          ],
    );
    return html`<section class="explore-verdict" aria-label="Races">
      <h5>Races</h5>
      <ul>
        ${races.map(
          ({ variable, lines: [first, second] }) =>
            html`<li data-part="race">
              Data race: <code>${variable}</code>, on
              ${first === second ? html`line ${first}, by two threads` : html`lines ${first} and ${second}`}.
            </li>`,
        )}
        ${violations.map(
          ({ variable, lines: [looks, acts], between }) =>
            html`<li>
              Check, then act: line ${looks} looks at <code>${variable}</code>, line ${acts} acts on it, and line ${between} of another
              thread can come in between.
            </li>`,
        )}
      </ul>
      <source-view
        .text=${this.program?.source ?? ''}
        .label=${'The program, with its races'}
        .threads=${[]}
        .active=${null}
        .notes=${notes}
        .chosen=${null}
      ></source-view>
    </section>`;
  }

  #open({ id, schedule }: OutcomeView): void {
    this.#chosen = id;
    this.requestUpdate();
    if (schedule !== null) {
      this.dispatchEvent(new CustomEvent('open-schedule', { detail: schedule, bubbles: true }));
    }
  }

  async #explore(program: TurnsProgram): Promise<void> {
    this.#search?.abort();
    const search = new AbortController();
    this.#search = search;
    this.#findings = null;
    this.#progress = null;
    this.#failure = null;
    this.#chosen = null;
    this.#measured = null;
    this.requestUpdate();
    const began = performance.now();
    const took = () => (performance.now() - began) / 1000;
    const current = () => this.#search === search;
    try {
      const findings = await turns.ask<'explore'>(
        { kind: 'explore', program, schedule: '', budget: this.#budget },
        (news) => {
          if (!current() || news.kind !== 'progress') return;
          this.#progress = news.progress;
          this.#seconds = took();
          this.#findings = news.findings ?? this.#findings;
          this.requestUpdate();
        },
        search.signal,
      );
      if (!current()) return;
      this.#findings = findings;
    } catch (error) {
      if (!current()) return;
      this.#failure = error instanceof Error ? error.message : String(error);
    }
    this.#seconds = took();
    this.#search = null;
    this.requestUpdate();
    const findings = this.#findings;
    if (findings === null) return;
    // What cannot be drawn stands there in words.
    const graphs = await deadlockGraphs(turns, program, findings).catch(() => new Map<Deadlock, WaitGraph>());
    if (this.#findings !== findings) return;
    this.#graphs = graphs;
    this.requestUpdate();
  }

  readonly #measure = (): void => {
    if (!this.#measuring) void this.#measureAll();
  };

  async #measureAll(): Promise<void> {
    const { engine, program, watch } = this;
    if (engine === null || program === null) return;
    let stdout = '';
    this.#measuring = true;
    this.#measured = null;
    this.requestUpdate();
    const events = {
      onStarted: () => {
        stdout = '';
      },
      onRecords: (records: TraceRecord[]) => {
        for (const { kind, text } of records) if (kind === RecordKind.Stdout) stdout += text;
      },
    };
    const request = { ...program, watch: watch === null ? [] : [watch] };
    try {
      await engine.runMany(request, MEASURED_RUNS, events, ({ ending, watched }) => {
        if (ending === 'refused' || this.program !== program) return false;
        this.#measured = withRun(this.#measured, { ending, stdout, value: watched[0]?.repr ?? null });
        this.requestUpdate();
        return this.isConnected;
      });
    } catch (error) {
      this.#failure = error instanceof Error ? error.message : String(error);
    }
    this.#measuring = false;
    this.requestUpdate();
  }
}

/** Whether the answer is complete, and if not, what makes it large. */
function completeWords(findings: Findings, searching: boolean): string {
  if (findings.complete) return 'Every interleaving was explored: nothing else can happen.';
  if (searching) return 'What was found so far:';
  const bound = findings.bound === null ? '' : ` All with ${counted(findings.bound, 'forced switch', 'forced switches')} or fewer were.`;
  const { large } = findings;
  const where = large?.line == null ? '' : ` around line ${String(large.line)}`;
  const because = large === null ? '' : ` What makes it large is ${large.thread}${where}.`;
  return `Not every interleaving was explored, so more may be possible.${bound}${because}`;
}

/** How an outcome comes about: of the one that was opened, or of the first with a story. */
function stories(findings: Findings, chosen: Outcome | undefined): TemplateResult | typeof nothing {
  const outcome = chosen ?? findings.outcomes.find(({ story }) => story.length > 0);
  if (outcome === undefined || outcome.story.length === 0) return nothing;
  return html`<section class="explore-verdict" aria-label="How it comes about">
    <h5>How it comes about</h5>
    <ol data-part="story">
      ${outcome.story.map(
        ({ thread, line, text }) =>
          html`<li>${threadBadge(thread)} ${text}${line === null || text.includes(`line ${String(line)}`) ? nothing : html` <span>(line ${line})</span>`}</li>`,
      )}
    </ol>
  </section>`;
}

customElements.define('explore-panel', ExplorePanel);
