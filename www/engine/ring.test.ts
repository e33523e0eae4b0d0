import { describe, expect, it } from 'vitest';
import { decodeRecords, RecordKind, RingReader, type TraceRecord } from './ring';

const CAPACITY = 256;
const LAYOUT = { ring_header: 0, ring: 64, ring_capacity: CAPACITY };

/** A writer by the book of `src/trace`, against which the reader is tested. */
class Ring {
  readonly memory = new SharedArrayBuffer(LAYOUT.ring + CAPACITY);
  readonly header = new Uint32Array(this.memory, LAYOUT.ring_header, 3);
  readonly reader = new RingReader(this.memory, LAYOUT);
  readonly #view = new DataView(this.memory, LAYOUT.ring, CAPACITY);

  constructor(start = 0) {
    this.header.set([start, start]);
  }

  get written(): number {
    return this.header.at(0) ?? 0;
  }

  write(kind: number, thread: number, payload: string | number): void {
    const bytes =
      typeof payload === 'string'
        ? new TextEncoder().encode(payload)
        : new Uint8Array(new Uint32Array([payload]).buffer);
    const size = 16 + Math.ceil(bytes.length / 8) * 8;
    const left = CAPACITY - (this.written % CAPACITY);
    if (left < size) this.#pad(left);
    this.#record(kind, thread, bytes, size);
  }

  #pad(left: number): void {
    if (left >= 16) this.#record(RecordKind.Pad, 0, new Uint8Array(left - 16), left);
    else this.header[0] = this.written + left;
  }

  #record(kind: number, thread: number, bytes: Uint8Array, size: number): void {
    const at = this.written % CAPACITY;
    [kind, thread, 7, bytes.length].forEach((word, index) => {
      this.#view.setUint32(at + index * 4, word, true);
    });
    new Uint8Array(this.memory, LAYOUT.ring + at + 16).set(bytes);
    this.header[0] = this.written + size;
  }
}

function drained(ring: Ring): TraceRecord[] {
  const records: TraceRecord[] = [];
  expect(ring.reader.drain((record) => records.push(record))).toBe(true);
  return records;
}

describe('RingReader', () => {
  it('finds nothing in an empty ring', () => {
    expect(drained(new Ring())).toEqual([]);
  });

  it('reads text, names and worker numbers', () => {
    const ring = new Ring();
    ring.write(RecordKind.ThreadStarted, 1, 'Ann');
    ring.write(RecordKind.Running, 1, 5);
    ring.write(RecordKind.Stdout, 1, 'größer als 50\n');
    ring.write(RecordKind.ThreadFinished, 1, '');
    expect(drained(ring)).toEqual([
      { kind: RecordKind.ThreadStarted, thread: 1, microseconds: 7, text: 'Ann', worker: 0 },
      { kind: RecordKind.Running, thread: 1, microseconds: 7, text: '', worker: 5 },
      { kind: RecordKind.Stdout, thread: 1, microseconds: 7, text: 'größer als 50\n', worker: 0 },
      { kind: RecordKind.ThreadFinished, thread: 1, microseconds: 7, text: '', worker: 0 },
    ]);
    expect(ring.header[1]).toBe(ring.written);
  });

  it('goes round the ring many times, over pads of every size', () => {
    for (const lengths of [[1], [3, 17], [30, 1, 9, 64], [100, 0, 100]]) {
      const ring = new Ring();
      for (let turn = 0; turn < 60; turn += 1) {
        const text = 'x'.repeat(lengths[turn % lengths.length] ?? 0);
        ring.write(RecordKind.Stdout, turn, text);
        expect(drained(ring).map((record) => [record.thread, record.text])).toEqual([[turn, text]]);
      }
    }
  });

  it('skips an end too small for a record', () => {
    const ring = new Ring();
    ring.write(RecordKind.Stdout, 0, 'x'.repeat(CAPACITY - 16 - 8));
    drained(ring);
    expect(CAPACITY - (ring.written % CAPACITY)).toBe(8);
    ring.write(RecordKind.Stdout, 0, 'over the end');
    expect(drained(ring).map(({ text }) => text)).toEqual(['over the end']);
  });

  it('reads on when the counters pass 2 to the 32', () => {
    const ring = new Ring(2 ** 32 - 64);
    for (const text of ['one', 'two', 'three', 'four']) ring.write(RecordKind.Stdout, 0, text);
    // Four records of 24 bytes and, at the ring's end, a pad of 16.
    expect(ring.written).toBe(48);
    expect(drained(ring).map(({ text }) => text)).toEqual(['one', 'two', 'three', 'four']);
    expect(ring.header[1]).toBe(48);
  });

  it('leaves what it had no time for', () => {
    const ring = new Ring();
    for (const text of ['one', 'two', 'three']) ring.write(RecordKind.Stdout, 0, text);
    const read: string[] = [];
    const sink = ({ text }: TraceRecord) => read.push(text);
    expect(ring.reader.drain(sink, () => read.length === 2)).toBe(false);
    expect(read).toEqual(['one', 'two']);
    expect(drained(ring).map(({ text }) => text)).toEqual(['three']);
  });

  it('waits while the engine clears the ring', () => {
    const ring = new Ring();
    ring.write(RecordKind.Stdout, 0, 'old');
    drained(ring);
    ring.header[0] = 0;
    expect(drained(ring)).toEqual([]);
  });
});

describe('decodeRecords', () => {
  it('refuses a record that is longer than its chunk', () => {
    const chunk = new Uint8Array(16);
    new DataView(chunk.buffer).setUint32(12, 100, true);
    expect(() => decodeRecords(chunk, () => undefined)).toThrow(RangeError);
  });
});
