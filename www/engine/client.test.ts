import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultWorkers, EngineClient } from './client';
import type { Ending, RunReport } from './generated';
import { EngineError, type WorkerLike } from './link';
import type { FromWorker, ToWorker } from './protocol';

const EVENTS = { onStarted: () => undefined, onRecords: () => undefined };
const REQUEST = { file: 'a.py', source: '', watch: [] };

function report(ending: Ending): RunReport {
  return {
    ending,
    exit_code: 0,
    seconds: 0,
    threads: [],
    workers: 1,
    parallel: 1,
    watched: [],
    diagnostics: [],
  };
}

/** A worker of the single build, whose runs end as `behaviour` says. */
class FakeWorker implements WorkerLike {
  onmessage: WorkerLike['onmessage'] = null;
  onerror: WorkerLike['onerror'] = null;
  terminated = false;
  stops = 0;
  running: number | null = null;

  constructor(readonly behaviour: 'ends' | 'waits for stop' | 'hangs' | 'no pool' | 'breaks') {}

  postMessage(message: ToWorker): void {
    switch (message.kind) {
      case 'open':
        this.#say({ kind: 'loaded' });
        if (this.behaviour === 'no pool') return;
        this.#say({ kind: 'ready', info: { build: 'single', workers: 1 }, shared: null });
        break;
      case 'ask':
        this.#answer(message.id, message.question.kind);
        break;
      case 'stop':
        this.stops += 1;
        if (this.behaviour !== 'waits for stop' || this.running === null) return;
        this.#say({ kind: 'answer', id: this.running, value: report('stopped') });
        this.running = null;
        break;
      case 'consumed':
    }
  }

  terminate(): void {
    this.terminated = true;
  }

  #answer(id: number, kind: string): void {
    if (kind === 'check') this.#say({ kind: 'answer', id, value: [] });
    else if (this.behaviour === 'ends')
      this.#say({ kind: 'answer', id, value: report('finished') });
    else if (this.behaviour === 'breaks') this.#say({ kind: 'error', id, message: 'unreachable' });
    else this.running = id;
  }

  #say(data: FromWorker): void {
    queueMicrotask(() => {
      if (!this.terminated) this.onmessage?.call(this as never, { data } as MessageEvent);
    });
  }
}

function clientOf(...workers: FakeWorker[]): EngineClient {
  const rest = [...workers];
  return new EngineClient(1, () => {
    const worker = rest.shift();
    if (worker === undefined) throw new Error('more workers were made than the test has');
    return worker;
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => setTimeout(callback, 16));
  vi.stubGlobal('cancelAnimationFrame', clearTimeout);
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('EngineClient', () => {
  it('runs a program and reports', async () => {
    const client = clientOf(new FakeWorker('ends'));
    expect((await client.run(REQUEST, EVENTS)).ending).toBe('finished');
  });

  it('runs many times, one after the other', async () => {
    const client = clientOf(new FakeWorker('ends'));
    let runs = 0;
    const stopped = await client.runMany(REQUEST, 200, EVENTS, () => (runs += 1) > 0);
    expect([runs, stopped]).toEqual([200, false]);
  });

  it('ends the run under way when another begins', async () => {
    const client = clientOf(new FakeWorker('waits for stop'));
    const first = client.run(REQUEST, EVENTS);
    await vi.advanceTimersByTimeAsync(50);
    const second = client.run(REQUEST, EVENTS);
    await vi.advanceTimersByTimeAsync(50);
    expect((await first).ending).toBe('stopped');
    client.stop();
    await vi.advanceTimersByTimeAsync(50);
    expect((await second).ending).toBe('stopped');
  });

  it('replaces a worker that does not stop', async () => {
    const hanging = new FakeWorker('hangs');
    const client = clientOf(hanging, new FakeWorker('ends'));
    const run = client.run(REQUEST, EVENTS);
    await vi.advanceTimersByTimeAsync(50);
    client.stop();
    await vi.advanceTimersByTimeAsync(900);
    expect(hanging.terminated).toBe(false);
    expect(hanging.stops).toBeGreaterThan(10);
    await vi.advanceTimersByTimeAsync(200);
    expect(hanging.terminated).toBe(true);
    expect((await run).ending).toBe('stopped');
    const next = client.run(REQUEST, EVENTS);
    expect((await next).ending).toBe('finished');
  });

  it('says why the engine broke, and starts a new one', async () => {
    const client = clientOf(new FakeWorker('breaks'), new FakeWorker('ends'));
    await expect(client.run(REQUEST, EVENTS)).rejects.toThrow(EngineError);
    expect((await client.run(REQUEST, EVENTS)).ending).toBe('finished');
  });

  it('opens once more where the pool does not start, and then without a pool', async () => {
    const client = clientOf(new FakeWorker('no pool'), new FakeWorker('no pool'), new FakeWorker('ends'));
    const opened = client.open();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await opened).toEqual({ build: 'single', workers: 1 });
  });

  it('checks while a program runs', async () => {
    const client = clientOf(new FakeWorker('waits for stop'));
    void client.run(REQUEST, EVENTS);
    await vi.advanceTimersByTimeAsync(10);
    expect(await client.check('a.py', '')).toEqual([]);
  });
});

describe('defaultWorkers', () => {
  it('is a worker for each core, from 2 to 8', () => {
    expect([1, 2, 6, 64].map(defaultWorkers)).toEqual([2, 2, 6, 8]);
  });
});
