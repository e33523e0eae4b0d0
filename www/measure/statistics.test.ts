import { describe, expect, it } from 'vitest';
import { estimate, isEnough, isRestless } from './statistics';

describe('the estimate of repeated measurements', () => {
  it('is the middle, whatever the order', () => {
    expect(estimate([3, 1, 2]).median).toBe(2);
    expect(estimate([4, 1, 2, 3]).median).toBe(2.5);
  });

  it('is not moved by one wild measurement', () => {
    const { median, high } = estimate([...Array<number>(20).fill(10), 1000]);
    expect(median).toBe(10);
    expect(high).toBe(10);
  });

  it('holds the median between the ends of its interval', () => {
    for (const count of [1, 2, 7, 30, 80]) {
      const numbers = Array.from({ length: count }, (_, index) => (index * 37) % count);
      const { low, median, high } = estimate(numbers);
      expect(low).toBeLessThanOrEqual(median);
      expect(high).toBeGreaterThanOrEqual(median);
    }
  });

  it('grows narrower with more measurements of the same kind', () => {
    const width = (count: number): number => {
      const { low, high } = estimate(Array.from({ length: count }, (_, i) => 100 + (i % 10)));
      return high - low;
    };
    expect(width(80)).toBeLessThan(width(10));
  });
});

describe('measuring', () => {
  it('goes on while the interval is wide, and ends when it is narrow', () => {
    expect(isEnough([10, 10, 10])).toBe(false);
    expect(isEnough([10, 20, 30, 40, 50, 60, 70, 80])).toBe(false);
    expect(isEnough(Array<number>(8).fill(10))).toBe(true);
  });

  it('ends on a restless machine too, which it notices', () => {
    const wild = Array.from({ length: 80 }, (_, index) => 10 + (index % 20));
    expect(isEnough(wild)).toBe(true);
    expect(isRestless(wild)).toBe(true);
    expect(isRestless(Array<number>(20).fill(10))).toBe(false);
  });
});
