import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { threadClass, type ThreadTable } from '../../program/threads';
import type { OutputLine, OutputLines } from '../../program/output-lines';
import { LightElement } from '../light-element';
import '../../styles/threads.css';
import './styles.css';

/** More new lines than this in one frame are a flood: nobody reads them as they pass. */
const FLOOD = 40;

/**
 * What a program printed, as it appears. Each thread's text is in the thread's colour and begins
 * with the thread's number and name. Only the last lines are in the document.
 *
 * Properties: `label` names the program; `lines` and `threads` are what to show; `revision` must
 * change when they did, since they change in place; `settled` says that no more will come.
 */
export class ProgramOutput extends LightElement {
  static override properties = {
    label: {},
    lines: { attribute: false },
    threads: { attribute: false },
    revision: { attribute: false },
    settled: { attribute: false },
  };

  declare label: string;
  declare lines: OutputLines | null;
  declare threads: ThreadTable | null;
  declare revision: number;
  declare settled: boolean;

  /** The lines that are in the document: a run of consecutive numbers. */
  #shown: { line: OutputLine; row: HTMLElement }[] = [];
  /** Whether a flood left out lines that are kept and could be shown. */
  #flooded = false;

  constructor() {
    super();
    this.label = '';
    this.lines = null;
    this.threads = null;
    this.revision = 0;
    this.settled = true;
  }

  protected override render(): TemplateResult {
    const missing = this.settled && this.lines ? this.lines.count - this.lines.kept.length : 0;
    return html`<div class="output-box" tabindex="0" role="region" aria-label=${this.label}>
      ${
        missing > 0
          ? html`<p class="output-missing">${missing.toLocaleString('en')} earlier lines</p>`
          : nothing
      }
      <div class="output-lines"></div>
    </div>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('revision') || changed.has('lines')) this.#draw();
  }

  #draw(): void {
    const box = this.querySelector('.output-box');
    const list = this.querySelector('.output-lines');
    if (!box || !list || !this.lines) return;
    const kept = this.lines.kept;
    // Asking where a box is scrolled to lays the page out, once for each program of a lecture.
    if (kept.length === 0 && this.#shown.length === 0) return;
    const atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 24;
    const next = (this.#shown.at(-1)?.line.number ?? -1) + 1;
    const fresh = this.lines.count - next;
    const continues = this.#shown.at(-1)?.line === kept.find(({ number }) => number === next - 1);
    if (fresh > FLOOD) {
      this.#flooded = true;
      this.#show(list, kept.slice(-FLOOD));
    } else if (!continues || (this.#flooded && this.settled)) {
      this.#flooded = false;
      this.#show(list, kept);
    } else {
      this.#append(list, fresh > 0 ? kept.slice(-fresh) : [], kept.length);
    }
    if (atEnd) box.scrollTop = box.scrollHeight;
  }

  /** Shows exactly `lines`. */
  #show(list: Element, lines: readonly OutputLine[]): void {
    list.replaceChildren();
    this.#shown = [];
    this.#append(list, lines, lines.length);
  }

  /** Draws the last line anew, since it may have grown, adds `lines` and keeps the last `most`. */
  #append(list: Element, lines: readonly OutputLine[], most: number): void {
    const last = this.#shown.pop();
    last?.row.remove();
    for (const line of last ? [last.line, ...lines] : lines) {
      const before = this.#shown.at(-1)?.line.spans.at(-1)?.thread;
      const row = this.#row(line, before);
      list.append(row);
      this.#shown.push({ line, row });
    }
    if (this.#shown.length <= most) return;
    for (const { row } of this.#shown.splice(0, this.#shown.length - most)) row.remove();
  }

  /** A line; threads are named where the text changes from one to another. */
  #row(line: OutputLine, before: number | undefined): HTMLElement {
    const row = document.createElement('div');
    const first = line.spans[0]?.thread ?? 0;
    row.className = `output-line ${threadClass(first)}`;
    const name = document.createElement('span');
    name.className = 'output-thread';
    if (first !== before) {
      name.title = this.threads?.name(first) ?? '';
      name.append(this.#badge(first), name.title);
    }
    const text = document.createElement('span');
    text.className = 'output-text';
    let thread = first;
    for (const span of line.spans) {
      if (span.thread !== thread) text.append(this.#badge(span.thread));
      thread = span.thread;
      const part = document.createElement('span');
      part.className = `${threadClass(thread)} output-${span.stream}`;
      part.textContent = span.text;
      text.append(part);
    }
    row.append(name, text);
    return row;
  }

  #badge(thread: number): HTMLElement {
    const badge = document.createElement('span');
    badge.className = `thread-badge ${threadClass(thread)}`;
    badge.textContent = String(thread);
    return badge;
  }
}

customElements.define('program-output', ProgramOutput);
