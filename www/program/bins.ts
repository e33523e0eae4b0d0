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
  const expected = bars.find((bar) => bar.kind === 'expected');
  const start = startOfRange(width, expected ? Number(expected.label) : null);
  const runs = new Map<number, number>();
  for (const bar of bars) {
    if (bar.kind === 'expected') continue;
    const from = start(Number(bar.label));
    runs.set(from, (runs.get(from) ?? 0) + bar.runs);
  }
  const placed: { at: number; bar: Bar }[] = expected
    ? [{ at: Number(expected.label), bar: expected }]
    : [];
  for (let from = start(low); from <= high; from = start(from + width)) {
    const label = `${String(from)}–${String(from + width - 1)}`;
    placed.push({ at: from, bar: { label, runs: runs.get(from) ?? 0, kind: 'value' } });
  }
  return placed.sort((a, b) => a.at - b.at).map(({ bar }) => bar);
}

/** Ranges begin right behind the expected value, and end right before it, so that none holds it. */
function startOfRange(width: number, expected: number | null): (value: number) => number {
  if (expected === null) return (value) => Math.floor(value / width) * width;
  return (value) =>
    value >= expected
      ? expected + 1 + Math.floor(Math.max(0, value - expected - 1) / width) * width
      : expected - Math.ceil((expected - value) / width) * width;
}

/** The next of 1, 2, 5, 10, 20, 50, … */
function roundUp(width: number): number {
  const power = 10 ** Math.floor(Math.log10(width));
  for (const step of [1, 2, 5]) if (step * power >= width) return step * power;
  return 10 * power;
}

/** How wide a letter of a label and a bar with what is between two are at most, in the root's font sizes. */
const LETTER = 0.485;
const WIDEST = 5.1;
/** How far two labels keep from each other, in pixels. */
const APART = 4;

/**
 * Which bars have room for their label, in a plot of this width and with this font size of the root, both
 * in pixels: the expected value and the ends
 * of the axis first, the others as far as they do not run into each other. A label wider than its bar
 * begins where the bar does; that of the last bar ends where the plot ends.
 */
export function labelled(bars: readonly Bar[], width: number, fontSize: number): boolean[] {
  const step = Math.min(width / Math.max(1, bars.length), WIDEST * fontSize);
  const places = bars.map(({ label }, index) => {
    const room = label.length * LETTER * fontSize;
    const isLast = index === bars.length - 1;
    const end = bars.length * step;
    const from = isLast ? end - room : room < step ? (index + 0.5) * step - room / 2 : index * step;
    return { from, to: from + room, shown: false };
  });
  const special = places.filter((_, index) => bars[index]?.kind !== 'value');
  for (const place of [...special, ...places.slice(0, 1), ...places.slice(-1), ...places]) {
    place.shown ||= places.every(
      ({ from, to, shown }) => !shown || from >= place.to + APART || to + APART <= place.from,
    );
  }
  return places.map(({ shown }) => shown);
}
