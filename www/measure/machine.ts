/** The page's way to the machine's measurements: a worker that is started when first asked. */
import { defaultWorkers } from '../engine/client';
import { Pending } from '../engine/pending';
import type {
  FromMachine,
  MachineAnswer,
  MachineQuestion,
  ToMachine,
} from './machine-protocol';

type AnswerTo<K extends MachineAnswer['kind']> = Extract<MachineAnswer, { kind: K }>;

/** Thrown to whoever waits for an answer when the measurements are ended. */
export class MeasuringEnded extends Error {
  override name = 'MeasuringEnded';
}

export class Machine {
  #worker: Worker | null = null;
  readonly #pending = new Pending();

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
    this.#pending.failAll(new MeasuringEnded());
  }

  async #ask<K extends MachineAnswer['kind']>(
    kind: K,
    question: MachineQuestion | null,
  ): Promise<AnswerTo<K>> {
    const worker = (this.#worker ??= this.#start());
    const threads = crossOriginIsolated ? defaultWorkers(navigator.hardwareConcurrency) : 1;
    const value = await this.#pending.ask<MachineAnswer>((id) => {
      const message: ToMachine = { id, threads, question };
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
      if ('value' in data) this.#pending.answer(data.id, data.value);
      else this.#pending.fail(data.id, new Error(data.error));
    };
    worker.onerror = ({ message }) => {
      this.#pending.failAll(new Error(message));
    };
    return worker;
  }
}
