/** Timelines for the gallery: a small one as `step` makes it, and one of as many changes as are asked for. */
import type { ThreadState } from '../../../www/views/model';
import { Timeline } from '../../../www/views/timeline';

/** Two threads and a lock, under the GIL. */
export function smallTimeline(): Timeline {
  const timeline = new Timeline('instructions');
  timeline.name(0, 'MainThread');
  timeline.name(1, 'Thread-1 (philosopher)');
  timeline.name(2, 'Thread-2 (philosopher)');
  timeline.change(0, 0, 'running', 14);
  timeline.handOver(0, 0);
  timeline.change(1, 30, 'ready', 3);
  timeline.change(2, 40, 'ready', 3);
  timeline.change(0, 60, 'blocked', 20, 'Thread-1 (philosopher) to end');
  timeline.change(1, 60, 'running', 3);
  timeline.handOver(60, 1);
  timeline.change(1, 85, 'running', 4);
  timeline.change(1, 90, 'ready', 5);
  timeline.change(2, 90, 'running', 3);
  timeline.handOver(90, 2);
  timeline.change(2, 110, 'blocked', 4, "Lock 'fork'");
  timeline.change(1, 110, 'running', 5);
  timeline.handOver(110, 1);
  timeline.change(1, 130, 'sleeping', 6);
  timeline.handOver(130, null);
  timeline.change(1, 160, 'io', 7);
  timeline.change(1, 190, 'finished', 7);
  timeline.change(2, 190, 'running', 4);
  timeline.handOver(190, 2);
  timeline.change(2, 220, 'finished', 4);
  timeline.change(0, 220, 'running', 21);
  timeline.handOver(220, 0);
  timeline.reach(250);
  return timeline;
}

const STATES: readonly ThreadState[] = ['running', 'ready', 'blocked', 'running', 'sleeping', 'io'];

/** Threads that change all the time, each in its own rhythm; the same at every call. */
export function largeTimeline(changes: number, threads = 8): Timeline {
  const timeline = new Timeline('microseconds');
  let seed = 7;
  const dice = (sides: number): number => {
    seed = (seed * 48271) % 2147483647;
    return seed % sides;
  };
  const positions = Array.from({ length: threads }, () => 0);
  for (let change = 0; change < changes; change += 1) {
    const thread = change % threads;
    positions[thread] = (positions[thread] ?? 0) + 1 + dice(dice(9) === 0 ? 900 : 90);
    const state = STATES[dice(STATES.length)] ?? 'running';
    const what = state === 'blocked' ? "Lock 'table'" : '';
    timeline.change(thread, positions[thread], state, 1 + dice(40), what);
  }
  for (let at = 0, holder = 0; at < timeline.end; at += 1 + dice(400)) {
    timeline.handOver(at, holder);
    holder = dice(threads);
  }
  return timeline;
}
