import { html, type TemplateResult } from 'lit';
import type { LectureQuiz } from '../lecture-quiz';
import { LightElement } from '../light-element';

/**
 * How many of the page's quizzes are answered, and a way to start over with all of them. It listens
 * to the document's `quiz-change` events.
 */
export class QuizScore extends LightElement {
  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('quiz-change', this.#onChange);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('quiz-change', this.#onChange);
  }

  protected override render(): TemplateResult {
    const quizzes = allQuizzes();
    if (quizzes.length === 0) return html``;
    const answered = (verdict: string) =>
      quizzes.filter((quiz) => quiz.dataset.verdict === verdict).length;
    return html`<p data-part="score">
      Of ${quizzes.length} questions you have answered ${answered('right')}.
      <button class="link" type="button" data-action="reset-quizzes" @click=${this.#reset}>
        Forget my answers
      </button>
    </p>`;
  }

  protected override firstUpdated(): void {
    // The quizzes draw themselves in the same turn, some of them after this element.
    queueMicrotask(() => {
      this.requestUpdate();
    });
  }

  readonly #onChange = (): void => {
    this.requestUpdate();
  };

  readonly #reset = (): void => {
    for (const quiz of allQuizzes()) void quiz.reset();
  };
}

function allQuizzes(): LectureQuiz[] {
  return [...document.querySelectorAll<LectureQuiz>('lecture-quiz')];
}

customElements.define('quiz-score', QuizScore);
