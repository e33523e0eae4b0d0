/** What stepping says in words: to read, and for screen readers. Pure. */
import type { Moment, StepExtent, ThreadMoment } from '../engine/generated';
import { doingWords } from '../views/words';

/** The extents with their names and keys, the smallest first. */
export const EXTENTS: readonly { extent: StepExtent; name: string; key: string; title: string }[] = [
  { extent: 'instruction', name: 'Instruction', key: 'i', title: 'one bytecode instruction' },
  { extent: 'line', name: 'Line', key: 'l', title: 'to another line' },
  { extent: 'shared', name: 'Shared access', key: 's', title: 'to before its next shared access' },
  { extent: 'block', name: 'Until it waits', key: 'w', title: 'until it waits or ends' },
];

/** The line a thread is on, in the program's own file; 0 where there is none. */
export function lineOf(thread: ThreadMoment): number {
  const own = thread.frames.filter(({ file }) => file === undefined);
  return own.at(-1)?.line ?? 0;
}

/** What a thread is about to do, in a few words; empty where it is not known. */
export function nextWords({ state, next, until }: ThreadMoment): string {
  if (state === 'finished') return '';
  if (state === 'sleeping' && until !== null) return `sleeps until ${seconds(until)}`;
  if (next === null) return 'in the library';
  if (next.touch !== null) return next.waits ? `${next.touch}, which is taken` : next.touch;
  return next.operand === '' ? next.name : `${next.name} ${next.operand}`;
}

/** What a thread does, with who holds what it waits for. */
export function stateWordsOf(thread: ThreadMoment, moment: Moment): string {
  const lock = moment.locks.find(({ id }) => id === thread.wait?.lock);
  return doingWords(thread, lock?.holders ?? []);
}

/** How a run ended; empty while it goes on. */
export function endWords({ end, exitCode }: Moment): string {
  switch (end) {
    case null:
      return '';
    case 'finished':
      return 'The program has finished.';
    case 'failed':
      return `The program has failed, with exit code ${String(exitCode)}.`;
    case 'deadlocked':
      return 'Deadlock: every thread waits, and nothing can wake one.';
  }
}

/** The moment in one sentence, for those who hear it. */
export function momentWords(moment: Moment): string {
  const { moved, threads } = moment;
  const ended = endWords(moment);
  const thread = moved === null ? undefined : threads[moved.thread];
  if (thread === undefined) return ended;
  const line = lineOf(thread);
  const where = line === 0 ? '' : ` on line ${String(line)}`;
  const doing = thread.movable ? nextWords(thread) : stateWordsOf(thread, moment);
  return `${thread.name}${where}: ${doing}. ${ended}`.trim();
}

function seconds(value: number): string {
  return `${String(Number(value.toFixed(3)))} s`;
}
