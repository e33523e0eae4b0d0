/**
 * The worker that owns the engine. It knows the wasm module and the protocol, and nothing of the
 * page. In the threads build a run blocks this worker until it is over; in the single build a run
 * is taken in slices, so that Stop is heard and records are sent between two of them.
 */
import type { RunReport, RunRequest } from './generated';
import { BROKEN, type FromWorker, type Question, type ToWorker } from './protocol';
import { writeLine, writeLines } from './inbox';
import { RingReader } from './ring';
import { isShared } from './shared-memory';
import { speaksOfDatabases } from './speaks-of-databases';

type SingleBuild = typeof import('../../pkg/single/interleave');
/** What both builds have. */
type EngineModule = Pick<SingleBuild, 'checkProgram' | 'keepRest'>;
type Engine = Pick<InstanceType<SingleBuild['Engine']>, 'layout' | 'run' | 'start' | 'advance'>;

interface Opened {
  engine: Engine;
  memory: WebAssembly.Memory;
  run: (request: RunRequest) => RunReport | Promise<RunReport>;
  /** Fetches what the engine did not need so far, unless that has begun. */
  bringRest: () => void;
  /** Fetches SQLite, for a program that speaks of databases. */
  bringDatabase: () => Promise<void>;
}

/** How long one slice of a run may take, so that Stop works well within 100 ms. */
const SLICE_MILLISECONDS = 8;
/** Browsers hold timers back for so long; a shorter pause goes round by a message to oneself. */
const TIMER_MILLISECONDS = 4;
/** A timer of a month or more would end at once; the run just pauses again. */
const LONGEST_TIMER_MILLISECONDS = 60_000;
/** Records sent and not drawn yet, beyond which the run waits for the page. */
const UNDRAWN_LIMIT = 256 * 1024;

/** How long after a run the rest of the engine is fetched: nothing else should wait for it. */
const REST_MILLISECONDS = 2000;

/** The modules that the engine does not carry; it fetches them when a program imports one. */
const library = new URL('../../pkg/library.txt', import.meta.url).href;

/** The module, as soon as it can check programs. */
const loaded = deferred<EngineModule>();
/** The engine, as soon as it can run programs. */
const opened = deferred<Opened>();

function post(message: FromWorker, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}

/** Opens the threads build, or the single build where memory is not shared or threads fail. */
function open(probe: WebAssembly.Memory | null, workers: number): void {
  const single = async (): Promise<Opened> => {
    const wasm = fetch(new URL('../../pkg/single/interleave_bg.wasm', import.meta.url));
    const module = await import('../../pkg/single/interleave');
    const { memory } = await module.default({ module_or_path: wasm });
    const rest = new URL('../../pkg/single/rest.wasm', import.meta.url).href;
    module.restIsAt(rest);
    loaded.resolve(module);
    post({ kind: 'loaded' });
    const engine = new module.Engine(1, library);
    post({ kind: 'ready', info: { build: 'single', workers: 1 }, shared: null });
    const run = (request: RunRequest) => runInSlices(engine, memory, request);
    const bringDatabase = async () => (await import('./database')).bringHere();
    return { engine, memory, run, bringRest: once(() => bringRest(module, rest)), bringDatabase };
  };
  const threads = async (): Promise<Opened> => {
    const wasm = fetch(new URL('../../pkg/threads/interleave_bg.wasm', import.meta.url));
    const module = await import('../../pkg/threads/interleave');
    const { memory } = await module.default({ module_or_path: wasm });
    const rest = new URL('../../pkg/threads/rest.wasm', import.meta.url).href;
    module.restIsAt(rest);
    loaded.resolve(module);
    post({ kind: 'loaded' });
    await module.initThreadPool(workers);
    const engine = new module.Engine(workers, library);
    const layout = engine.layout();
    const broken = module.watchPool();
    post({ kind: 'ready', info: { build: 'threads', workers }, shared: { memory, layout, broken } });
    const run = (request: RunRequest) => engine.run(request);
    const bringDatabase = async () =>
      (await import('./database')).bringApart({ memory, mailbox: module.databaseMailbox(), stop: layout.stop });
    return { engine, memory, run, bringRest: once(() => bringRest(module, rest)), bringDatabase };
  };
  const opening = isShared(probe) ? threads().catch(single) : single();
  opening.then(opened.resolve, (error: unknown) => {
    post({ kind: 'error', id: null, message: messageOf(error) });
  });
}

async function answer(question: Question) {
  switch (question.kind) {
    case 'check':
      return (await loaded.promise).checkProgram(question.file, question.source);
    case 'run': {
      const { run, bringRest, bringDatabase } = await opened.promise;
      if (speaksOfDatabases(question.request.source)) await bringDatabase();
      const report = await run(question.request);
      setTimeout(bringRest, REST_MILLISECONDS);
      return report;
    }
  }
}

async function bringRest(module: EngineModule, address: string): Promise<void> {
  const response = await fetch(address, { priority: 'low' });
  if (response.ok) module.keepRest(new Uint8Array(await response.arrayBuffer()));
}

/** Does it at the first call only. A failure is no one's: what is missed then is fetched when needed. */
function once(work: () => Promise<void>): () => void {
  let begun = false;
  return () => {
    if (begun) return;
    begun = true;
    work().catch(() => undefined);
  };
}

/** What the page has said since the slice began, in the single build. */
const page = {
  stop: false,
  undrawn: 0,
  /** Lines of answers to the program's calls. */
  replies: [] as string[],
  /** Ends the pause between two slices. */
  wake: (): void => undefined,
  /** Ends it where the run waits for the page to draw. Other pauses must let more messages in. */
  onRoom: (): void => undefined,
};

/** Asked each time: messages change the answer while a run waits. */
function isStopped(): boolean {
  return page.stop;
}

async function runInSlices(
  engine: Engine,
  memory: WebAssembly.Memory,
  request: RunRequest,
): Promise<RunReport> {
  page.stop = false;
  page.undrawn = 0;
  page.replies = [];
  engine.start(request);
  const layout = engine.layout();
  for (;;) {
    writeLines(memory, layout.answers, page.replies);
    const progress = engine.advance(SLICE_MILLISECONDS);
    // Memory may have grown in the slice, which detaches earlier views of it.
    const ring = new RingReader(memory.buffer, layout.ring);
    for (let chunk = ring.peek(); chunk.length > 0; chunk = ring.peek()) {
      ring.release(chunk.length);
      page.undrawn += chunk.length;
      post({ kind: 'records', chunk }, [chunk.buffer]);
    }
    if (progress.report) return progress.report;
    await pause(page.undrawn > UNDRAWN_LIMIT ? Infinity : progress.idle_milliseconds);
    page.onRoom = () => undefined;
    if (isStopped()) new Int32Array(memory.buffer, layout.stop, 1)[0] = 1;
  }
}

const turn = new MessageChannel();

/** Lets messages in, and waits about `milliseconds` or until one of them wakes the run. */
function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    page.wake = () => {
      clearTimeout(timer);
      resolve();
    };
    if (page.stop) {
      page.wake();
    } else if (milliseconds === Infinity) {
      page.onRoom = page.wake;
    } else if (milliseconds >= TIMER_MILLISECONDS) {
      timer = setTimeout(page.wake, Math.min(milliseconds, LONGEST_TIMER_MILLISECONDS));
    } else {
      turn.port1.onmessage = page.wake;
      turn.port2.postMessage(null);
    }
  });
}

function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

function messageOf(error: unknown): string {
  if (error instanceof WebAssembly.RuntimeError) return BROKEN;
  return error instanceof Error ? error.message : String(error);
}

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  switch (data.kind) {
    case 'open':
      open(data.probe, data.workers);
      break;
    case 'ask':
      answer(data.question).then(
        (value) => {
          post({ kind: 'answer', id: data.id, value });
        },
        (error: unknown) => {
          post({ kind: 'error', id: data.id, message: messageOf(error) });
        },
      );
      break;
    case 'stop':
      page.stop = true;
      page.wake();
      break;
    case 'line':
      void opened.promise.then(({ engine, memory }) => writeLine(memory, engine.layout().input, data.line));
      break;
    case 'reply':
      page.replies.push(data.line);
      break;
    case 'consumed':
      page.undrawn -= data.bytes;
      if (page.undrawn <= UNDRAWN_LIMIT) page.onRoom();
      break;
  }
};

/** Some browsers let shared memory be posted and refuse it on arrival: open without it. */
self.addEventListener('messageerror', () => {
  open(null, 1);
});
