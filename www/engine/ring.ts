/**
 * Reads the trace of a run: the records the engine writes into a ring of bytes in its memory.
 * The format is defined in `src/trace`; this is its only reader. Pure: bytes in, records out.
 */

/** What a record is about. */
export const RecordKind = {
  Pad: 0,
  Stdout: 1,
  Stderr: 2,
  ThreadStarted: 3,
  Running: 4,
  Ready: 5,
  Blocked: 6,
  ThreadFinished: 7,
  Call: 8,
} as const;

/** One thing that happened in a run. */
export interface TraceRecord {
  /** One of `RecordKind`. */
  kind: number;
  /** The Python thread's number: 0 for the main thread, then in the order of starting. */
  thread: number;
  /** Microseconds since the run began. */
  microseconds: number;
  /** The text printed, the thread's name, what a thread is blocked on, a piece of a call; otherwise empty. */
  text: string;
  /** The worker a `Running` thread runs on; otherwise 0. */
  worker: number;
}

/** Receives records in the order they happened. */
export type RecordSink = (record: TraceRecord) => void;

const HEADER_BYTES = 16;
const decoder = new TextDecoder();

/**
 * Decodes the records at the start of `chunk`, which must not reach over the ring's end, until the
 * chunk is used up or `enough()` says so. Returns how many bytes were consumed.
 */
export function decodeRecords(
  chunk: Uint8Array,
  sink: RecordSink,
  enough: () => boolean = () => false,
): number {
  const words = new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  let at = 0;
  while (at < chunk.length) {
    // What is left before the ring's end is too small for a record: both sides skip it.
    if (chunk.length - at < HEADER_BYTES) return chunk.length;
    const kind = words.getUint32(at, true);
    const length = words.getUint32(at + 12, true);
    const start = at + HEADER_BYTES;
    const end = start + Math.ceil(length / 8) * 8;
    if (end > chunk.length) {
      throw new RangeError(
        `a trace record of ${String(length)} bytes does not fit the ${String(chunk.length - at)} bytes it stands in`,
      );
    }
    if (kind !== RecordKind.Pad) {
      const isRunning = kind === RecordKind.Running;
      sink({
        kind,
        thread: words.getUint32(at + 4, true),
        microseconds: words.getUint32(at + 8, true),
        text: isRunning ? '' : decoder.decode(chunk.subarray(start, start + length)),
        worker: isRunning && length >= 4 ? words.getUint32(start, true) : 0,
      });
    }
    at = end;
    if (enough()) break;
  }
  return at;
}

/** The words in front of the ring. */
const WRITTEN = 0;
const READ = 1;

/** The page's (or, in the single build, the worker's) end of the ring. */
export class RingReader {
  readonly #header: Int32Array;
  readonly #bytes: Uint8Array;

  /**
   * @param buffer the engine's memory
   * @param layout where header and ring are in it
   */
  constructor(
    buffer: ArrayBufferLike,
    layout: { ring_header: number; ring: number; ring_capacity: number },
  ) {
    this.#header = new Int32Array(buffer, layout.ring_header, 3);
    this.#bytes = new Uint8Array(buffer, layout.ring, layout.ring_capacity);
  }

  /**
   * Takes a copy of the unread bytes up to the ring's end. They stay unread until `release`d.
   * Empty when there is nothing to read.
   */
  peek(): Uint8Array<ArrayBuffer> {
    const written = Atomics.load(this.#header, WRITTEN);
    const read = Atomics.load(this.#header, READ);
    const unread = (written - read) >>> 0;
    const capacity = this.#bytes.length;
    // More than fits is the moment in which the engine clears the ring for the next run.
    if (unread === 0 || unread > capacity) return new Uint8Array(0);
    const position = (read >>> 0) & (capacity - 1);
    const length = Math.min(unread, capacity - position);
    // A copy, because TextDecoder refuses shared memory and messages cannot transfer it.
    return new Uint8Array(this.#bytes.subarray(position, position + length));
  }

  /** Marks `count` bytes as read and wakes a writer that waits for room. */
  release(count: number): void {
    Atomics.store(this.#header, READ, (Atomics.load(this.#header, READ) + count) | 0);
    Atomics.notify(this.#header, READ);
  }

  /**
   * Hands records to `sink` until the ring is empty or `enough()`.
   * Returns whether it is empty.
   */
  drain(sink: RecordSink, enough: () => boolean = () => false): boolean {
    for (;;) {
      const chunk = this.peek();
      if (chunk.length === 0) return true;
      this.release(decodeRecords(chunk, sink, enough));
      if (enough()) return this.peek().length === 0;
    }
  }
}
