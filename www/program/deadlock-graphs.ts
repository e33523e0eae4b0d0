/**
 * Who waits for whom in the deadlocks that an exploration found. It follows the schedule of each to its
 * end and looks at the threads and locks there. It draws nothing and knows no DOM.
 */
import type { Deadlock, Findings, Moment, StepAnswer, StepRequest } from '../engine/generated';
import type { TurnsClient } from '../engine/turns-client';
import type { TurnsProgram } from '../engine/turns-protocol';
import type { WaitGraph } from '../views/model';
import { lineOf } from './step-words';

/** Of more deadlocks, the others are only told in words. */
const MOST = 6;

/** The graph of each of the deadlocks; none for one to which no outcome leads. */
export async function deadlockGraphs(
  client: TurnsClient,
  program: TurnsProgram,
  { outcomes, deadlocks }: Findings,
): Promise<Map<Deadlock, WaitGraph>> {
  const graphs = new Map<Deadlock, WaitGraph>();
  const ways = outcomes.filter(({ kind, schedule }) => kind === 'deadlock' && schedule !== '');
  for (const { schedule } of ways.slice(0, MOST)) {
    const moment = await endOf(client, program, schedule);
    const deadlock = deadlocks.find((known) => moment !== null && isThere(known, moment));
    if (moment !== null && deadlock) graphs.set(deadlock, { threads: moment.threads, locks: moment.locks });
  }
  return graphs;
}

async function endOf(client: TurnsClient, program: TurnsProgram, schedule: string): Promise<Moment | null> {
  const session = await client.ask<'open'>({ kind: 'open', program, seed: 0 });
  const step = (request: StepRequest): Promise<StepAnswer> =>
    client.ask<'step'>({ kind: 'step', session, request });
  try {
    let { moment, refused } = await step({ kind: 'follow', schedule });
    // The schedule leads to where nobody can go on: every thread has yet to find that out.
    for (const { number } of moment.threads) {
      if (refused !== null || moment.end !== null) break;
      if (moment.threads[number]?.movable !== true) continue;
      ({ moment, refused } = await step({ kind: 'advance', thread: number, extent: 'block' }));
    }
    return refused === null && moment.end === 'deadlocked' ? moment : null;
  } finally {
    void client.ask<'close'>({ kind: 'close', session });
  }
}

/** Whether a moment is this deadlock: the same threads wait on the same lines. */
export function isThere({ waiting }: Deadlock, { threads }: Moment): boolean {
  const there = threads.filter(({ state }) => state !== 'finished');
  const key = (name: string, line: number | null): string => `${String(line ?? 0)} ${name}`;
  const wanted = waiting.map(({ thread, line }) => key(thread, line)).sort();
  const found = there.map((thread) => key(thread.name, thread.wait?.line ?? lineOf(thread))).sort();
  return wanted.join('\n') === found.join('\n');
}
