/** Brings the records of one run to the page, mostly once a frame and never for long. */
import { DRAWN, nextFrame, type Pace } from './frame';
import { decodeRecords, RingReader, type RecordSink, type TraceRecord } from './ring';
import type { SharedEngine } from './protocol';

/** Receives the records of one frame, in the order they happened. */
export type FrameSink = (records: TraceRecord[]) => void;

/** Where a pump gets its records. */
export interface RecordSource {
  /** Hands over records until there are none or `enough()`; returns whether there are none left. */
  drain: (sink: RecordSink, enough: () => boolean) => boolean;
}

/** How long a frame may spend on decoding, so that it still has time to draw them. */
const BUDGET_MILLISECONDS = 3;
/** Rows the page can lay out in a frame are fewer; this many records are always too many. */
const RECORDS_PER_FRAME = 6000;
/** After so many looks that found nothing, a run is quiet. */
const LOOKS_UNTIL_QUIET = 4;

/** The ring in the shared memory of the threads build. */
export class SharedSource implements RecordSource {
  readonly #shared: SharedEngine;
  readonly #onDrain: () => void;

  /** @param onDrain called each time before it is drained: once a frame while a run is on */
  constructor(shared: SharedEngine, onDrain: () => void) {
    this.#shared = shared;
    this.#onDrain = onDrain;
  }

  drain(sink: RecordSink, enough: () => boolean): boolean {
    this.#onDrain();
    // The buffer is looked up each time: memory that grows has a new one.
    const { memory, layout } = this.#shared;
    return new RingReader(memory.buffer, layout.ring).drain(sink, enough);
  }
}

/** The chunks the worker of the single build sends. */
export class ChunkSource implements RecordSource {
  readonly #chunks: Uint8Array[] = [];
  readonly #consumed: (bytes: number) => void;

  /** @param consumed told how many bytes were drawn, so that the worker sends more */
  constructor(consumed: (bytes: number) => void) {
    this.#consumed = consumed;
  }

  push(chunk: Uint8Array): void {
    this.#chunks.push(chunk);
  }

  drain(sink: RecordSink, enough: () => boolean): boolean {
    for (let chunk = this.#chunks.at(0); chunk !== undefined; chunk = this.#chunks.at(0)) {
      const count = decodeRecords(chunk, sink, enough);
      this.#consumed(count);
      if (count === chunk.length) this.#chunks.shift();
      else this.#chunks[0] = chunk.subarray(count);
      if (enough()) break;
    }
    return this.#chunks.length === 0;
  }
}

/** Drains a source again and again from `start` until `finish`. */
export class RecordPump {
  readonly #source: RecordSource;
  readonly #sink: FrameSink;
  readonly #pace: Pace;
  #running = false;

  constructor(source: RecordSource, sink: FrameSink, pace = DRAWN) {
    this.#source = source;
    this.#sink = sink;
    this.#pace = pace;
  }

  start(): void {
    this.#running = true;
    let inVain = 0;
    const look = () => {
      if (!this.#running) return;
      inVain = this.#drain(BUDGET_MILLISECONDS).found ? 0 : inVain + 1;
      const next = inVain < LOOKS_UNTIL_QUIET ? this.#pace.busy : this.#pace.quiet;
      next(look);
    };
    this.#pace.busy(look);
  }

  /** Resolves when every record written so far has been handed over, frame by frame. */
  finish(): Promise<void> {
    this.#running = false;
    return new Promise((resolve) => {
      const frame = () => {
        if (this.#drain(BUDGET_MILLISECONDS).isEmpty) resolve();
        else nextFrame(frame);
      };
      frame();
    });
  }

  /** Hands over every record written so far, now: after Stop nobody wants to wait for frames. */
  flush(): void {
    this.#running = false;
    while (!this.#drain(Infinity).isEmpty);
  }

  /** Stops reading at once; what is unread stays unread. */
  abandon(): void {
    this.#running = false;
  }

  #drain(milliseconds: number): { found: boolean; isEmpty: boolean } {
    const records: TraceRecord[] = [];
    const end = performance.now() + milliseconds;
    const isEmpty = this.#source.drain(
      (record) => records.push(record),
      () =>
        records.length >= RECORDS_PER_FRAME ||
        (records.length % 64 === 63 && performance.now() > end),
    );
    if (records.length > 0) this.#sink(records);
    return { found: records.length > 0, isEmpty };
  }
}
