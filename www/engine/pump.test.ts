import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RecordPump, type RecordSource } from './pump';
import { RecordKind, type TraceRecord } from './ring';

const PRINTED: TraceRecord = { kind: RecordKind.Stdout, thread: 0, microseconds: 0, text: 'tick\n', worker: 0 };
const FRAME = 16;

/** A run that prints when it is told to. */
class Printing implements RecordSource {
  #lines = 0;

  print(): void {
    this.#lines += 1;
  }

  drain(sink: (record: TraceRecord) => void): boolean {
    for (; this.#lines > 0; this.#lines -= 1) sink(PRINTED);
    return true;
  }
}

let frames = 0;

beforeEach(() => {
  vi.useFakeTimers();
  frames = 0;
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => {
    frames += 1;
    return setTimeout(callback, FRAME);
  });
  vi.stubGlobal('cancelAnimationFrame', clearTimeout);
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('RecordPump', () => {
  it('asks for hardly a frame while a run computes', () => {
    const pump = new RecordPump(new Printing(), () => undefined);
    pump.start();
    vi.advanceTimersByTime(2000);
    expect(frames).toBeLessThan(10);
    pump.abandon();
  });

  it('hands over every frame while a run prints', () => {
    const source = new Printing();
    let batches = 0;
    const pump = new RecordPump(source, () => {
      batches += 1;
    });
    pump.start();
    for (let frame = 0; frame < 60; frame += 1) {
      source.print();
      vi.advanceTimersByTime(FRAME);
    }
    expect(batches).toBe(60);
    pump.abandon();
  });

  it('shows soon what a run prints that was quiet', () => {
    const source = new Printing();
    let batches = 0;
    const pump = new RecordPump(source, () => {
      batches += 1;
    });
    pump.start();
    vi.advanceTimersByTime(2000);
    source.print();
    vi.advanceTimersByTime(60);
    expect(batches).toBe(1);
    pump.abandon();
  });
});
