/**
 * A producer, a consumer and the queue between them: each on a worker of its own, or, where memory is
 * not shared, both in turns on the page's own thread.
 */
import { busyFor, move, noteWait, WORD, type QueueWords, type Side } from './queue-words';

const SIDES: readonly Side[] = ['producer', 'consumer'];

export class QueueFlow {
  readonly words: QueueWords;
  readonly #ends: (() => void)[] = [];

  /** Begins at once. @param shared whether memory can be shared with workers */
  constructor(settings: { comes: number; goes: number; room: number }, shared = crossOriginIsolated) {
    const bytes = 4 * Object.keys(WORD).length;
    this.words = new Int32Array(shared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes));
    for (const [name, value] of Object.entries(settings)) {
      this.set(name as keyof typeof settings, value);
    }
    for (const side of SIDES) this.#ends.push(shared ? this.#onWorker(side) : this.#inTurns(side));
  }

  /** Changes a rate or the room while it goes on. */
  set(name: 'comes' | 'goes' | 'room', value: number): void {
    Atomics.store(this.words, WORD[name], value);
    Atomics.notify(this.words, WORD.length);
  }

  read(name: keyof typeof WORD): number {
    return Atomics.load(this.words, WORD[name]);
  }

  end(): void {
    Atomics.store(this.words, WORD.over, 1);
    for (const end of this.#ends) end();
  }

  #onWorker(side: Side): () => void {
    const worker = new Worker(new URL('./queue-worker.ts', import.meta.url), { type: 'module', name: side });
    worker.postMessage({ words: this.words, side });
    return () => {
      worker.terminate();
    };
  }

  #inTurns(side: Side): () => void {
    let timer: ReturnType<typeof setTimeout>;
    const attempt = (): void => {
      if (!move(this.words, side)) {
        noteWait(this.words, side);
        timer = setTimeout(attempt, 1);
        return;
      }
      timer = setTimeout(attempt, busyFor(this.words, side));
    };
    timer = setTimeout(attempt, busyFor(this.words, side));
    return () => {
      clearTimeout(timer);
    };
  }
}
