/**
 * The part of a quiz that the engine answers: the program, the ways to answer, and the proof, a schedule
 * for everything that can happen. It explores, and is loaded when the reader comes near such a quiz.
 */
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Findings, Outcome, Task } from '../../engine/generated';
import type { TurnsProgram } from '../../engine/turns-protocol';
import {
  arranged,
  arrangementOf,
  gone,
  missedValues,
  namedValue,
  outcomeWords,
  possibleValues,
  reached,
  writtenValues,
  type Arrangement,
} from '../../lecture/explored';
import { programText, type ProgramText } from '../../lecture/load';
import type { Attempt } from '../../lecture/progress';
import { isExplored, type Answer, type ExploredTask } from '../../lecture/quiz';
import { turns } from '../../program/turns';
import { counted } from '../../views/words';
import '../line-order';
import './explored.css';

/** How long the engine explores before the quiz gives up. */
const PATIENCE_MILLISECONDS = 30_000;

/** What came of an answer. */
export interface Judgement {
  right: boolean;
  /** What is said of it where it is wrong. */
  said: string | null;
}

/** What was found out about a program. */
interface Found {
  program: TurnsProgram;
  findings: Findings;
}

/** A run to be stepped through. */
interface Stepped {
  program: TurnsProgram;
  schedule: string;
}

const YES = 0;
const NO = 1;

/** What is known of a quiz. */
export interface Known {
  /** Its folder. */
  lecture: string;
  /** The programs fetched with the lecture. */
  texts: ReadonlyMap<string, ProgramText>;
  /** The answer of an earlier visit. */
  answer: Answer | null;
}

/** What explores for a quiz, with its program. */
export async function explorerOf(
  host: ReactiveControllerHost,
  task: Task,
  { lecture, texts, answer }: Known,
): Promise<Explored> {
  if (!isExplored(task)) throw new Error('This quiz needs no engine.');
  const text = texts.get(task.program);
  if (text !== undefined && 'text' in text) return new Explored(host, task, text.text, answer);
  try {
    return new Explored(host, task, await programText(lecture, task.program), answer);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${task.program} could not be loaded: ${why}`, { cause: error });
  }
}

export class Explored {
  readonly #host: ReactiveControllerHost;
  readonly #task: ExploredTask;
  readonly #program: TurnsProgram;
  readonly #arrangement: Arrangement | null;
  /** The order last asked for; what the reader moves since then, the lines themselves know. */
  #order: readonly number[] = [];
  #found: Found | null = null;
  #stepped: Stepped | null = null;

  /** Begins where the reader stands, with the answer of an earlier visit if there is one. */
  constructor(host: ReactiveControllerHost, task: ExploredTask, source: string, answer: Answer | null) {
    this.#host = host;
    this.#task = task;
    this.#program = { file: task.program, source };
    this.#arrangement = task.kind === 'arrange' ? arrangementOf(source) : null;
    this.#begin(answer);
  }

  /** Begins anew. */
  reset(): void {
    this.#begin(null);
    this.forget();
  }

  #begin(answer: Answer | null): void {
    const places = (this.#arrangement?.lines ?? []).map((_, place) => place);
    const given = typeof answer === 'string' || answer === null ? [] : answer;
    const isWhole = given.length === places.length && places.every((place) => given.includes(place));
    this.#order = isWhole ? given : places;
  }

  /** The program, and the ways to answer. */
  answers(quiz: string, answer: Answer | null, verdict: Attempt['verdict'] | null): TemplateResult {
    const task = this.#task;
    const over = verdict === 'right' || verdict === 'shown';
    if (task.kind === 'arrange') return this.#lines(verdict, over);
    const program = html`<pre class="quiz-program" tabindex="0" aria-label="Program ${task.program}">${this.#program.source.trimEnd()}</pre>`;
    if (task.kind === 'possible' && task.offered.length === 0) {
      return html`${program}
        <input
          class="quiz-text"
          name="answer"
          aria-labelledby="quiz-text-${quiz}"
          placeholder="All values, with commas"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          .defaultValue=${typeof answer === 'string' ? answer : ''}
          ?readonly=${over}
        />`;
    }
    const options =
      task.kind === 'possible'
        ? task.offered.map((value) => html`<code>${value}</code>`)
        : [html`Yes, it can.`, html`No, whatever the threads do.`];
    const right = over ? this.#rightOptions() : null;
    return html`${program}
      <fieldset class="quiz-choices" aria-labelledby="quiz-text-${quiz}" ?disabled=${over}>
        ${options.map((option, index) => {
          const chosen = typeof answer !== 'string' && answer?.includes(index) === true;
          const isRight = right?.includes(index) === true;
          const mark = right === null ? nothing : isRight ? 'right' : chosen ? 'wrong' : nothing;
          return html`<label class="quiz-choice" data-mark=${mark}>
            <input
              type=${task.kind === 'possible' ? 'checkbox' : 'radio'}
              name="answer"
              value=${index}
              ?checked=${chosen}
            />
            <span>${option}</span>
            ${isRight ? html`<span class="quiz-right">right</span>` : nothing}
          </label>`;
        })}
      </fieldset>`;
  }

  /** The program with the lines that can be moved. */
  #lines(verdict: Attempt['verdict'] | null, over: boolean): TemplateResult {
    const parts = this.#arrangement;
    if (parts === null) {
      return html`<p>
        <code>${this.#program.file}</code> does not say which lines are to be put in order. Write
        <code># arrange</code> above them and <code># end</code> below.
      </p>`;
    }
    const { before, lines, after, right } = parts;
    const order = verdict === 'shown' ? right : this.#order;
    const text = (label: string, some: string[]) =>
      html`<pre class="quiz-program" tabindex="0" aria-label=${label}>${some.join('\n')}</pre>`;
    return html`<div class="quiz-order">
      ${text('What stands above', before)}
      <line-order .lines=${lines} .start=${order} ?fixed=${over}></line-order>
      ${text('What stands below', after)}
    </div>`;
  }

  /** Whether an answer is right. Fails where that cannot be found out. */
  async judge(answer: Answer): Promise<Judgement> {
    const task = this.#task;
    this.forget();
    if (task.kind === 'arrange') return this.#judgeOrder(answer, task.goal);
    const { findings } = await this.#explored(this.#program);
    if (task.kind === 'happens') {
      const right = this.#rightOptions()?.join() === (typeof answer === 'string' ? answer : answer.join());
      return { right, said: null };
    }
    const given = typeof answer === 'string' ? writtenValues(answer) : answer.flatMap((at) => task.offered[at] ?? []);
    const missed = missedValues(possibleValues(findings, task.variable).keys(), given);
    return { right: missed === null, said: missed };
  }

  async #judgeOrder(answer: Answer, goal: string | null): Promise<Judgement> {
    if (this.#arrangement === null || typeof answer === 'string') return { right: false, said: null };
    this.#order = answer;
    const source = arranged(this.#arrangement, answer);
    let findings: Findings;
    try {
      ({ findings } = await this.#explored({ ...this.#program, source }));
    } catch (error) {
      // Not every order is a program.
      const why = error instanceof Error ? error.message : String(error);
      if (/^line \d+: /.test(why)) return { right: false, said: `This is no program. ${why}.` };
      throw error;
    }
    const wrong = gone(findings, goal);
    if (wrong !== null) return { right: false, said: `It can go wrong: ${outcomeWords(wrong)}.` };
    const raced = goal === null ? findings.races[0] : undefined;
    if (raced === undefined) return { right: true, said: null };
    return { right: false, said: `Two threads can touch ${raced.variable} at the same moment.` };
  }

  /** Finds out again what an answer of an earlier visit was right by. */
  async resume(verdict: Attempt['verdict'] | null): Promise<void> {
    if (verdict === 'right') await this.solve(this.#order);
    if (verdict === 'shown') await this.solve();
  }

  /** Finds out what is right without an answer; or of this order of the lines. */
  async solve(order: readonly number[] = this.#arrangement?.right ?? []): Promise<void> {
    const parts = this.#arrangement;
    const source = parts === null ? this.#program.source : arranged(parts, order);
    if (this.#found?.program.source !== source) await this.#explored({ ...this.#program, source });
  }

  /** Forgets what was found for the last answer. */
  forget(): void {
    this.#stepped = null;
    if (this.#task.kind === 'arrange') this.#found = null;
    this.#host.requestUpdate();
  }

  async #explored(program: TurnsProgram): Promise<Found> {
    if (this.#found?.program.source === program.source) return this.#found;
    const task = this.#task;
    const search = new AbortController();
    const patience = setTimeout(() => {
      search.abort();
    }, PATIENCE_MILLISECONDS);
    try {
      const question = { kind: 'explore', program, schedule: '' } as const;
      const findings = await turns.ask<'explore'>(question, () => undefined, search.signal);
      const found = { program, findings };
      // What was not explored may hold another answer, unless it is one that speaks for itself.
      const enough =
        findings.complete ||
        (task.kind === 'arrange' && gone(findings, task.goal) !== null) ||
        (task.kind === 'happens' && reached(findings, task.goal) !== null);
      if (!enough) throw new Error('Not every interleaving could be explored here, so nobody knows.');
      this.#found = found;
      return found;
    } finally {
      clearTimeout(patience);
    }
  }

  #rightOptions(): number[] | null {
    const task = this.#task;
    const findings = this.#found?.findings;
    if (findings === undefined) return null;
    if (task.kind === 'happens') return [reached(findings, task.goal) === null ? NO : YES];
    if (task.kind === 'arrange') return null;
    const values = [...possibleValues(findings, task.variable).keys()];
    return task.offered.flatMap((value, index) => (values.includes(value) ? [index] : []));
  }

  /** What shows that the answer is as it is. */
  proof(verdict: Attempt['verdict'] | null): TemplateResult | typeof nothing {
    const task = this.#task;
    const found = this.#found;
    const over = verdict === 'right' || verdict === 'shown';
    if (found === null || !(over || (task.kind === 'arrange' && verdict === 'wrong'))) return nothing;
    const { findings, program } = found;
    return html`<div class="quiz-proof" data-part="proof">
      ${this.#reasons(task, found)} ${this.#stepping()}
      <p class="quiz-explored">
        ${findings.complete ? 'Every interleaving was explored' : 'Explored so far'}:
        ${counted(findings.states, 'different moment')} of <code>${program.file}</code>.
      </p>
    </div>`;
  }

  #reasons(task: ExploredTask, found: Found): TemplateResult {
    const { findings } = found;
    switch (task.kind) {
      case 'possible': {
        const values = possibleValues(findings, task.variable);
        const never = task.offered.filter((value) => !values.has(value));
        return html`<ul>
          ${[...values].map(([value, outcome]) => html`<li><code>${namedValue(task.variable, value)}</code> ${this.#way(outcome, found)}</li>`)}
          ${never.map((value) => html`<li><code>${value}</code> cannot come out.</li>`)}
        </ul>`;
      }
      case 'happens': {
        const outcome = reached(findings, task.goal);
        return outcome === null
          ? html`<p>It cannot happen, whatever the threads do.</p>`
          : html`<p>It can happen: ${outcomeWords(outcome)}. ${this.#way(outcome, found)}</p>`;
      }
      case 'arrange': {
        const outcome = gone(findings, task.goal);
        return outcome === null
          ? html`<p>Nothing can go wrong, whatever the threads do.</p>`
          : html`<p>This is how: ${this.#way(outcome, found)}</p>`;
      }
    }
  }

  /** How an outcome comes about, and the button that opens it. */
  #way(outcome: Outcome, { program }: Found): TemplateResult {
    const { schedule, story } = outcome;
    const open = this.#stepped?.schedule === schedule;
    return html`<button
        type="button"
        data-action="step-through"
        aria-expanded=${open ? 'true' : 'false'}
        @click=${() => {
          void import('../step-panel');
          this.#stepped = open ? null : { program, schedule };
          this.#host.requestUpdate();
        }}
      >
        ${open ? 'Close' : 'Step through it'}<span class="spoken">: ${outcomeWords(outcome)}</span>
      </button>
      ${
        story.length === 0
          ? nothing
          : html`<ol data-part="story">
              ${story.map(({ text }) => html`<li>${text}</li>`)}
            </ol>`
      }`;
  }

  #stepping(): TemplateResult | typeof nothing {
    if (this.#stepped === null) return nothing;
    const { program, schedule } = this.#stepped;
    return html`<step-panel .program=${program} .schedule=${schedule} .goals=${[]}></step-panel>`;
  }
}
