import { html, type PropertyValues, type TemplateResult } from 'lit';
import type { Diagnostic } from '../../engine/generated';
import type { DiffMarks } from '../../program/diff-marks';
import { LightElement } from '../light-element';
import type { Editor } from './codemirror';
import './styles.css';

/**
 * A program in an editor, with its faults and its differences from another program marked.
 *
 * Properties: `text` is what to show first, and what to show again when it is set to something
 * else than what is being edited; `label` is the editor's accessible name; `diagnostics` are
 * underlined; `marks` are the lines another program does not have.
 * Events: `program-edit`, with the text as `detail`, at every change; `program-scroll`, with the
 * distance from the top, when the student scrolls.
 *
 * Until the real editor has arrived, which is when the element comes near the screen, the text
 * stands in its place at the same size.
 */
export class ProgramEditor extends LightElement {
  static override properties = {
    text: { attribute: false },
    label: { attribute: false },
    diagnostics: { attribute: false },
    marks: { attribute: false },
  };

  declare text: string;
  declare label: string;
  declare diagnostics: Diagnostic[];
  declare marks: DiffMarks | null;

  #editor: Editor | null = null;
  #observer: IntersectionObserver | null = null;

  constructor() {
    super();
    this.text = '';
    this.label = '';
    this.diagnostics = [];
    this.marks = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        this.#observer?.disconnect();
        void this.#upgrade();
      },
      { rootMargin: '800px' },
    );
    this.#observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer?.disconnect();
    this.#editor?.destroy();
    this.#editor = null;
  }

  /** Scrolls to a line, counted from 1, and puts the cursor there. */
  goTo(line: number, column: number): void {
    this.#editor?.goTo(line, column);
  }

  /** Scrolls as another editor did, without telling of it. */
  scrollWith(top: number): void {
    this.#editor?.scrollTo(top);
  }

  protected override render(): TemplateResult {
    return html`<div class="editor-place"></div>`;
  }

  protected override firstUpdated(): void {
    const plain = document.createElement('pre');
    plain.className = 'editor-plain';
    plain.tabIndex = 0;
    plain.setAttribute('role', 'region');
    plain.setAttribute('aria-label', this.label);
    plain.textContent = this.text;
    this.querySelector('.editor-place')?.append(plain);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (this.#editor === null) {
      const plain = this.querySelector('.editor-plain');
      if (plain && changed.has('text')) plain.textContent = this.text;
      return;
    }
    if (changed.has('text')) this.#editor.setText(this.text);
    if (changed.has('diagnostics')) this.#editor.setDiagnostics(this.diagnostics);
    if (changed.has('marks')) this.#editor.setMarks(this.marks);
  }

  async #upgrade(): Promise<void> {
    const { createEditor } = await import('./codemirror');
    const place = this.querySelector<HTMLElement>('.editor-place');
    if (!place || !this.isConnected || this.#editor) return;
    place.replaceChildren();
    this.#editor = createEditor(place, {
      text: this.text,
      label: this.label,
      onEdit: (text) => {
        this.dispatchEvent(new CustomEvent('program-edit', { detail: text, bubbles: true }));
      },
      onScroll: (top) => {
        this.dispatchEvent(new CustomEvent('program-scroll', { detail: top, bubbles: true }));
      },
    });
    this.#editor.setDiagnostics(this.diagnostics);
    this.#editor.setMarks(this.marks);
    this.#editor.revealMarks();
  }
}

customElements.define('program-editor', ProgramEditor);
