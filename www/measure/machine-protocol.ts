/** What the page and the worker of the machine's measurements say to each other. */
import type { Increments, Place, Tally } from '../../pkg/machine-single/interleave';

export type { Increments, Place } from '../../pkg/machine-single/interleave';

export type MachineQuestion =
  | { kind: 'count'; way: Increments; threads: number; each: number }
  | { kind: 'map'; threads: number };

export type MachineAnswer =
  | { kind: 'open'; threads: number }
  | ({ kind: 'count'; seconds: number } & Tally)
  | { kind: 'map'; threads: Place[] };

export interface ToMachine {
  id: number;
  /** How many threads the pool is to have; the first message settles it. */
  threads: number;
  /** Null only opens the module. */
  question: MachineQuestion | null;
}

export type FromMachine = { id: number; value: MachineAnswer } | { id: number; error: string };
