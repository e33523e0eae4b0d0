/** The threads of a run as the page names, colours and follows them. Knows no engine and no DOM. */
import { RecordKind, type TraceRecord } from '../engine/ring';

/** How many thread colours the palette has; numbers beyond begin again, and the label tells. */
const COLOURS = 8;

/** What a thread does, as far as the trace has told. */
export type ThreadState = 'ready' | 'running' | 'blocked' | 'finished';

/** One thread as its label shows it. */
export interface ThreadLabel {
  number: number;
  name: string;
  state: ThreadState;
  /** What a blocked thread waits for, such as `lock`; otherwise empty. */
  waitsFor: string;
}

/** The palette's class for a thread: the main thread is ink, the others have a colour each. */
export function threadClass(number: number): string {
  return number === 0 ? 'thread-main' : `thread-${String(((number - 1) % COLOURS) + 1)}`;
}

/** Keeps the label of every thread up to date with the trace. */
export class ThreadTable {
  readonly #threads = new Map<number, ThreadLabel>();

  clear(): void {
    this.#threads.clear();
  }

  /** In the order of starting. */
  get labels(): ThreadLabel[] {
    return [...this.#threads.values()].sort((a, b) => a.number - b.number);
  }

  name(number: number): string {
    return this.#label(number).name;
  }

  take(record: TraceRecord): void {
    const label = this.#label(record.thread);
    switch (record.kind) {
      case RecordKind.ThreadStarted:
        label.name = record.text;
        break;
      case RecordKind.Running:
        label.state = 'running';
        break;
      case RecordKind.Ready:
        label.state = 'ready';
        break;
      case RecordKind.Blocked:
        label.state = 'blocked';
        label.waitsFor = record.text;
        break;
      case RecordKind.ThreadFinished:
        label.state = 'finished';
        break;
    }
    if (label.state !== 'blocked') label.waitsFor = '';
  }

  /** After a run nothing runs any more, whatever events were dropped. */
  settle(): void {
    for (const label of this.#threads.values()) {
      if (label.state === 'running' || label.state === 'ready') label.state = 'finished';
    }
  }

  #label(number: number): ThreadLabel {
    let label = this.#threads.get(number);
    if (label === undefined) {
      const name = number === 0 ? 'MainThread' : `Thread-${String(number)}`;
      label = { number, name, state: 'ready', waitsFor: '' };
      this.#threads.set(number, label);
    }
    return label;
  }
}
