/** The page's way to the machine's measurements: a worker that is started when first asked. */
import { defaultWorkers } from '../engine/client';
import { Pending } from '../engine/pending';
import { BROKEN } from '../engine/protocol';
import { PagePool } from '../engine/started-by-page';
import type {
  FromMachine,
  MachineAnswer,
  MachineQuestion,
  Price,
  ToMachine,
} from './machine-protocol';
import { MeasuringEnded } from './sampling';

type Question<K extends MachineQuestion['kind']> = Omit<Extract<MachineQuestion, { kind: K }>, 'kind'>;
type AnswerTo<K extends MachineAnswer['kind']> = Extract<MachineAnswer, { kind: K }>;

export class Machine {
  #worker: Worker | null = null;
  /** What the worker measures with, where memory is shared. */
  #pool: PagePool | null = null;
  readonly #threads: number;
  readonly #pending = new Pending();

  /** @param threads how many the pool is to have where memory is shared */
  constructor(threads = defaultWorkers(navigator.hardwareConcurrency)) {
    this.#threads = crossOriginIsolated ? threads : 1;
  }

  /** Starts the module; tells how many threads can run at once: one where memory is not shared. */
  async open(): Promise<number> {
    return (await this.#ask('open', null)).threads;
  }

  /** Raises a counter `each` times from each thread, and takes the time. */
  count(question: Question<'count'>): Promise<AnswerTo<'count'>> {
    return this.#ask('count', { kind: 'count', ...question });
  }

  /** Lets threads need two locks each, in a ring, and takes the time. */
  dine(question: Question<'dine'>): Promise<AnswerTo<'dine'>> {
    return this.#ask('dine', { kind: 'dine', ...question });
  }

  /** Pays one of the prices of real workers, many times; resolves with the seconds of one. */
  async pay(price: Price): Promise<number> {
    return (await this.#ask('pay', { kind: 'pay', price })).seconds;
  }

  /** Asks threads where they see what they share. */
  map(threads: number): Promise<AnswerTo<'map'>> {
    return this.#ask('map', { kind: 'map', threads });
  }

  /** Ends everything at once, whatever runs; the next question starts anew. */
  close(): void {
    this.#end(new MeasuringEnded());
  }

  #end(why: Error): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#pool?.end();
    this.#pending.failAll(why);
  }

  async #ask<K extends MachineAnswer['kind']>(
    kind: K,
    question: MachineQuestion | null,
  ): Promise<AnswerTo<K>> {
    const worker = (this.#worker ??= this.#start());
    const value = await this.#pending.ask<MachineAnswer>((id) => {
      const message: ToMachine = { id, threads: this.#threads, question };
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
    const pool = new PagePool(() => {
      this.#end(new Error(BROKEN));
    });
    this.#pool = pool;
    worker.onmessage = ({ data }: MessageEvent<FromMachine>) => {
      if ('kind' in data) pool.hear(data);
      else if ('value' in data) this.#pending.answer(data.id, data.value);
      else this.#pending.fail(data.id, new Error(data.error));
    };
    worker.onerror = ({ message }) => {
      this.#pending.failAll(new Error(message));
    };
    return worker;
  }
}
