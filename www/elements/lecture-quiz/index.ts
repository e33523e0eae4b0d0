import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { EngineClient } from '../../engine/client';
import type { Quiz } from '../../engine/generated';
import type { ProgramText } from '../../lecture/load';
import { Progress, type Attempt } from '../../lecture/progress';
import { proseNodes } from '../../lecture/prose';
import { isChosen, isExplored, type Answer } from '../../lecture/quiz';
import { LightElement } from '../light-element';
import { whenNear } from '../when-near';
import type { Checked } from './checking';
import type { Explored } from './explored';
import './styles.css';

/**
 * A question to the reader, with feedback at once. What is right, and the explanation, is in the
 * document only once the reader has answered or asked for it. The answer is kept on this device. What
 * the engine has to explore is loaded when the reader comes near.
 *
 * Properties: `quiz`, `lecture` its folder's name, `texts` of the lecture's programs by file,
 * `engine` to run the program with whose output is asked for.
 * Events: `quiz-change`, when the reader stands elsewhere with it than before.
 * The attribute `data-verdict` is `right`, `wrong`, `shown`, or not there.
 */
export class LectureQuiz extends LightElement {
  static override properties = {
    quiz: { attribute: false },
    lecture: { attribute: false },
    texts: { attribute: false },
    engine: { attribute: false },
  };

  declare quiz: Quiz | null;
  declare lecture: string;
  declare texts: ReadonlyMap<string, ProgramText>;
  declare engine: EngineClient | null;

  #attempt: Attempt | null = null;
  /** What is shown instead of the attempt while the page is printed with the answers. */
  #handout: Attempt | null = null;
  /** What keeps the answer from being judged. */
  #hint: string | null = null;
  /** What is said of a wrong answer, where there is more to say than that. */
  #said: string | null = null;
  #running = false;
  #explored: Promise<Explored> | null = null;
  #checker: Explored | null = null;
  #leave: () => void = () => undefined;
  /** The nodes of what is shown, by their HTML. */
  readonly #nodes = new Map<string, ChildNode[]>();

  constructor() {
    super();
    this.quiz = null;
    this.lecture = '';
    this.texts = new Map();
    this.engine = null;
  }

  /** Forgets the answer. */
  async reset(): Promise<void> {
    this.#conclude(null);
    this.#checker?.reset();
    await this.updateComplete;
    this.querySelector('form')?.reset();
  }

  /** Shows the answer until `unsolve`, whatever the reader has answered; for a class, and for paper. */
  async solve(): Promise<void> {
    const { quiz } = this;
    if (quiz === null) return;
    const printed = (await this.#checked(null))?.printed ?? null;
    this.#handout = { answer: this.#attempt?.answer ?? '', verdict: 'shown', printed };
    this.requestUpdate();
    await this.updateComplete;
  }

  /** Whether the answer is shown to a class or on paper. */
  get isSolved(): boolean {
    return this.#handout !== null;
  }

  /** Shows again where the reader stands. */
  unsolve(): void {
    this.#handout = null;
    this.#hint = null;
    this.requestUpdate();
  }

  get #shown(): Attempt | null {
    return this.#handout ?? this.#attempt;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#leave = whenNear(this, () => {
      void this.#approached();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leave();
  }

  /** The reader is here, and sees what an answer of an earlier visit was right by. */
  async #approached(): Promise<void> {
    const { quiz } = this;
    if (quiz === null || !isExplored(quiz.task)) return;
    try {
      await (await this.#explorer(quiz)).resume(this.#attempt?.verdict ?? null);
    } catch (error) {
      this.#hint = error instanceof Error ? error.message : String(error);
    }
    this.requestUpdate();
  }

  /** Who has run a program reads on, and may print: then everything is there. */
  protected override firstUpdated(): void {
    void this.engine?.firstRun.then(() => this.#approached());
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('quiz') || this.quiz === null) return;
    this.#nodes.clear();
    this.#attempt = new Progress(this.lecture).load(this.quiz);
    this.#markVerdict();
  }

  protected override render(): TemplateResult {
    const { quiz } = this;
    if (quiz === null) return html``;
    const verdict = this.#shown?.verdict ?? null;
    const over = verdict === 'right' || verdict === 'shown';
    return html`<section class="quiz" aria-labelledby="quiz-${quiz.id}">
      <h4 class="quiz-title" id="quiz-${quiz.id}">${titleOf(quiz.task)}</h4>
      <div class="prose" id="quiz-text-${quiz.id}">${this.#prose(quiz.html)}</div>
      ${this.#program(quiz)}
      <form @submit=${this.#onSubmit} @input=${this.#onInput}>
        ${this.#answers(quiz, over)}
        <div class="quiz-actions">
          ${
            over
              ? nothing
              : html`<button class="primary" type="submit" data-action="check">
                  ${this.#running ? (isExplored(quiz.task) ? 'Exploring…' : 'Running…') : 'Check'}
                </button>`
          }
          ${
            verdict === 'wrong'
              ? html`<button type="button" data-action="reveal" @click=${this.#reveal}>
                  Show the answer
                </button>`
              : nothing
          }
          ${
            verdict === null
              ? nothing
              : html`<button class="quiet" type="button" data-action="again" @click=${this.#again}>
                  Try again
                </button>`
          }
        </div>
      </form>
      <div class="quiz-feedback" role="status" data-part="feedback">${this.#feedback(verdict)}</div>
      ${over ? this.#explanation(quiz) : nothing} ${this.#checker?.proof(verdict) ?? nothing}
    </section>`;
  }

  #program({ task }: Quiz): TemplateResult | typeof nothing {
    if (task.kind !== 'prints') return nothing;
    const text = this.texts.get(task.program);
    return text !== undefined && 'text' in text
      ? html`<pre class="quiz-program" tabindex="0" aria-label="Program ${task.program}">${text.text.trimEnd()}</pre>`
      : html`<p><code>${task.program}</code> could not be loaded.</p>`;
  }

  #answers(quiz: Quiz, over: boolean): TemplateResult {
    const { task } = quiz;
    const answer = this.#shown?.answer;
    if (isExplored(task)) {
      return (
        this.#checker?.answers(quiz.id, answer ?? null, this.#shown?.verdict ?? null) ??
        html`<p>${this.#hint === null ? 'The program is loaded when you come near.' : nothing}</p>`
      );
    }
    if (task.kind === 'choice') {
      return html`<fieldset class="quiz-choices" aria-labelledby="quiz-text-${quiz.id}" ?disabled=${over}>
        ${task.options.map(
          (option, index) =>
            html`<label class="quiz-choice" data-mark=${this.#mark(option.right, index, over)}>
              <input
                type=${task.several ? 'checkbox' : 'radio'}
                name="answer"
                value=${index}
                ?checked=${typeof answer !== 'string' && answer?.includes(index)}
              />
              <span class="prose">${this.#prose(option.html, index)}</span>
              ${over && option.right ? html`<span class="quiz-right">right</span>` : nothing}
            </label>`,
        )}
      </fieldset>`;
    }
    const value = typeof answer === 'string' ? answer : '';
    const labelled = `quiz-text-${quiz.id}`;
    return task.kind === 'short'
      ? html`<input
          class="quiz-text"
          name="answer"
          aria-labelledby=${labelled}
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          .defaultValue=${value}
          ?readonly=${over}
        />`
      : html`<textarea
          class="quiz-text"
          name="answer"
          aria-labelledby=${labelled}
          rows="4"
          placeholder="What it prints, line by line"
          autocapitalize="off"
          spellcheck="false"
          .defaultValue=${value}
          ?readonly=${over}
        ></textarea>`;
  }

  /** Tells the options apart once it is over, and not before. */
  #mark(right: boolean, index: number, over: boolean): string | typeof nothing {
    if (!over) return nothing;
    const answer = this.#shown?.answer;
    const chosen = typeof answer !== 'string' && answer?.includes(index) === true;
    if (right) return 'right';
    return chosen ? 'wrong' : nothing;
  }

  #feedback(verdict: Attempt['verdict'] | null): TemplateResult | typeof nothing {
    if (this.#hint !== null) return html`<p>${this.#hint}</p>`;
    switch (verdict) {
      case 'right':
        return html`<p class="quiz-good">Right.</p>`;
      case 'wrong':
        return html`<p class="quiz-bad">Not yet. ${this.#said ?? 'Change your answer and check again.'}</p>`;
      case 'shown':
        return html`<p>The answer is shown.</p>`;
      case null:
        return nothing;
    }
  }

  #explanation({ task, explanation }: Quiz): TemplateResult {
    const printed = this.#shown?.printed ?? null;
    return html`<div class="quiz-explanation" data-part="explanation">
      ${task.kind === 'short' ? html`<p>Right: ${task.answers.join(' or ')}</p>` : nothing}
      ${task.kind === 'prints' && printed !== null ? html`<p>It prints:</p><pre>${printed}</pre>` : nothing}
      ${explanation === null ? nothing : html`<div class="prose">${this.#prose(explanation)}</div>`}
    </div>`;
  }

  #prose(text: string, place = -1): ChildNode[] {
    const key = `${String(place)} ${text}`;
    let nodes = this.#nodes.get(key);
    if (nodes === undefined) {
      nodes = proseNodes(text, this.lecture);
      this.#nodes.set(key, nodes);
    }
    return nodes;
  }

  get #answer(): Answer {
    const form = this.querySelector('form');
    const given = form === null ? [] : new FormData(form).getAll('answer').map(String);
    return this.quiz !== null && isChosen(this.quiz.task) ? given.map(Number) : (given[0] ?? '');
  }

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    void this.#check(false);
  };

  readonly #onInput = (): void => {
    this.#hint = null;
    // What was said of the last answer is not said of this one.
    if (this.#attempt?.verdict !== 'wrong') return;
    this.#conclude(null);
    this.#checker?.forget();
  };

  readonly #reveal = (): void => {
    void this.#check(true);
  };

  readonly #again = (): void => {
    void this.reset().then(() => {
      this.querySelector<HTMLElement>('[name="answer"]')?.focus();
    });
  };

  async #check(reveal: boolean): Promise<void> {
    if (this.#running) return;
    const answer = this.#answer;
    const checked = await this.#checked(reveal ? null : answer);
    if (checked === null) return;
    const { right, said, printed } = checked;
    this.#said = said;
    this.#conclude({ answer, verdict: reveal ? 'shown' : right ? 'right' : 'wrong', printed });
  }

  /** What becomes of an answer; null, with a hint, when that cannot be found out now. */
  async #checked(answer: Answer | null): Promise<Checked | null> {
    const { quiz, engine, texts } = this;
    if (quiz === null) return null;
    this.#hint = null;
    this.#running = true;
    this.requestUpdate();
    try {
      const { check } = await import('./checking');
      return await check(quiz, answer, { engine, texts, explorer: () => this.#explorer(quiz) });
    } catch (error) {
      this.#hint = error instanceof Error ? error.message : String(error);
      return null;
    } finally {
      this.#running = false;
      this.requestUpdate();
    }
  }

  /** What explores, where the engine has to tell what is right. */
  async #explorer({ task }: Quiz): Promise<Explored> {
    const { lecture, texts } = this;
    this.#explored ??= import('./explored').then(({ explorerOf }) =>
      explorerOf(this, task, { lecture, texts, answer: this.#attempt?.answer ?? null }),
    );
    try {
      this.#checker = await this.#explored;
    } catch (error) {
      this.#explored = null;
      throw error;
    }
    this.requestUpdate();
    return this.#checker;
  }

  #conclude(attempt: Attempt | null): void {
    const { quiz } = this;
    if (quiz === null) return;
    this.#attempt = attempt;
    new Progress(this.lecture).save(quiz, attempt);
    this.#markVerdict();
    this.requestUpdate();
    this.dispatchEvent(new CustomEvent('quiz-change', { bubbles: true }));
  }

  #markVerdict(): void {
    if (this.#attempt === null) delete this.dataset.verdict;
    else this.dataset.verdict = this.#attempt.verdict;
  }
}

function titleOf(task: Quiz['task']): string {
  const several = task.kind === 'possible' || (task.kind === 'choice' && task.several);
  if (task.kind === 'arrange') return 'Question: put the lines in order';
  return several ? 'Question: choose any number' : 'Question';
}

customElements.define('lecture-quiz', LectureQuiz);

declare global {
  interface HTMLElementTagNameMap {
    'lecture-quiz': LectureQuiz;
  }
}
