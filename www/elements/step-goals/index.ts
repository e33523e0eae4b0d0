import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { GoalAnswer } from '../../engine/generated';
import type { TurnsProgram } from '../../engine/turns-protocol';
import { turns } from '../../program/turns';
import { LightElement } from '../light-element';
import { threadBadge } from '../thread-badge';
import './styles.css';

/** How long the engine looks for a way before it says what it knows. */
const PATIENCE_MILLISECONDS = 20_000;

/** A goal of the lecture. */
export interface StepGoal {
  /** As the engine reads it: `deadlock`, `counter == 2`, `prints 2`. */
  goal: string;
  /** As the class reads it. */
  text: string;
}

/**
 * What could be made to happen: the lecture's challenges, and whatever the student would like to see.
 * From where the program stands the engine says whether it can still happen, and what to move first.
 *
 * Properties: `program`, the `schedule` of where it stands, `goals`, and `challenged`: whether the goals
 * are this program's challenges, or those of another with a mistake that is mended here; `wrong`, the
 * goal of everything that must not happen.
 * Events: `goal-move`, with `{ thread, instructions }` as `detail`, when the move of a hint is to be
 * made.
 */
export class StepGoals extends LightElement {
  static override properties = {
    program: { attribute: false },
    schedule: { attribute: false },
    goals: { attribute: false },
    challenged: { attribute: false },
    wrong: { attribute: false },
  };

  declare program: TurnsProgram | null;
  declare schedule: string;
  declare goals: readonly StepGoal[];
  declare challenged: boolean;
  declare wrong: string;

  /** The goal last asked about, and what came of it: null while it is being looked for. */
  #asked: { goal: string; schedule: string; answer: GoalAnswer | null; failure: string | null } | null = null;
  #search: AbortController | null = null;

  constructor() {
    super();
    this.program = null;
    this.schedule = '';
    this.goals = [];
    this.challenged = true;
    this.wrong = 'bad';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#search?.abort();
  }

  /** What was said of another place is of no use here. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('schedule') || this.#asked === null) return;
    this.#search?.abort();
    this.#asked = null;
  }

  protected override render(): TemplateResult {
    return html`<section class="goals" aria-label="Challenges">
      <h5>${this.#heading}</h5>
      <ul>
        ${this.goals.map(({ goal, text }) =>
          this.#goal(goal, html`${text}`, this.challenged ? 'Can it still happen? Hint' : 'Can it happen here?'),
        )}
        ${this.#goal(this.wrong, html`Whatever must not happen:`, 'Can this still go wrong?')}
      </ul>
      <form class="goals-own" @submit=${this.#onOwn}>
        <label
          >Can this still happen?
          <input name="goal" autocomplete="off" placeholder="deadlock, exception, counter == 1" />
        </label>
        <button>Ask</button>
      </form>
      ${this.#answer()}
    </section>`;
  }

  get #heading(): string {
    if (this.goals.length === 0) return 'Can it happen?';
    return this.challenged ? 'Challenges' : 'The other program’s challenges: can they be met here?';
  }

  #goal(goal: string, text: TemplateResult, question: string): TemplateResult {
    return html`<li>
      <span>${text}</span>
      <button
        data-goal=${goal}
        @click=${() => {
          void this.#ask(goal);
        }}
      >
        ${question}
      </button>
    </li>`;
  }

  #answer(): TemplateResult {
    return html`<p class="goals-answer" data-part="goal-answer" role="status">${this.#words()}</p>`;
  }

  #words(): TemplateResult | typeof nothing {
    const asked = this.#asked;
    if (asked === null) return nothing;
    const { goal, answer, failure } = asked;
    const named =
      goal === 'bad' ? html`an exception, a deadlock, or threads that go on for ever` : html`<code>${goal}</code>`;
    if (failure !== null) return html`${failure}`;
    if (answer === null) {
      return html`Looking for ${named}…
        <button
          @click=${() => {
            this.#search?.abort();
          }}
        >
          Stop
        </button>`;
    }
    const { hint, complete, obstacle } = answer;
    if (hint === null && obstacle !== null) {
      return obstacle.kind === 'one-thread'
        ? html`Not here: this text starts no second thread, so nothing can come in between.`
        : html`Not here: no run of this text ends with a variable named <code>${obstacle.name}</code>. Ask below about
            one that it has.`;
    }
    if (hint === null) {
      return complete
        ? html`No. Whatever the threads do from here, this cannot happen any more: ${named}.`
        : html`Not found so far, and not every way was tried. It may be possible or not: ${named}.`;
    }
    const { thread, name, instructions } = hint;
    if (instructions === 0) return html`It has come about: ${named}.`;
    return html`Yes. Next: ${threadBadge(thread, name)} ${name}.
      <button
        data-action="make-move"
        @click=${() => {
          this.dispatchEvent(new CustomEvent('goal-move', { detail: { thread, instructions } }));
        }}
      >
        Make this move
      </button>`;
  }

  readonly #onOwn = (event: Event): void => {
    event.preventDefault();
    const goal = new FormData(event.target as HTMLFormElement).get('goal');
    if (typeof goal === 'string' && goal.trim() !== '') void this.#ask(goal.trim());
  };

  async #ask(goal: string): Promise<void> {
    const { program, schedule } = this;
    if (program === null) return;
    this.#search?.abort();
    const search = new AbortController();
    this.#search = search;
    const asked = { goal, schedule, answer: null as GoalAnswer | null, failure: null as string | null };
    this.#asked = asked;
    this.requestUpdate();
    const patience = setTimeout(() => {
      search.abort();
    }, PATIENCE_MILLISECONDS);
    try {
      const question = { kind: 'goal', program, schedule, goal } as const;
      asked.answer = await turns.ask<'goal'>(question, () => undefined, search.signal);
    } catch (error) {
      asked.failure = error instanceof Error ? error.message : String(error);
    }
    clearTimeout(patience);
    this.requestUpdate();
  }
}

customElements.define('step-goals', StepGoals);
