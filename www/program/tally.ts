/** What many runs of one program came to: how often each final value, and how many lost updates. */
import type { RunReport } from '../engine/generated';

/** One bar: a value (or an ending other than `finished`) and the runs that had it. */
export interface Bar {
  label: string;
  runs: number;
  kind: 'expected' | 'value' | 'ending';
}

export class Tally {
  readonly #watch: string | null;
  readonly #expected: string | null;
  readonly #values = new Map<string, number>();
  readonly #endings = new Map<string, number>();
  #runs = 0;

  /**
   * @param watch the global whose final value counts, if any
   * @param expected its value, as `repr()` shows it, when no update is lost
   */
  constructor(watch: string | null, expected: string | null) {
    this.#watch = watch;
    this.#expected = expected;
  }

  get runs(): number {
    return this.#runs;
  }

  /** Finished runs whose final value is not the expected one. */
  get lost(): number {
    if (this.#expected === null) return 0;
    let lost = 0;
    for (const [value, runs] of this.#values) if (value !== this.#expected) lost += runs;
    return lost;
  }

  /** Runs that did not finish, by ending. */
  get endings(): ReadonlyMap<string, number> {
    return this.#endings;
  }

  add(report: RunReport): void {
    this.#runs += 1;
    if (report.ending !== 'finished') {
      increment(this.#endings, report.ending);
      return;
    }
    const watched = report.watched.find(({ name }) => name === this.#watch);
    increment(this.#values, watched?.repr ?? 'not set');
  }

  /** Bars from the smallest value to the largest, then the endings. */
  get bars(): Bar[] {
    const values = new Map(this.#values);
    // The expected value has its place even when no run reached it.
    if (this.#expected !== null && !values.has(this.#expected)) values.set(this.#expected, 0);
    const bars: Bar[] = [...values]
      .sort(([a], [b]) => compareValues(a, b))
      .map(([label, runs]) => ({
        label,
        runs,
        kind: label === this.#expected ? 'expected' : 'value',
      }));
    for (const [label, runs] of this.#endings) bars.push({ label, runs, kind: 'ending' });
    return bars;
  }
}

function increment(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function compareValues(a: string, b: string): number {
  const difference = Number(a) - Number(b);
  if (!Number.isNaN(difference)) return difference;
  return a < b ? -1 : a > b ? 1 : 0;
}
