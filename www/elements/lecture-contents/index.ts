import { html, nothing, type TemplateResult } from 'lit';
import type { Section } from '../../engine/generated';
import { LightElement } from '../light-element';
import './styles.css';

/**
 * All sections of the lecture and their parts, behind a button: a list that opens over the page.
 *
 * Properties: `sections` of the lecture, `current` the id of the one being read.
 */
export class LectureContents extends LightElement {
  static override properties = {
    sections: { attribute: false },
    current: { attribute: false },
  };

  declare sections: readonly Section[];
  declare current: string;

  constructor() {
    super();
    this.sections = [];
    this.current = '';
  }

  protected override render(): TemplateResult {
    return html`
      <button class="contents-button" type="button" data-action="contents" @click=${this.#open}>
        Contents
      </button>
      <dialog class="contents" aria-label="Contents" @click=${this.#onClick}>
        <div class="contents-header">
          <h2>Contents</h2>
          <button class="quiet" type="button" data-action="close-contents">Close</button>
        </div>
        <ol>
          ${this.sections.map(
            ({ id, title, level }) =>
              html`<li class="contents-${level}">
                <a href="#${id}" aria-current=${id === this.current ? 'true' : nothing}>${title}</a>
              </li>`,
          )}
        </ol>
      </dialog>
    `;
  }

  readonly #open = (): void => {
    this.querySelector('dialog')?.showModal();
    this.querySelector<HTMLElement>('a[aria-current]')?.focus();
  };

  /** Closes on a link, on the button, and on what is behind the list. */
  readonly #onClick = (event: MouseEvent): void => {
    const dialog = this.querySelector('dialog');
    if (event.target === dialog || (event.target as Element).closest('a, button')) dialog?.close();
  };
}

customElements.define('lecture-contents', LectureContents);
