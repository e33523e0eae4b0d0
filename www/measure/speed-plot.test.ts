import { describe, expect, it } from 'vitest';
import { ALONE, amdahl, FREE, parallelPart, rowOf, speedUps } from './speed-plot';

describe('speed-up', () => {
  it('is how often the time of several fits into the time of one', () => {
    const [computing] = speedUps([
      { row: rowOf('computing', 1), series: ALONE, samples: [6, 6, 6] },
      { row: rowOf('computing', 2), series: FREE, samples: [3, 3, 3] },
      { row: rowOf('computing', 4), series: FREE, samples: [2, 2, 2] },
    ]);
    expect(computing?.curves.get(FREE)?.map(({ x, y }) => [x, y])).toEqual([
      [1, 1],
      [2, 2],
      [4, 3],
    ]);
  });

  it('is none without the time of one', () => {
    const [only] = speedUps([{ row: rowOf('computing', 2), series: FREE, samples: [3] }]);
    expect(only?.curves.size).toBe(0);
  });
});

describe("Amdahl's law", () => {
  it('is found again in what it says', () => {
    for (const part of [0, 0.3, 0.95, 1]) {
      const points = [1, 2, 4, 8].map((x) => ({ x, y: amdahl(part, x) }));
      expect(parallelPart(points)).toBeCloseTo(part);
    }
  });

  it('says nothing about one worker', () => {
    expect(parallelPart([{ x: 1, y: 1 }])).toBeNull();
  });
});
