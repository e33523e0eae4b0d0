/**
 * The worker that owns the web server. It knows the wasm module and the protocol, and nothing of the page.
 * With shared memory the program runs on a pool of threads, and this worker only hears the page and tells
 * it once a frame how things are; on one core it runs the program in slices in between.
 */
import { RecordKind, RingReader } from '../engine/ring';
import { speaksOfDatabases } from '../engine/speaks-of-databases';
import { poolByPage } from '../engine/started-by-page';
import type { FromServer, Start, ToServer } from './protocol';

type Build = typeof import('../../pkg/server-single/interleave');
type ServerModule = Pick<Build, 'Served' | 'readConfiguration'>;
type Served = InstanceType<Build['Served']>;

/** How long one slice may take on one core. */
const SLICE_MILLISECONDS = 8;
/** How often the page is told how things are. */
const FRAME_MILLISECONDS = 33;
/** Of what the program prints between two frames, this much is shown. */
const PRINTED_CHARACTERS = 8000;

const library = new URL('../../pkg/library.txt', import.meta.url).href;

interface Opened {
  module: ServerModule;
  memory: WebAssembly.Memory;
  workers: number;
  /** Fetches SQLite, for a program that speaks of databases. */
  bringDatabase: () => Promise<void>;
}

let opening: Promise<Opened> | null = null;
let served: Served | null = null;
/** Requests that wait for their answers, by connection. */
const open = new Map<number, number>();

function post(message: FromServer, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}

async function load(workers: number): Promise<Opened> {
  if (workers > 1) {
    const wasm = fetch(new URL('../../pkg/server/interleave_bg.wasm', import.meta.url));
    const module = await import('../../pkg/server/interleave');
    const { memory } = await module.default({ module_or_path: wasm });
    await poolByPage(post, memory, () => module.initThreadPool(workers), module.watchPool);
    const bringDatabase = async () =>
      (await import('../engine/database')).bringApart({ memory, mailbox: module.databaseMailbox(), stop: 0 });
    return { module, memory, workers, bringDatabase };
  }
  const wasm = fetch(new URL('../../pkg/server-single/interleave_bg.wasm', import.meta.url));
  const module = await import('../../pkg/server-single/interleave');
  const { memory } = await module.default({ module_or_path: wasm });
  const bringDatabase = async () => (await import('../engine/database')).bringHere();
  return { module, memory, workers: 1, bringDatabase };
}

/** Lets messages in. */
const turn = new MessageChannel();
function breathe(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    if (milliseconds >= 1) {
      setTimeout(resolve, milliseconds);
      return;
    }
    turn.port1.onmessage = () => {
      resolve();
    };
    turn.port2.postMessage(null);
  });
}

function deliver(server: Served): void {
  for (const [connection, id] of open) {
    const bytes = server.answer(connection);
    if (bytes === undefined) continue;
    open.delete(connection);
    post({ kind: 'answer', id, bytes }, [bytes.buffer]);
  }
}

/** What the program has printed since the last frame: the end of it, if it is much. */
function printed(server: Served, memory: WebAssembly.Memory): string {
  let text = '';
  // Memory may have grown, which detaches earlier views of it.
  new RingReader(memory.buffer, server.layout()).drain(({ kind, text: piece }) => {
    if (kind === RecordKind.Stdout || kind === RecordKind.Stderr) {
      text = (text + piece).slice(-PRINTED_CHARACTERS);
    }
  });
  return text;
}

async function run(server: Served, { memory, workers }: Opened): Promise<void> {
  const threads = workers > 1;
  let told = -FRAME_MILLISECONDS;
  for (;;) {
    const { idle, ended } = server.advance(SLICE_MILLISECONDS);
    deliver(server);
    const now = performance.now();
    if (now - told >= FRAME_MILLISECONDS || ended !== null) {
      told = now;
      post({ kind: 'status', status: server.status(), printed: printed(server, memory) });
    }
    if (ended !== null) {
      post({ kind: 'ended', exitCode: ended });
      return;
    }
    await breathe(threads ? SLICE_MILLISECONDS : Math.min(idle, SLICE_MILLISECONDS));
  }
}

async function start({ file, source, way, directives, workers }: Start): Promise<void> {
  const opened = await (opening ??= load(workers));
  if (speaksOfDatabases(source)) await opened.bringDatabase();
  served = new opened.module.Served(file, source, library, way, directives, opened.workers);
  post({ kind: 'started', workers: opened.workers });
  await run(served, opened);
}

async function hear(message: ToServer): Promise<void> {
  switch (message.kind) {
    case 'start':
      return start(message.start);
    case 'read': {
      const { module } = await (opening ??= load(message.workers));
      post({ kind: 'remarks', remarks: module.readConfiguration(message.directives) });
      return;
    }
    case 'load':
      served?.setLoad(message.load);
      return;
    case 'request':
      if (served !== null) open.set(served.request(message.bytes), message.id);
      return;
    case 'stop':
      served?.stop();
  }
}

self.onmessage = ({ data }: MessageEvent<ToServer>) => {
  hear(data).catch((error: unknown) => {
    post({ kind: 'error', message: error instanceof Error ? error.message : String(error) });
  });
};
