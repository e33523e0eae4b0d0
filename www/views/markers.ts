/** Which threads stand on which line of the program. */
import type { ThreadView } from './model';

/** The line of the program itself a thread stands on or is called from; null where there is none. */
export function currentLine(thread: ThreadView): number | null {
  if (thread.state === 'finished') return null;
  return thread.frames.findLast(({ file }) => file === undefined)?.line ?? null;
}

/** The threads on each line, in the order of their numbers. */
export function threadsByLine(threads: readonly ThreadView[]): Map<number, ThreadView[]> {
  const lines = new Map<number, ThreadView[]>();
  for (const thread of [...threads].sort((a, b) => a.number - b.number)) {
    const line = currentLine(thread);
    if (line === null) continue;
    const there = lines.get(line);
    if (there === undefined) lines.set(line, [thread]);
    else there.push(thread);
  }
  return lines;
}
