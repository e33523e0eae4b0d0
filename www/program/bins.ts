/** Gathers the values of many runs into few enough bars to be read. */
import type { Bar } from './tally';

const MOST_BARS = 32;

/**
 * Bars in the order of the axis. Whole numbers close together get one bar each, gaps included, so
 * that distances are true; numbers far apart are gathered into ranges. The expected value always
 * has a bar of its own.
 */
export function binned(bars: readonly Bar[]): Bar[] {
  const numbers = bars.filter((bar) => bar.kind !== 'ending' && /^-?\d+$/.test(bar.label));
  const rest = bars.filter((bar) => !numbers.includes(bar));
  if (numbers.length === 0) return rest;
  const values = numbers.map((bar) => Number(bar.label));
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (high - low < MOST_BARS) return [...filled(numbers, low, high), ...rest];
  return [...ranges(numbers, low, high), ...rest];
}

function filled(bars: readonly Bar[], low: number, high: number): Bar[] {
  const byLabel = new Map(bars.map((bar) => [bar.label, bar]));
  return Array.from({ length: high - low + 1 }, (_, index) => {
    const label = String(low + index);
    return byLabel.get(label) ?? { label, runs: 0, kind: 'value' };
  });
}

function ranges(bars: readonly Bar[], low: number, high: number): Bar[] {
  const width = roundUp((high - low) / (MOST_BARS - 8));
  const runs = new Map<number, number>();
  for (const bar of bars) {
    if (bar.kind === 'expected') continue;
    const start = Math.floor(Number(bar.label) / width) * width;
    runs.set(start, (runs.get(start) ?? 0) + bar.runs);
  }
  const placed: { at: number; bar: Bar }[] = [];
  for (let start = Math.floor(low / width) * width; start <= high; start += width) {
    const label = `${String(start)} to ${String(start + width - 1)}`;
    placed.push({ at: start, bar: { label, runs: runs.get(start) ?? 0, kind: 'value' } });
  }
  const expected = bars.find((bar) => bar.kind === 'expected');
  if (expected) placed.push({ at: Number(expected.label), bar: expected });
  return placed.sort((a, b) => a.at - b.at).map(({ bar }) => bar);
}

/** The next of 1, 2, 5, 10, 20, 50, … */
function roundUp(width: number): number {
  const power = 10 ** Math.floor(Math.log10(width));
  for (const step of [1, 2, 5]) if (step * power >= width) return step * power;
  return 10 * power;
}
