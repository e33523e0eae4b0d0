import { describe, expect, it } from 'vitest';
import { Lane, STATES, Timeline } from './timeline';

describe('Timeline', () => {
  it('tells what a thread did at a position', () => {
    const timeline = new Timeline('instructions');
    timeline.change(1, 10, 'running', 4);
    timeline.change(1, 20, 'blocked', 5, 'Lock printer');
    timeline.reach(50);
    expect(timeline.spanAt(1, 9)).toBeNull();
    expect(timeline.spanAt(1, 10)).toEqual({ from: 10, to: 20, state: 'running', line: 4, what: '' });
    expect(timeline.spanAt(1, 49)?.what).toBe('Lock printer');
    expect(timeline.spanAt(1, 49)?.to).toBe(50);
    expect(timeline.spanAt(2, 49)).toBeNull();
  });

  it('keeps the last of two changes at one position, and none that changes nothing', () => {
    const timeline = new Timeline('instructions');
    timeline.change(0, 5, 'ready', 1);
    timeline.change(0, 5, 'running', 1);
    timeline.change(0, 7, 'running', 1);
    expect(timeline.length).toBe(1);
    expect(timeline.spanAt(0, 8)).toMatchObject({ from: 5, state: 'running' });
  });

  it('forgets what comes behind a cut', () => {
    const timeline = new Timeline('instructions');
    for (let at = 0; at < 1000; at += 1) timeline.change(0, at, 'running', at + 1);
    timeline.handOver(0, 0);
    timeline.handOver(500, 1);
    timeline.cut(100);
    expect(timeline.end).toBe(100);
    expect(timeline.spanAt(0, 99)).toMatchObject({ from: 99, to: 100, line: 100 });
    expect(timeline.holderAt(700)).toBe(0);
    timeline.change(0, 100, 'finished');
    expect(timeline.spanAt(0, 100)?.state).toBe('finished');
  });

  it('knows who held the GIL', () => {
    const timeline = new Timeline('microseconds');
    expect(timeline.gil).toBeNull();
    timeline.handOver(10, 2);
    timeline.handOver(20, null);
    expect([5, 10, 19, 20].map((at) => timeline.holderAt(at))).toEqual([null, 2, 2, null]);
  });
});

describe('Lane', () => {
  /** What `durations` promises, counted position by position. */
  function counted(lane: Lane, from: number, to: number): number[] {
    const sums = STATES.map(() => 0);
    for (let at = from; at < to; at += 1) {
      const index = lane.indexAt(at);
      if (index >= 0) sums[lane.code(index)] = (sums[lane.code(index)] ?? 0) + 1;
    }
    return sums;
  }

  function asked(lane: Lane, from: number, to: number): number[] {
    const before = new Float64Array(STATES.length);
    const after = new Float64Array(STATES.length);
    lane.durationsUpTo(from, before);
    lane.durationsUpTo(to, after);
    return [...after].map((sum, code) => sum - (before[code] ?? 0));
  }

  it('divides any stretch among the states, before and after a cut', () => {
    const lane = new Lane();
    let seed = 1;
    const dice = (sides: number): number => {
      seed = (seed * 48271) % 2147483647;
      return seed % sides;
    };
    let at = 7;
    const grow = (changes: number): void => {
      for (let change = 0; change < changes; change += 1) {
        lane.push(at, dice(STATES.length), dice(50), 0);
        at += 1 + dice(4);
      }
    };
    const compare = (): void => {
      for (let stretch = 0; stretch < 60; stretch += 1) {
        const from = dice(at + 10);
        const to = from + dice(at);
        expect(asked(lane, from, to)).toEqual(counted(lane, from, to));
      }
    };
    grow(1000);
    compare();
    for (const cut of [1500, 700, 0]) {
      lane.cut(cut);
      at = Math.max(7, cut);
      grow(300);
      compare();
    }
  });
});
