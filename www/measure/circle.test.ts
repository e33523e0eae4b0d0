import { describe, expect, it } from 'vitest';
import { waits } from '../views/waits';
import { philosophers, seats } from './circle';

describe('a deadlock that was caught', () => {
  it('is a circle, as Rust tells it', () => {
    const table = seats([
      { thread: 1, holds: 1, waitsFor: 0 },
      { thread: 0, holds: 0, waitsFor: 1 },
    ]);
    expect(waits(table).cycles).toHaveLength(1);
  });

  it('is a circle, as the lists of a Python program have it', () => {
    const table = philosophers('[0, 1, 2]', '[1, 2, 0]');
    expect(waits(table).cycles).toEqual([expect.objectContaining({ length: 6 })]);
  });

  it('leaves out who does not wait, and what nobody holds', () => {
    const { threads, locks } = philosophers('[None, 1]', '[None, 1]');
    expect(threads.map(({ number }) => number)).toEqual([2]);
    expect(locks.map(({ id }) => id)).toEqual([1]);
  });
});
