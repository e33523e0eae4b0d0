/** A timeline in words and numbers: what a reader who sees no picture gets. */
import type { ThreadState } from './model';
import type { Stretch } from './stretch';
import { STATES, type Lane, type ThreadLane, type Timeline } from './timeline';
import { positionWords, spanWords } from './words';

/** How long a thread was in each state within a stretch. */
export function durations(lane: Lane, stretch: Stretch): Map<ThreadState, number> {
  const before = new Float64Array(STATES.length);
  const after = new Float64Array(STATES.length);
  lane.durationsUpTo(stretch.from, before);
  lane.durationsUpTo(stretch.to, after);
  return new Map(STATES.map((state, code) => [state, (after[code] ?? 0) - (before[code] ?? 0)]));
}

/** One change of one thread. */
export interface Change {
  thread: ThreadLane;
  at: number;
  words: string;
}

/** What threads began to do within a stretch, in order: the first `most`, and how many more there are. */
export function changesIn(
  timeline: Timeline,
  stretch: Stretch,
  most: number,
): { changes: Change[]; more: number } {
  const changes: Change[] = [];
  let all = 0;
  for (const thread of timeline.threads) {
    const { lane } = thread;
    const first = Math.max(0, lane.indexAt(stretch.from));
    const behind = lane.indexAt(stretch.to) + 1;
    all += Math.max(0, behind - first);
    for (let index = first; index < Math.min(behind, first + most); index += 1) {
      changes.push({
        thread,
        at: lane.start(index),
        words: spanWords(timeline.span(lane, index)),
      });
    }
  }
  changes.sort((a, b) => a.at - b.at || a.thread.number - b.thread.number);
  return { changes: changes.slice(0, most), more: Math.max(0, all - most) };
}

/** What is to be said of one moment of one row; `thread` is null for the row of the GIL. */
export function momentWords(
  timeline: Timeline,
  thread: ThreadLane | null,
  position: number,
): string {
  const at = positionWords(position, timeline.unit);
  const when = timeline.unit === 'instructions' ? `At instruction ${at}` : `At ${at}`;
  if (thread === null) {
    const holder = timeline.holderAt(position);
    const waiting = timeline.threads
      .filter(({ number }) => timeline.spanAt(number, position)?.state === 'ready')
      .map(({ number }) => String(number));
    const held = holder === null ? 'nobody holds the GIL' : `thread ${String(holder)} holds the GIL`;
    return `${when}: ${held}; ${waiting.length === 0 ? 'nobody waits for it' : `waiting: ${waiting.join(', ')}`}`;
  }
  const span = position >= timeline.end ? null : timeline.spanAt(thread.number, position);
  const name = `${String(thread.number)} ${thread.name}`;
  if (span === null) return `${when}: ${name}: nothing`;
  const from = positionWords(span.from, timeline.unit);
  const to = positionWords(span.to, timeline.unit);
  return `${when}: ${name}: ${spanWords(span)} (${from} to ${to})`;
}
