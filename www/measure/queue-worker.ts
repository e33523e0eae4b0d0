/** One side of a queue, on a thread of its own: busy, then in need of room or of an item, and again. */
import { busyFor, move, noteWait, WORD, type QueueWords, type Side } from './queue-words';

self.onmessage = ({ data: { words, side } }: MessageEvent<{ words: QueueWords; side: Side }>) => {
  const isOver = (): boolean => Atomics.load(words, WORD.over) !== 0;
  while (!isOver()) {
    Atomics.wait(words, WORD.over, 0, busyFor(words, side));
    while (!isOver() && !move(words, side)) {
      // Whoever changes the length or the room wakes who waits for it.
      Atomics.wait(words, WORD.length, noteWait(words, side));
    }
    Atomics.notify(words, WORD.length);
  }
  self.close();
};
