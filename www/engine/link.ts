/** One life of the engine's worker: opened once, asked questions, closed once. */
import { writeLine, writeLines } from './inbox';
import { Pending } from './pending';
import { BROKEN, type EngineInfo, type FromWorker, type Question, type SharedEngine, type ToWorker } from './protocol';
import { ChunkSource, SharedSource, type RecordSource } from './pump';
import { postWithSharedMemory } from './shared-memory';

/** The engine could not be reached, or broke while it worked. */
export class EngineError extends Error {
  override name = 'EngineError';
}

/** The link was closed while a question was open; a new link can be asked again. */
export class LinkClosed extends EngineError {
  override name = 'LinkClosed';
}

/** What a worker must be able to do for the link; a test brings its own. */
export type WorkerLike = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;

export class EngineLink {
  /** Whether the worker is gone; a closed link answers nothing any more. */
  closed = false;
  /** Resolves when programs can be run; rejects when the engine cannot be opened. */
  readonly ready: Promise<EngineInfo>;
  readonly #worker: WorkerLike;
  readonly #patience: number;
  readonly #pending = new Pending();
  readonly #chunks = new ChunkSource((bytes) => {
    this.#post({ kind: 'consumed', bytes });
  });
  #shared: SharedEngine | null = null;
  /** Lines of answers for which there was no room yet. */
  #replies: string[] = [];
  #poolTimer: ReturnType<typeof setTimeout> | undefined;
  #settleReady!: { resolve: (info: EngineInfo) => void; reject: (error: Error) => void };

  /**
   * @param worker freshly made
   * @param workers how many workers the pool shall have; 1 opens the single build
   * @param patience after how many milliseconds a pool that has not started is given up: it hangs without
   * a word
   */
  constructor(worker: WorkerLike, workers: number, patience: number) {
    this.#worker = worker;
    this.#patience = patience;
    this.ready = new Promise((resolve, reject) => {
      this.#settleReady = { resolve, reject };
    });
    // Who waits for `ready` hears of a failure; nobody waiting must not be an unhandled one.
    this.ready.catch(() => undefined);
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      this.#receive(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      this.#close(new EngineError(event.message || 'The engine could not be loaded.'));
    };
    const open = (probe: WebAssembly.Memory | null): ToWorker => ({ kind: 'open', probe, workers });
    if (workers > 1) postWithSharedMemory(worker, open);
    else this.#post(open(null));
  }

  /** Asks, and resolves with the answer. Questions wait in the worker until it can answer them. */
  ask<T>(question: Question): Promise<T> {
    return this.#pending.ask((id) => {
      this.#post({ kind: 'ask', id, question });
    });
  }

  /** Where the records of a run come from. */
  get source(): RecordSource {
    this.#replies = [];
    if (this.#shared === null) return this.#chunks;
    return new SharedSource(this.#shared, () => {
      if (this.broken) this.#close(new EngineError(BROKEN));
      this.#deliver();
    });
  }

  /** Whether a worker has ended that a run would wait for, for ever. */
  get broken(): boolean {
    if (this.#shared === null) return false;
    const { memory, broken } = this.#shared;
    return Atomics.load(new Int32Array(memory.buffer, broken, 1), 0) !== 0;
  }

  /** Asks the run under way to end. Safe to repeat. */
  requestStop(): void {
    if (this.#shared) {
      const { memory, layout } = this.#shared;
      const word = new Int32Array(memory.buffer, layout.stop, 1);
      Atomics.store(word, 0, 1);
      Atomics.notify(word, 0);
    } else {
      this.#post({ kind: 'stop' });
    }
  }

  /** Hands a line to the run under way, or with null that there are no more; returns whether there was room. */
  giveLine(line: string | null): boolean {
    if (this.#shared) return writeLine(this.#shared.memory, this.#shared.layout.input, line);
    this.#post({ kind: 'line', line });
    return true;
  }

  /** Hands a line of an answer to the run under way, as soon as there is room. */
  giveReply(line: string): void {
    if (this.#shared === null) {
      this.#post({ kind: 'reply', line });
      return;
    }
    this.#replies.push(line);
    this.#deliver();
  }

  #deliver(): void {
    if (this.#shared !== null) writeLines(this.#shared.memory, this.#shared.layout.answers, this.#replies);
  }

  /** Ends the worker and everything it started; open questions are rejected with `LinkClosed`. */
  close(): void {
    this.#close(new LinkClosed('The engine was restarted.'));
  }

  #post(message: ToWorker): void {
    this.#worker.postMessage(message);
  }

  #close(error: Error): void {
    this.closed = true;
    clearTimeout(this.#poolTimer);
    this.#worker.terminate();
    this.#settleReady.reject(error);
    this.#pending.failAll(error);
  }

  #receive(message: FromWorker): void {
    switch (message.kind) {
      case 'loaded':
        clearTimeout(this.#poolTimer);
        this.#poolTimer = setTimeout(() => {
          this.close();
        }, this.#patience);
        break;
      case 'ready':
        clearTimeout(this.#poolTimer);
        this.#shared = message.shared;
        this.#settleReady.resolve(message.info);
        break;
      case 'records':
        this.#chunks.push(message.chunk);
        break;
      case 'answer':
        this.#pending.answer(message.id, message.value);
        break;
      case 'error':
        if (message.id === null) this.#close(new EngineError(message.message));
        else this.#pending.fail(message.id, new EngineError(message.message));
        break;
    }
  }
}
