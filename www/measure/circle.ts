/** Who waits for whom in a deadlock that was caught, from what Rust and Python say of it. */
import type { LockView, ThreadView, WaitGraph } from '../views/model';
import type { Seat } from './machine-protocol';

export type Table = WaitGraph;

/** From the circle that a thread of ours closed. Threads count from 1, as people do. */
export function seats(circle: readonly Seat[]): Table {
  return {
    threads: circle.map(({ thread, waitsFor }) => waiting(thread, waitsFor)),
    locks: circle.map(({ thread, holds }) => lock(holds, thread)),
  };
}

/** From the lists a Python program keeps: by lock who holds it, and by thread what it waits for. */
export function philosophers(holder: string, waitsFor: string): Table {
  const locks = numbers(holder).flatMap((thread, id) => (thread === null ? [] : [lock(id, thread)]));
  const threads = numbers(waitsFor).flatMap((id, thread) => (id === null ? [] : [waiting(thread, id)]));
  return { threads, locks };
}

function waiting(thread: number, lock: number): ThreadView {
  return {
    number: thread + 1,
    name: 'thread',
    state: 'blocked',
    wait: { what: `lock ${String(lock + 1)}`, lock, thread: null, line: null },
    frames: [],
  };
}

function lock(id: number, holder: number): LockView {
  return { id, type: 'Lock', name: `lock ${String(id + 1)}`, holders: [holder + 1] };
}

/** A Python list of numbers and `None`. */
function numbers(repr: string): (number | null)[] {
  return JSON.parse(repr.replaceAll('None', 'null')) as (number | null)[];
}
