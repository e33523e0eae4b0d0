import { html, type TemplateResult } from 'lit';
import { LightElement } from '../light-element';
import './styles.css';

/**
 * Where a reader types what a program asks for with `input()`: Enter hands the line over, Ctrl+D says that
 * there are no more. It takes the focus where the reader is in the program's pane already.
 *
 * Property: `give`, which is handed a line, or null after the last, and says whether it was taken.
 */
export class ProgramInput extends LightElement {
  static override properties = { give: { attribute: false } };

  declare give: (line: string | null) => boolean;

  constructor() {
    super();
    this.give = () => false;
  }

  protected override firstUpdated(): void {
    if (this.closest('program-pane')?.contains(document.activeElement)) this.#field?.focus();
  }

  protected override render(): TemplateResult {
    return html`<form class="program-input" @submit=${this.#send}>
      <label>
        The program asks for a line:
        <input type="text" autocomplete="off" autocapitalize="off" spellcheck="false" @keydown=${this.#onKey} />
      </label>
      <button data-action="send-line">Enter</button>
      <button type="button" class="quiet" data-action="end-input" title="Ctrl+D" @click=${this.#end}>
        No more input
      </button>
    </form>`;
  }

  get #field(): HTMLInputElement | null {
    return this.querySelector('input');
  }

  readonly #send = (event: Event): void => {
    event.preventDefault();
    const field = this.#field;
    if (field !== null && this.give(field.value)) field.value = '';
  };

  readonly #end = (): void => {
    this.give(null);
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (!event.ctrlKey || event.key !== 'd') return;
    event.preventDefault();
    this.#end();
  };
}

customElements.define('program-input', ProgramInput);
