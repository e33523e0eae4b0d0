import { describe, expect, it } from 'vitest';
import { dotPlot } from './dot-plot';
import { shortNumber } from './picture';
import { fromCsv, toCsv, type Measured } from './table';

const OPTIONS = {
  axis: 'increments a second',
  width: 640,
  palette: { paper: '#fff', ink: '#000', soft: '#666', rule: '#ddd', series: ['#00f', '#f00'] },
};
const MEASURED: Measured[] = [
  { row: 'load, store', series: '1 thread', samples: [1e9, 1.1e9, 0.9e9] },
  { row: 'load, store', series: '2 threads', samples: [4e8, 5e8, 3e8] },
  { row: 'a <lock>', series: '2 threads', samples: [2e6] },
];

describe('the dot plot', () => {
  it('has a dot for each thing measured and a name for each row', () => {
    const picture = dotPlot(MEASURED, OPTIONS);
    // The key shows each series once more.
    expect(picture.match(/<circle/g)).toHaveLength(MEASURED.length + 2);
    expect(picture).toContain('load, store');
    expect(picture).toContain('increments a second');
  });

  it('lets nothing of a name become markup', () => {
    expect(dotPlot(MEASURED, OPTIONS)).toContain('a &lt;lock&gt;');
  });

  it('places more to the right', () => {
    const [one, two] = [1e3, 1e4].map((value) => {
      const picture = dotPlot([{ row: 'r', series: '', samples: [value, 1e2, 1e5] }], OPTIONS);
      return Number(/<circle cx="([\d.]+)" cy="49[.\d]*"/.exec(picture)?.[1]);
    });
    expect(one).toBeLessThan(two ?? NaN);
  });

  it('is the same when drawn from the table that was downloaded', () => {
    expect(dotPlot(fromCsv(toCsv('increments', MEASURED)).measured, OPTIONS)).toBe(dotPlot(MEASURED, OPTIONS));
  });

  it('draws an empty picture of nothing', () => {
    expect(dotPlot([], OPTIONS)).toMatch(/^<svg .*<\/svg>$/);
  });
});

describe('a number for people', () => {
  it('has two digits and a unit', () => {
    expect([1234567, 350000, 0.0413, 7, 2.5e9, 0.0031, 12e-6, 3e-9, 3.1e-10].map(shortNumber)).toEqual([
      '1.2 M',
      '350 k',
      '0.041',
      '7',
      '2.5 G',
      '3.1 m',
      '12 µ',
      '3 n',
      '310 p',
    ]);
  });
});
