/** What the page, the worker of the machine's measurements and its partners say to each other. */
import type { PoolNews, StartOrder } from '../engine/started-by-page';
import type { Cure, Dinner, Increments, Place, Tally } from '../../pkg/machine-single/interleave';

export type { Cure, Dinner, Increments, Place, Seat } from '../../pkg/machine-single/interleave';

/** What real workers cost. */
export type Price = 'thread' | 'process' | 'hand-over' | 'message';

export type MachineQuestion =
  | { kind: 'count'; way: Increments; threads: number; each: number }
  | { kind: 'map'; threads: number }
  | { kind: 'dine'; cure: Cure; threads: number; meals: number }
  | { kind: 'pay'; price: Price };

export type MachineAnswer =
  | { kind: 'open'; threads: number }
  | ({ kind: 'count'; seconds: number } & Tally)
  | { kind: 'map'; threads: Place[] }
  | ({ kind: 'dine'; seconds: number } & Dinner)
  | { kind: 'pay'; seconds: number };

export interface ToMachine {
  id: number;
  /** How many threads the pool is to have; the first message settles it. */
  threads: number;
  /** Null only opens the module. */
  question: MachineQuestion | null;
}

export type FromMachine = { id: number; value: MachineAnswer } | { id: number; error: string } | StartOrder | PoolNews;

/** To a worker that is the other one in a measurement; it answers each with an empty message. */
export type ToPartner =
  /** Opens this module with this memory: a thread. */
  | { kind: 'thread'; module: WebAssembly.Module; memory: WebAssembly.Memory }
  /** Opens this module with a memory of its own: a process. */
  | { kind: 'process'; module: WebAssembly.Module }
  | { kind: 'echo' }
  /** Waits until the word is 1 and makes it 0, so many times. */
  | { kind: 'hand-over'; word: Int32Array; times: number };
