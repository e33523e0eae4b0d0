import { describe, expect, it } from 'vitest';
import { panned, revealing, ticks, whole, within, zoomed } from './stretch';

describe('The stretch on the screen', () => {
  it('keeps the anchor in its place while it zooms', () => {
    const near = zoomed({ from: 100, to: 300 }, 0.5, 150, 1000);
    expect(near).toEqual({ from: 125, to: 225 });
    const far = zoomed(near, 2, 150, 1000);
    expect(far).toEqual({ from: 100, to: 300 });
  });

  it('stays inside the timeline and never shrinks to nothing', () => {
    expect(zoomed({ from: 0, to: 1000 }, 4, 500, 1000)).toEqual(whole(1000));
    const tiny = zoomed({ from: 10, to: 30 }, 1e-9, 20, 1000);
    expect(tiny.to - tiny.from).toBe(8);
    expect(panned({ from: 900, to: 1000 }, 500, 1000)).toEqual({ from: 900, to: 1000 });
    expect(panned({ from: 50, to: 150 }, -500, 1000)).toEqual({ from: 0, to: 100 });
    expect(within({ from: 0, to: 5000 }, 1000)).toEqual({ from: 0, to: 1000 });
  });

  it('moves only when the position cannot be seen', () => {
    const stretch = { from: 100, to: 200 };
    expect(revealing(stretch, 150, 1000)).toBe(stretch);
    expect(revealing(stretch, 500, 1000)).toEqual({ from: 450, to: 550 });
  });

  it('has ticks at round positions, and not too many', () => {
    expect(ticks({ from: 0, to: 100 }, 5)).toEqual([0, 20, 40, 60, 80, 100]);
    expect(ticks({ from: 3, to: 11 }, 20)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(ticks({ from: 12_345, to: 987_654 }, 6)).toEqual([200_000, 400_000, 600_000, 800_000]);
  });
});
