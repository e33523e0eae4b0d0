import { html, type TemplateResult } from 'lit';
import type { LectureQuiz } from '../lecture-quiz';
import { LightElement } from '../light-element';

/**
 * Prints the lecture as a handout: the programs, the questions and, where it is asked for, the
 * answers. Whoever prints by the browser's own menu gets the handout without the answers.
 */
export class PrintHandout extends LightElement {
  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('beforeprint', this.#open);
    addEventListener('afterprint', this.#close);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('beforeprint', this.#open);
    removeEventListener('afterprint', this.#close);
  }

  protected override render(): TemplateResult {
    return html`<p class="handout">
      <button type="button" data-action="print" @click=${this.#print}>Print a handout</button>
      <label><input type="checkbox" data-part="with-answers" /> with the answers</label>
    </p>`;
  }

  readonly #print = async (): Promise<void> => {
    const withAnswers = this.querySelector<HTMLInputElement>('[data-part="with-answers"]')?.checked;
    const quizzes = [...document.querySelectorAll<LectureQuiz>('lecture-quiz')];
    // One after the other: the engine runs one program at a time.
    if (withAnswers === true) for (const quiz of quizzes) await quiz.solve();
    window.print();
    for (const quiz of quizzes) quiz.unsolve();
  };

  /** On paper nothing can be opened. */
  readonly #open = (): void => {
    for (const details of document.querySelectorAll<HTMLDetailsElement>('details:not([open])')) {
      details.open = true;
      details.dataset.openForPrint = '';
    }
  };

  readonly #close = (): void => {
    for (const details of document.querySelectorAll<HTMLDetailsElement>('[data-open-for-print]')) {
      details.open = false;
      delete details.dataset.openForPrint;
    }
  };
}

customElements.define('print-handout', PrintHandout);
