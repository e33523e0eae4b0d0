import { html, nothing, type TemplateResult } from 'lit';
import type { Question } from '../../engine/generated';
import { proseNodes } from '../../lecture/prose';
import { matching } from '../../lecture/questions';
import { LightElement } from '../light-element';
import './styles.css';

/**
 * Questions the class has asked, with the lecturer's answers: a list to open one by one and to
 * search, with links to what each is about.
 *
 * Properties: `questions`; `lecture` its folder's name; `titles` of everything that has an id.
 */
export class LectureQuestions extends LightElement {
  static override properties = {
    questions: { attribute: false },
    lecture: { attribute: false },
    titles: { attribute: false },
  };

  declare questions: readonly Question[];
  declare lecture: string;
  declare titles: ReadonlyMap<string, string>;

  #wanted = '';
  readonly #answers = new Map<Question, { nodes: ChildNode[]; text: string }>();

  constructor() {
    super();
    this.questions = [];
    this.lecture = '';
    this.titles = new Map();
  }

  /** Opens a question, whatever is being searched for. */
  async reveal(id: string): Promise<void> {
    this.#wanted = '';
    const field = this.querySelector<HTMLInputElement>('input[type="search"]');
    if (field) field.value = '';
    this.requestUpdate();
    await this.updateComplete;
    const index = this.questions.findIndex((question) => question.id === id);
    const details = this.querySelectorAll('details').item(index);
    details.open = true;
    details.scrollIntoView();
  }

  protected override render(): TemplateResult {
    const found = matching(this.questions, this.#wanted, (question) => this.#answer(question).text);
    return html`
      ${this.questions.length > 2 ? this.#search(found.length) : nothing}
      <div class="questions">
        ${this.questions.map(
          (question) =>
            html`<details class="question" id=${question.id} ?hidden=${!found.includes(question)}>
              <summary>${question.question}</summary>
              <div class="prose">${this.#answer(question).nodes}</div>
              ${question.about.length > 0 ? this.#about(question) : nothing}
            </details>`,
        )}
      </div>
    `;
  }

  #search(found: number): TemplateResult {
    const sought = this.#wanted.trim() !== '';
    return html`<div class="questions-search" role="search">
      <label>
        Search the questions
        <input type="search" @input=${this.#onSearch} autocomplete="off" />
      </label>
      <span role="status" data-part="found">
        ${sought ? `${String(found)} of ${String(this.questions.length)}` : nothing}
      </span>
    </div>`;
  }

  #about({ about }: Question): TemplateResult {
    return html`<p class="question-about">
      See
      ${about.map((id, index) => html`${index > 0 ? ', ' : nothing}<a href="#${id}">${this.titles.get(id) ?? id}</a>`)}
    </p>`;
  }

  #answer(question: Question): { nodes: ChildNode[]; text: string } {
    let answer = this.#answers.get(question);
    if (answer === undefined) {
      const nodes = proseNodes(question.html, this.lecture);
      answer = { nodes, text: nodes.map((node) => node.textContent ?? '').join(' ') };
      this.#answers.set(question, answer);
    }
    return answer;
  }

  readonly #onSearch = (event: Event): void => {
    this.#wanted = (event.target as HTMLInputElement).value;
    this.requestUpdate();
  };
}

customElements.define('lecture-questions', LectureQuestions);

declare global {
  interface HTMLElementTagNameMap {
    'lecture-questions': LectureQuestions;
  }
}
