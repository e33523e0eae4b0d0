/** What the views say in words, where a picture is not enough. */
import type { TimelineSpan, TimelineUnit } from './timeline';
import type { ThreadState, ThreadView } from './model';

const STATE_WORDS: Record<ThreadState, string> = {
  running: 'running',
  ready: 'ready',
  blocked: 'blocked',
  sleeping: 'sleeping',
  io: 'waiting for I/O',
  finished: 'finished',
};

/** A state in a word or two. */
export function stateWords(state: ThreadState): string {
  return STATE_WORDS[state];
}

/** A thread's name beside its number: of `Thread-3 (eat)`, which repeats a number, `eat`. */
export function shortName(name: string): string {
  return /^Thread-\d+ \((.+)\)$/.exec(name)?.[1] ?? name;
}

/** What a thread does now: `blocked: waits for Lock 'fork', which thread 2 holds`. */
export function doingWords(thread: ThreadView, holders: readonly number[] = []): string {
  const { state, wait, failure } = thread;
  if (failure !== undefined) return `ended by ${failure}`;
  if (state !== 'blocked' || wait === null) return stateWords(state);
  const others = holders.filter((holder) => holder !== thread.number);
  const held = others.length === 0 ? '' : `, which ${threadsWords(others)} ${others.length === 1 ? 'holds' : 'hold'}`;
  return `waits for ${wait.what}${held}`;
}

/** `thread 2`, `threads 1, 2 and 3`. */
export function threadsWords(numbers: readonly number[]): string {
  if (numbers.length === 1) return `thread ${String(numbers[0])}`;
  return `threads ${listWords(numbers.map(String))}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listWords(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

/** A count and what it counts: `1 thread`, `2,000 threads`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

/** A position of a timeline, or the distance between two. */
export function positionWords(position: number, unit: TimelineUnit): string {
  if (unit === 'instructions') return Math.floor(position).toLocaleString('en');
  if (position >= 1e6) return `${trimmed(position / 1e6, 3)} s`;
  if (position >= 1e3) return `${trimmed(position / 1e3, 3)} ms`;
  return `${trimmed(position, 1)} µs`;
}

function trimmed(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)));
}

/** What a thread did in a span: `blocked on Lock fork, line 12`. */
export function spanWords(span: TimelineSpan): string {
  const what = span.what === '' ? '' : ` on ${span.what}`;
  const line = span.line === 0 || span.state === 'finished' ? '' : `, line ${String(span.line)}`;
  return `${stateWords(span.state)}${what}${line}`;
}

/** A part of a whole: `none`, `under 1 %`, `25 %`. */
export function shareWords(part: number, all: number): string {
  if (part <= 0 || all <= 0) return '0 %';
  const percent = (100 * part) / all;
  return percent < 1 ? '< 1 %' : `${String(Math.round(percent))} %`;
}
