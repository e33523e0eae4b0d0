import { expect, test } from 'vitest';
import { binned, labelled } from './bins';
import type { Bar } from './tally';

const bar = (label: string, runs: number, kind: Bar['kind'] = 'value'): Bar => ({ label, runs, kind });

test('values far apart are gathered into ranges, and none of them holds the expected value', () => {
  const bars = binned([bar('50', 4, 'expected'), bar('51', 1), bar('99', 2), bar('100', 3)]);
  expect(bars[0]).toEqual(bar('50', 4, 'expected'));
  expect(bars[1]).toEqual(bar('51–55', 1));
  expect(bars.at(-1)).toEqual(bar('96–100', 5));
  expect(bars.reduce((sum, { runs }) => sum + runs, 0)).toBe(10);
});

test('ranges below the expected value end right before it', () => {
  const bars = binned([bar('2', 1), bar('49', 1), bar('50', 1, 'expected')]);
  expect(bars.at(-1)).toEqual(bar('50', 1, 'expected'));
  expect(bars.at(-2)?.label).toBe('48–49');
  expect(bars[0]).toEqual(bar('2–3', 1));
});

test('values close together have a bar each, gaps included', () => {
  expect(binned([bar('3', 1), bar('5', 2)]).map(({ label }) => label)).toEqual(['3', '4', '5']);
});

test('labels make room for each other, and the expected value keeps its own', () => {
  const ranges = Array.from({ length: 12 }, (_, index) => bar(`${String(50 + index)}–99`, 1));
  const bars = [...ranges.slice(0, 5), bar('80', 1, 'expected'), ...ranges.slice(5)];
  expect(labelled(bars, 2000, 16)).not.toContain(false);
  const narrow = labelled(bars, 300, 16);
  expect(narrow[5]).toBe(true);
  expect(narrow.at(0)).toBe(true);
  expect(narrow.at(-1)).toBe(true);
  expect(narrow.filter((shown) => shown).length).toBeLessThan(8);
});

test('letters of a projector need more room', () => {
  const bars = Array.from({ length: 13 }, (_, index) => bar(`${String(101 + 5 * index)}–${String(105 + 5 * index)}`, 1));
  expect(labelled(bars, 800, 16)).not.toContain(false);
  expect(labelled(bars, 800, 20)).toContain(false);
});
