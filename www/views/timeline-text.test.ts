import { describe, expect, it } from 'vitest';
import { Timeline } from './timeline';
import { changesIn, durations, momentWords } from './timeline-text';

function example(): Timeline {
  const timeline = new Timeline('instructions');
  timeline.change(0, 0, 'running', 1);
  timeline.name(1, 'Thread-1 (eat)');
  timeline.change(1, 10, 'ready', 4);
  timeline.change(0, 20, 'blocked', 9, 'Thread-1 (eat) to end');
  timeline.change(1, 20, 'running', 4);
  timeline.handOver(0, 0);
  timeline.handOver(20, 1);
  timeline.reach(100);
  return timeline;
}

describe('A timeline in words', () => {
  it('tells of a moment', () => {
    const timeline = example();
    const [main = null, eat = null] = timeline.threads;
    expect(momentWords(timeline, main, 50)).toBe(
      'At instruction 50: 0 MainThread: blocked on Thread-1 (eat) to end, line 9 (20 to 100)',
    );
    expect(momentWords(timeline, eat, 5)).toBe(
      'At instruction 5: 1 Thread-1 (eat): nothing',
    );
    expect(momentWords(timeline, null, 15)).toBe(
      'At instruction 15: thread 0 holds the GIL; waiting: 1',
    );
  });

  it('lists what threads began to do, and counts what it leaves out', () => {
    const { changes, more } = changesIn(example(), { from: 0, to: 100 }, 3);
    expect(changes.map(({ at, thread }) => [at, thread.number])).toEqual([
      [0, 0],
      [10, 1],
      [20, 0],
    ]);
    expect(more).toBe(1);
  });

  it('sums up how long each state lasted', () => {
    const [, eat] = example().threads;
    if (eat === undefined) throw new Error('the example has two threads');
    expect(durations(eat.lane, { from: 0, to: 100 }).get('running')).toBe(80);
    expect(durations(eat.lane, { from: 0, to: 15 }).get('ready')).toBe(5);
  });
});
