/**
 * The worker of the schedules in which threads take turns. It knows the wasm module and the protocol,
 * and nothing of the page. Whatever takes long is done in slices, so that other questions and Stop
 * are heard in between.
 */
import type * as Turns from '../../pkg/turns/interleave';
import { soon } from '../pause';
import { RingReader, type TraceRecord } from './ring';
import { speaksOfDatabases } from './speaks-of-databases';
import { poolByPage } from './started-by-page';
import type {
  FromTurns,
  SearchBudget,
  ToTurns,
  TurnsAnswers,
  TurnsNews,
  TurnsProgram,
  TurnsQuestion,
} from './turns-protocol';

/** How long one slice may take. */
const SLICE_MILLISECONDS = 25;
/** How often findings are sent while a search goes on. */
const FINDINGS_MILLISECONDS = 400;
/** How long nobody asks for anything before a session is made ready to go back. */
const IDLE_MILLISECONDS = 120;
/** How far a search goes of which nobody says it. */
const USUAL_BUDGET: SearchBudget = { states: 1_000_000, preemptions: null };
/** How far it is searched for a goal; the page loses patience before. */
const GOAL_BUDGET: SearchBudget = { states: 2_000_000, preemptions: null };
/** Workers that search at most. */
const MOST_WORKERS = 8;
/** What fails to load or to start may hang without a word; after so long one worker explores instead. */
const POOL_MILLISECONDS = 8000;
/** The longest a timer is set for; whoever waits longer just waits again. */
const LONGEST_TIMER_MILLISECONDS = 1000;

const library = new URL('../../pkg/library.txt', import.meta.url).href;

const opening = (async () => {
  const wasm = fetch(new URL('../../pkg/turns/interleave_bg.wasm', import.meta.url));
  const module = await import('../../pkg/turns/interleave');
  const { memory } = await module.default({ module_or_path: wasm });
  return { module, memory };
})();

/** What explores, and on how many workers: the build with threads where memory can be shared. */
interface Exploring {
  module: Pick<typeof Turns, 'Exploration'>;
  workers: number;
}

let exploring: Promise<Exploring> | null = null;

/** The build with threads, its pool started. */
async function openPool(workers: number): Promise<Exploring> {
  const wasm = fetch(new URL('../../pkg/turns-threads/interleave_bg.wasm', import.meta.url));
  const module = await import('../../pkg/turns-threads/interleave');
  const { memory } = await module.default({ module_or_path: wasm });
  await poolByPage(post, memory, () => module.initThreadPool(workers), module.watchPool);
  return { module, workers };
}

async function openExploring(): Promise<Exploring> {
  const workers = Math.min(navigator.hardwareConcurrency, MOST_WORKERS);
  if (self.crossOriginIsolated && workers > 1) {
    try {
      return await soon(openPool(workers), POOL_MILLISECONDS);
    } catch {
      // One worker finds the same, only later.
    }
  }
  const { module } = await opening;
  return { module, workers: 1 };
}

const sessions = new Map<number, Turns.Stepper>();
const stopped = new Set<number>();
/** The runs under the lock, by their questions' numbers. */
const underLock = new Map<number, Turns.GilRun>();
let nextSession = 1;
/** How many messages came: what is done beside them ends with the next. */
let heard = 0;

function post(message: FromTurns, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}

/** Lets messages in. */
const turn = new MessageChannel();
const breathing: (() => void)[] = [];
turn.port1.onmessage = () => {
  breathing.shift()?.();
};
function breathe(milliseconds = 0): Promise<void> {
  return new Promise((resolve) => {
    if (milliseconds >= 1) {
      setTimeout(resolve, Math.min(milliseconds, LONGEST_TIMER_MILLISECONDS));
      return;
    }
    breathing.push(resolve);
    turn.port2.postMessage(null);
  });
}

type Tell = (news: TurnsNews) => void;

async function answer(
  id: number,
  question: TurnsQuestion,
): Promise<TurnsAnswers[keyof TurnsAnswers]> {
  const { module, memory } = await opening;
  const source = 'program' in question ? question.program.source : '';
  if (speaksOfDatabases(source)) await (await import('./database')).bringHere();
  const tell: Tell = (news) => {
    post({ kind: 'news', id, news });
  };
  switch (question.kind) {
    case 'open': {
      const { file, source } = question.program;
      const number = nextSession++;
      sessions.set(number, new module.Stepper(file, source, library, question.seed));
      return number;
    }
    case 'close':
      sessions.get(question.session)?.free();
      sessions.delete(question.session);
      return null;
    case 'step':
      prepareSoon(question.session);
      return session(question.session).ask(question.request);
    case 'listing':
      return session(question.session).listing(question.line, question.thread) ?? null;
    case 'explore': {
      const exploration = await explorer(question.program, question.schedule, '', question.budget ?? USUAL_BUDGET);
      await explore(id, exploration, tell);
      return freed(exploration, exploration.findings());
    }
    case 'goal': {
      const exploration = await explorer(question.program, question.schedule, question.goal, GOAL_BUDGET);
      await explore(id, exploration, tell);
      return freed(exploration, exploration.answer());
    }
    case 'gil': {
      const { file, source } = question.program;
      return runUnderLock(id, new module.GilRun(file, source, library, question.interval), memory, tell);
    }
  }
}

function session(number: number): Turns.Stepper {
  const found = sessions.get(number);
  if (found === undefined) throw new Error('This session is closed.');
  return found;
}

/** While nobody asks for anything, a session is made ready to go back soon from wherever it stands. */
function prepareSoon(number: number): void {
  const before = heard;
  const prepare = async (): Promise<void> => {
    while (heard === before && sessions.get(number)?.prepare() === true) await breathe();
  };
  setTimeout(() => {
    // What cannot be made ready will be gone back to from the start.
    prepare().catch(() => undefined);
  }, IDLE_MILLISECONDS);
}

async function explorer(
  { file, source }: TurnsProgram,
  schedule: string,
  goal: string,
  budget: SearchBudget,
): Promise<Turns.Exploration> {
  exploring ??= openExploring();
  const { module, workers } = await exploring;
  return new module.Exploration(file, source, library, schedule, goal, { ...budget, workers });
}

function freed<T>(exploration: Turns.Exploration, answer: T): T {
  exploration.free();
  return answer;
}

async function explore(id: number, exploration: Turns.Exploration, tell: Tell): Promise<void> {
  let told = performance.now();
  while (!stopped.has(id)) {
    const progress = exploration.advance(SLICE_MILLISECONDS);
    const now = performance.now();
    const due = now - told > FINDINGS_MILLISECONDS;
    if (due) told = now;
    tell({ kind: 'progress', progress, findings: due ? exploration.findings() : null });
    if (progress.over) return;
    await breathe();
  }
}

async function runUnderLock(
  id: number,
  run: Turns.GilRun,
  memory: WebAssembly.Memory,
  tell: Tell,
): Promise<Turns.GilEnd> {
  const layout = run.layout();
  underLock.set(id, run);
  for (;;) {
    if (stopped.has(id)) run.stop();
    const progress = run.advance(SLICE_MILLISECONDS);
    const records: TraceRecord[] = [];
    // Memory may have grown in the slice, which detaches earlier views of it.
    new RingReader(memory.buffer, layout).drain(
      (record) => records.push(record),
      () => false,
    );
    if (records.length > 0) tell({ kind: 'records', records });
    if (progress.end) {
      underLock.delete(id);
      run.free();
      return progress.end;
    }
    await breathe(progress.idle);
  }
}

self.onmessage = ({ data }: MessageEvent<ToTurns>) => {
  const { id } = data;
  heard += 1;
  if (data.kind === 'stop') {
    stopped.add(id);
    return;
  }
  if (data.kind === 'line') {
    underLock.get(id)?.give(data.line ?? undefined);
    return;
  }
  answer(id, data.question)
    .then(
      (value) => {
        post({ kind: 'answer', id, value });
      },
      (error: unknown) => {
        if (error instanceof WebAssembly.RuntimeError) {
          // The module is in no state to be asked again: the page begins with another worker.
          setTimeout(() => {
            throw new Error('The engine ran out of memory and begins anew.');
          });
          return;
        }
        const message = error instanceof Error ? error.message : String(error);
        post({ kind: 'error', id, message });
      },
    )
    .finally(() => stopped.delete(id));
};
