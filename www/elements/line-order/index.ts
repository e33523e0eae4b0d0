import { html, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { LightElement } from '../light-element';
import './styles.css';

/**
 * Lines to be put in order: dragged with a pointer or a finger, or moved up and down with buttons.
 * In a form, each line has a field `answer` with its number, in the order they stand in.
 *
 * Properties: `lines`; `start`, the numbers of the lines from top to bottom as they stand at first, and
 * again when another array is given; `fixed` where they stay.
 * Events: `input`, when a line has been moved.
 */
export class LineOrder extends LightElement {
  static override properties = {
    lines: { attribute: false },
    start: { attribute: false },
    fixed: { type: Boolean },
  };

  declare lines: readonly string[];
  declare start: readonly number[];
  declare fixed: boolean;

  #order: readonly number[] = [];
  /** The line being dragged. */
  #dragged: number | null = null;
  #said = '';
  /** The button that keeps the focus when its line has moved. */
  #pressed: { line: number; by: number } | null = null;

  constructor() {
    super();
    this.lines = [];
    this.start = [];
    this.fixed = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('start')) this.#order = this.start;
  }

  protected override render(): TemplateResult {
    return html`<ol
        class="line-order"
        aria-label="Lines to put in order"
        @pointermove=${this.#onMove}
        @pointerup=${this.#onDrop}
        @pointercancel=${this.#onDrop}
      >
        ${repeat(
          this.#order,
          (line) => line,
          (line, place) => this.#line(line, place),
        )}
      </ol>
      <span class="spoken" role="status">${this.#said}</span>`;
  }

  #line(line: number, place: number): TemplateResult {
    const text = this.lines[line] ?? '';
    return html`<li
      data-line=${line}
      data-dragged=${line === this.#dragged ? 'true' : 'false'}
      @pointerdown=${(event: PointerEvent) => {
        this.#onGrab(event, line);
      }}
    >
      <input type="hidden" name="answer" value=${line} />
      <span class="line-handle" aria-hidden="true">⠿</span>
      <code>${text}</code>
      ${this.#button(line, place, -1, '↑', 'up')} ${this.#button(line, place, 1, '↓', 'down')}
    </li>`;
  }

  #button(line: number, place: number, by: number, sign: string, where: string): TemplateResult {
    const off = this.fixed || place + by < 0 || place + by >= this.#order.length;
    return html`<button
      type="button"
      data-by=${by}
      aria-label="Move ${this.lines[line]?.trim() ?? ''} ${where}"
      aria-disabled=${off ? 'true' : 'false'}
      @click=${() => {
        if (off) return;
        this.#pressed = { line, by };
        this.#put(line, place + by);
      }}
    >
      ${sign}
    </button>`;
  }

  protected override updated(): void {
    if (this.#pressed === null) return;
    const { line, by } = this.#pressed;
    this.#pressed = null;
    // Where the line was moved in the document it has lost the focus.
    this.querySelector<HTMLElement>(`[data-line="${String(line)}"] [data-by="${String(by)}"]`)?.focus();
  }

  #put(line: number, place: number): void {
    const order = this.#order.filter((other) => other !== line);
    order.splice(place, 0, line);
    this.#order = order;
    this.requestUpdate();
    this.#said = `${this.lines[line]?.trim() ?? ''} is now line ${String(place + 1)} of ${String(order.length)}`;
    this.dispatchEvent(new Event('input', { bubbles: true }));
  }

  #onGrab(event: PointerEvent, line: number): void {
    const target = event.target as Element;
    if (this.fixed || event.button !== 0 || target.closest('button') !== null) return;
    // A finger scrolls the page by the line, and drags it by its handle.
    if (event.pointerType === 'touch' && target.closest('.line-handle') === null) return;
    event.preventDefault();
    this.#dragged = line;
    // The list stays where it is in the document while its lines move.
    this.querySelector('ol')?.setPointerCapture(event.pointerId);
    this.requestUpdate();
  }

  readonly #onMove = (event: PointerEvent): void => {
    const line = this.#dragged;
    if (line === null) return;
    const others = [...this.querySelectorAll<HTMLElement>('li')].filter(
      (item) => item.dataset.line !== String(line),
    );
    const place = others.filter((item) => {
      const { top, height } = item.getBoundingClientRect();
      return top + height / 2 < event.clientY;
    }).length;
    if (this.#order[place] !== line) this.#put(line, place);
  };

  readonly #onDrop = (): void => {
    this.#dragged = null;
    this.requestUpdate();
  };
}

customElements.define('line-order', LineOrder);
