/** The page's way to the machine's measurements: a worker that is started when first asked. */
import type {
  FromMachine,
  MachineAnswer,
  MachineQuestion,
  ToMachine,
} from './machine-protocol';

type AnswerTo<K extends MachineAnswer['kind']> = Extract<MachineAnswer, { kind: K }>;

/** More threads than this crowd the plot, whatever the machine has. */
const MOST_THREADS = 8;

/** Thrown to whoever waits for an answer when the measurements are ended. */
export class MeasuringEnded extends Error {
  override name = 'MeasuringEnded';
}

export class Machine {
  #worker: Worker | null = null;
  readonly #waiting = new Map<number, { resolve: (value: MachineAnswer) => void; reject: (error: Error) => void }>();
  #last = 0;

  /** Starts the module; tells how many threads can run at once: one where memory is not shared. */
  async open(): Promise<number> {
    return (await this.#ask('open', null)).threads;
  }

  /** Raises a counter `each` times from each thread, and takes the time. */
  count(question: Omit<Extract<MachineQuestion, { kind: 'count' }>, 'kind'>): Promise<AnswerTo<'count'>> {
    return this.#ask('count', { kind: 'count', ...question });
  }

  /** Asks threads where they see what they share. */
  map(threads: number): Promise<AnswerTo<'map'>> {
    return this.#ask('map', { kind: 'map', threads });
  }

  /** Ends everything at once, whatever runs; the next question starts anew. */
  close(): void {
    this.#worker?.terminate();
    this.#worker = null;
    for (const { reject } of this.#waiting.values()) reject(new MeasuringEnded());
    this.#waiting.clear();
  }

  async #ask<K extends MachineAnswer['kind']>(
    kind: K,
    question: MachineQuestion | null,
  ): Promise<AnswerTo<K>> {
    const worker = (this.#worker ??= this.#start());
    this.#last += 1;
    const id = this.#last;
    const threads = crossOriginIsolated
      ? Math.min(Math.max(navigator.hardwareConcurrency, 2), MOST_THREADS)
      : 1;
    const message: ToMachine = { id, threads, question };
    const value = await new Promise<MachineAnswer>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      worker.postMessage(message);
    });
    if (value.kind !== kind) throw new Error(`asked for ${kind}, was told ${value.kind}`);
    return value as AnswerTo<K>;
  }

  #start(): Worker {
    const worker = new Worker(new URL('./machine-worker.ts', import.meta.url), {
      type: 'module',
      name: 'machine',
    });
    worker.onmessage = ({ data }: MessageEvent<FromMachine>) => {
      const waiting = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if ('value' in data) waiting?.resolve(data.value);
      else waiting?.reject(new Error(data.error));
    };
    worker.onerror = ({ message }) => {
      for (const { reject } of this.#waiting.values()) reject(new Error(message));
      this.#waiting.clear();
    };
    return worker;
  }
}
