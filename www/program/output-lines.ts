/**
 * The lines a program printed, as a terminal would show them: text of several threads may meet on
 * one line. Bounded: of a program that prints a million lines, the last few thousand are kept.
 */

/** Text one thread wrote on a line. */
export interface Span {
  thread: number;
  stream: 'stdout' | 'stderr';
  text: string;
}

/** One line; `number` counts from 0 over everything printed in the run. */
export interface OutputLine {
  number: number;
  spans: Span[];
}

/** A line longer than this is cut: no screen shows more, and laying it out would take seconds. */
const LONGEST_LINE = 10_000;

export class OutputLines {
  readonly #limit: number;
  #lines: OutputLine[] = [];
  /** Whether the next text begins a new line. */
  #fresh = true;
  #count = 0;

  /** @param limit how many of the last lines are kept */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** How many lines were begun in the run. */
  get count(): number {
    return this.#count;
  }

  /** The lines kept, oldest first. The last one may still grow. */
  get kept(): readonly OutputLine[] {
    return this.#lines.length > this.#limit ? this.#lines.slice(-this.#limit) : this.#lines;
  }

  clear(): void {
    this.#lines = [];
    this.#fresh = true;
    this.#count = 0;
  }

  append(thread: number, stream: Span['stream'], text: string): void {
    let from = 0;
    while (from < text.length) {
      const newline = text.indexOf('\n', from);
      const end = newline < 0 ? text.length : newline;
      this.#extend(thread, stream, text.slice(from, end));
      if (newline < 0) return;
      this.#fresh = true;
      from = newline + 1;
    }
  }

  #extend(thread: number, stream: Span['stream'], text: string): void {
    if (this.#fresh) {
      this.#lines.push({ number: this.#count, spans: [{ thread, stream, text: cut(text) }] });
      this.#count += 1;
      this.#fresh = false;
      // Dropping the oldest one by one would move the rest each time.
      if (this.#lines.length > 2 * this.#limit) this.#lines = this.#lines.slice(-this.#limit);
      return;
    }
    if (text === '') return;
    const spans = this.#lines.at(-1)?.spans ?? [];
    const last = spans.at(-1);
    if (last?.thread === thread && last.stream === stream) last.text = cut(last.text + text);
    else if (spans.length < LONGEST_LINE) spans.push({ thread, stream, text: cut(text) });
  }
}

function cut(text: string): string {
  return text.length > LONGEST_LINE ? `${text.slice(0, LONGEST_LINE - 1)}…` : text;
}
