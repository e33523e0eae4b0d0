import { html, type PropertyValues, type TemplateResult } from 'lit';
import type { Diagnostic } from '../../engine/generated';
import type { DiffMarks } from '../../program/diff-marks';
import { LightElement } from '../light-element';
import type { Editor, Point } from './codemirror';
import { firstDifference, renderBare, renderPlain } from './plain';
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
 * The editor is a hundred kilobytes that a first run does not need: it is fetched when somebody turns
 * to the text, when there are faults to mark, or when `wanted` is called. Until then the text stands
 * in its place, in the same colours and at the same size.
 */
export class ProgramEditor extends LightElement {
  static override properties = {
    text: { attribute: false },
    label: { attribute: false },
    diagnostics: { attribute: false },
    marks: { attribute: false },
    near: { state: true },
  };

  declare text: string;
  declare label: string;
  declare diagnostics: Diagnostic[];
  declare marks: DiffMarks | null;
  /** Whether the element is, or was, near the screen: before that its colours can wait. */
  declare near: boolean;

  #editor: Editor | null = null;
  readonly #approach = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      this.#approach.disconnect();
      this.near = true;
    },
    { rootMargin: '800px' },
  );
  #plain: HTMLElement | null = null;
  /** Where the plain text was clicked. */
  #pointed: Point | null = null;
  /** The editor on its way. */
  #arriving: Promise<void> | null = null;
  /** Where the plain text was scrolled by others, which is not told of. */
  #scrolledTo = -1;

  constructor() {
    super();
    this.text = '';
    this.label = '';
    this.diagnostics = [];
    this.marks = null;
    this.near = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#approach.observe(this);
    addEventListener('beforeprint', this.#onPrint);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#approach.disconnect();
    removeEventListener('beforeprint', this.#onPrint);
    this.#editor?.destroy();
    this.#editor = null;
  }

  /** Fetches the editor, if that has not begun; resolves when it stands there. */
  wanted(): Promise<void> {
    this.#arriving ??= this.#upgrade();
    return this.#arriving;
  }

  /** Scrolls to a line, counted from 1, and puts the cursor there. */
  async goTo(line: number, column: number): Promise<void> {
    await this.wanted();
    this.#editor?.goTo(line, column);
  }

  /** Scrolls as another editor did, without telling of it. */
  scrollWith(top: number): void {
    this.#editor?.scrollTo(top);
    if (this.#plain === null || Math.abs(this.#plain.scrollTop - top) < 1) return;
    this.#scrolledTo = top;
    this.#plain.scrollTop = top;
  }

  protected override render(): TemplateResult {
    return html`<div class="editor-place"></div>`;
  }

  protected override firstUpdated(): void {
    const plain = document.createElement('pre');
    plain.className = 'editor-plain';
    plain.tabIndex = 0;
    plain.setAttribute('role', 'textbox');
    plain.setAttribute('aria-multiline', 'true');
    plain.setAttribute('aria-label', this.label);
    plain.addEventListener('pointerdown', ({ clientX, clientY }) => {
      this.#pointed = { x: clientX, y: clientY };
      void this.wanted();
    });
    plain.addEventListener('focus', () => {
      void this.wanted();
    });
    plain.addEventListener('scroll', this.#scrolled);
    this.#plain = plain;
    this.querySelector('.editor-place')?.append(plain);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (this.#editor === null) {
      const { text, marks } = this;
      if (this.#plain !== null && (changed.has('text') || changed.has('marks') || changed.has('near'))) {
        if (this.near) renderPlain(this.#plain, { text, marks });
        else renderBare(this.#plain, text);
        if (this.near) this.#revealMarks();
      }
      if (this.diagnostics.length > 0) void this.wanted();
      return;
    }
    if (changed.has('text')) this.#editor.setText(this.text);
    if (changed.has('diagnostics')) this.#editor.setDiagnostics(this.diagnostics);
    if (changed.has('marks')) this.#editor.setMarks(this.marks);
  }

  /** Scrolls the first difference into the middle, unless it can be seen already. */
  #revealMarks(): void {
    const { text, marks } = this;
    const first = firstDifference({ text, marks });
    const line = first === null ? null : this.#plain?.querySelectorAll<HTMLElement>('.plain-line')[first - 1];
    if (this.#plain === null || !line) return;
    const top = line.offsetTop - this.#plain.offsetTop;
    if (top < this.#plain.clientHeight * 0.7) return;
    this.scrollWith(top - this.#plain.clientHeight / 2);
  }

  /** On paper every program is near. */
  readonly #onPrint = (): void => {
    this.near = true;
  };

  readonly #scrolled = (): void => {
    const top = this.#plain?.scrollTop ?? 0;
    if (Math.abs(top - this.#scrolledTo) > 1) {
      this.dispatchEvent(new CustomEvent('program-scroll', { detail: top, bubbles: true }));
    }
    this.#scrolledTo = -1;
  };

  async #upgrade(): Promise<void> {
    const { createEditor } = await import('./codemirror');
    const place = this.querySelector<HTMLElement>('.editor-place');
    if (!place || !this.isConnected || this.#editor) return;
    const hadFocus = document.activeElement === this.#plain;
    const top = this.#plain?.scrollTop ?? 0;
    this.#plain = null;
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
    this.#editor.scrollTo(top);
    if (hadFocus) this.#editor.focus(this.#pointed);
  }
}

customElements.define('program-editor', ProgramEditor);
