import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { threadClass } from '../../program/threads';
import { currentLine, threadsByLine } from '../../views/markers';
import type { LineNote, ThreadView } from '../../views/model';
import { counted, stateWords } from '../../views/words';
import { LightElement } from '../light-element';
import { threadBadge } from '../thread-badge';
import type { Piece } from './highlighting';
import './styles.css';

/** A program longer than this is shown as far as this. */
const MOST_LINES = 2000;
/** Of more threads on one line, the others are counted. */
const MOST_BADGES = 3;

/**
 * A program with the threads that stand on its lines: each thread's number beside its line, which
 * is tinted in the thread's colour, and notes below the lines they are about. Line numbers can be
 * chosen: with the keyboard, up and down go from line to line.
 *
 * Properties: `text` of the program, `label` its accessible name, `threads` to mark, `active` the
 * number of the thread whose line is to stay in sight, `notes` on lines, `chosen` a line that is
 * marked as chosen.
 * Events: `line-choose`, with the line as `detail`, when a line's number is pressed.
 */
export class SourceView extends LightElement {
  static override properties = {
    text: { attribute: false },
    label: { attribute: false },
    threads: { attribute: false },
    active: { attribute: false },
    notes: { attribute: false },
    chosen: { attribute: false },
  };

  declare text: string;
  declare label: string;
  declare threads: readonly ThreadView[];
  declare active: number | null;
  declare notes: readonly LineNote[];
  declare chosen: number | null;

  #lines: Piece[][] = [];
  /** The line the keyboard is on. */
  #focused = 1;

  constructor() {
    super();
    this.text = '';
    this.label = 'Program';
    this.threads = [];
    this.active = null;
    this.notes = [];
    this.chosen = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('text')) return;
    const text = this.text.replace(/\n$/, '');
    this.#lines = text.split('\n').map((line) => [{ text: line, style: '' }]);
    this.#focused = Math.min(this.#focused, this.#lines.length);
    void this.#highlight(text);
  }

  protected override render(): TemplateResult {
    const byLine = threadsByLine(this.threads);
    const left = this.#lines.length - MOST_LINES;
    return html`<div class="source-box" role="region" aria-label=${this.label}>
      <ol class="source-lines" data-threads=${this.threads.length > 0 ? 'true' : 'false'} @keydown=${this.#onKey}>
        ${this.#lines
          .slice(0, MOST_LINES)
          .map((pieces, index) =>
            this.#line(index + 1, pieces, byLine.get(index + 1) ?? []),
          )}
      </ol>
      ${left > 0 ? html`<p class="source-more">… ${counted(left, 'more line')}</p>` : nothing}
    </div>`;
  }

  #line(line: number, pieces: readonly Piece[], threads: readonly ThreadView[]): TemplateResult {
    const notes = this.notes.filter((note) => note.line === line);
    const left = threads.length - MOST_BADGES;
    const first = threads.at(0);
    const state = threads.length > 1 ? 'source-shared' : first ? 'source-occupied' : '';
    const colours = first ? threadClass(first.number) : '';
    return html`<li class="source-line ${state} ${colours}" data-line=${line}>
      <span class="source-threads">
        ${threads.slice(0, MOST_BADGES).map(
          (thread) =>
            html`${threadBadge(thread.number, `${thread.name}: ${stateWords(thread.state)}`, thread.state)}<span
                class="spoken"
                >${thread.name} is here, ${stateWords(thread.state)}.
              </span>`,
        )}${left > 0 ? html`<span class="source-others">+${left}</span>` : nothing}
      </span>
      <button
        class="source-number"
        tabindex=${line === this.#focused ? 0 : -1}
        aria-pressed=${line === this.chosen ? 'true' : 'false'}
        @click=${() => {
          this.#choose(line);
        }}
      >
        <span class="spoken">line </span>${line}
      </button>
      <code class="source-text"
        >${pieces.map(({ text, style }) =>
          style === '' ? text : html`<span class=${style}>${text}</span>`,
        )}</code
      >
      ${notes.map(({ text }) => html`<span class="source-note">${text}</span>`)}
    </li>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('threads') || changed.has('active')) this.#reveal();
  }

  /** Scrolls the box, never the page, to where the active thread stands. */
  #reveal(): void {
    const thread = this.threads.find(({ number }) => number === this.active);
    const line = thread === undefined ? null : currentLine(thread);
    const box = this.querySelector('.source-box');
    const row = this.querySelector(`[data-line="${String(line)}"]`);
    if (!box || !row) return;
    const [outer, inner] = [box.getBoundingClientRect(), row.getBoundingClientRect()];
    if (inner.top >= outer.top && inner.bottom <= outer.bottom) return;
    box.scrollTop += (inner.top + inner.bottom - outer.top - outer.bottom) / 2;
  }

  async #highlight(text: string): Promise<void> {
    const { highlighted } = await import('./highlighting');
    if (this.text.replace(/\n$/, '') !== text) return;
    this.#lines = highlighted(text);
    this.requestUpdate();
  }

  #choose(line: number): void {
    this.#focused = line;
    this.dispatchEvent(new CustomEvent('line-choose', { detail: line, bubbles: true }));
    this.requestUpdate();
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const last = Math.min(this.#lines.length, MOST_LINES);
    const moves: Partial<Record<string, number>> = {
      ArrowUp: this.#focused - 1,
      ArrowDown: this.#focused + 1,
      Home: 1,
      End: last,
    };
    const line = moves[event.key];
    if (line === undefined) return;
    event.preventDefault();
    this.#focused = Math.min(Math.max(1, line), last);
    this.requestUpdate();
    void this.updateComplete.then(() => {
      this.querySelector<HTMLElement>('.source-number[tabindex="0"]')?.focus();
    });
  };
}

customElements.define('source-view', SourceView);
