/**
 * A queue of items that are all alike, as a row of words: how many there are, how much room there is,
 * how fast either side works. Whoever has the words, in whatever thread, can put and take; that is
 * done by one atomic exchange, so no two sides ever see the same room or the same item.
 */
export type QueueWords = Int32Array;

/** Which word says what. */
export const WORD = {
  length: 0,
  room: 1,
  /** Items a second that come, and that are used, if nobody has to wait. */
  comes: 2,
  goes: 3,
  /** Items so far. */
  put: 4,
  taken: 5,
  /** How often a side found no room, or no item. */
  full: 6,
  empty: 7,
  over: 8,
} as const;

export type Side = 'producer' | 'consumer';

/** Puts or takes an item if that is possible at the moment. */
export function move(words: QueueWords, side: Side): boolean {
  for (;;) {
    const length = Atomics.load(words, WORD.length);
    const blocked = side === 'producer' ? length >= Atomics.load(words, WORD.room) : length <= 0;
    if (blocked) return false;
    const next = side === 'producer' ? length + 1 : length - 1;
    if (Atomics.compareExchange(words, WORD.length, length, next) !== length) continue;
    Atomics.add(words, side === 'producer' ? WORD.put : WORD.taken, 1);
    return true;
  }
}

/** Notes that a side has to wait, and returns the length it waits to see changed. */
export function noteWait(words: QueueWords, side: Side): number {
  Atomics.add(words, side === 'producer' ? WORD.full : WORD.empty, 1);
  return Atomics.load(words, WORD.length);
}

/**
 * How long a side is busy with the next item, in milliseconds: at random, as what arrives on its own
 * does (exponentially, so that the mean is what the rate says).
 */
export function busyFor(words: QueueWords, side: Side, random = Math.random()): number {
  const rate = Atomics.load(words, side === 'producer' ? WORD.comes : WORD.goes);
  return (-Math.log(1 - random) * 1000) / Math.max(rate, 1);
}
