import { describe, expect, it } from 'vitest';
import { busyFor, move, WORD, type QueueWords } from './queue-words';

function queue(room: number): QueueWords {
  const words = new Int32Array(16);
  words[WORD.room] = room;
  words[WORD.comes] = 10;
  return words;
}

describe('the queue', () => {
  it('takes as many as there is room for, and gives as many as there are', () => {
    const words = queue(2);
    expect([1, 2, 3].map(() => move(words, 'producer'))).toEqual([true, true, false]);
    expect([1, 2, 3].map(() => move(words, 'consumer'))).toEqual([true, true, false]);
    expect([words[WORD.put], words[WORD.taken], words[WORD.length]]).toEqual([2, 2, 0]);
  });

  it('takes no more while it holds more than it has room for', () => {
    const words = queue(3);
    for (let item = 0; item < 3; item += 1) move(words, 'producer');
    words[WORD.room] = 1;
    expect(move(words, 'producer')).toBe(false);
    expect(move(words, 'consumer')).toBe(true);
    expect(move(words, 'producer')).toBe(false);
  });

  it('is busy as long as its rate says, on average', () => {
    const many = Array.from({ length: 1000 }, (_, index) => busyFor(queue(1), 'producer', (index + 0.5) / 1000));
    const mean = many.reduce((sum, milliseconds) => sum + milliseconds) / many.length;
    expect(mean).toBeGreaterThan(98);
    expect(mean).toBeLessThan(102);
  });
});
