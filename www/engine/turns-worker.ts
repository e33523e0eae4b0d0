/**
 * The worker of the schedules in which threads take turns. It knows the wasm module and the protocol,
 * and nothing of the page. Whatever takes long is done in slices, so that other questions and Stop
 * are heard in between.
 */
import type * as Turns from '../../pkg/turns/interleave';
import { RingReader, type TraceRecord } from './ring';
import type {
  FromTurns,
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
/** The longest a timer is set for; whoever waits longer just waits again. */
const LONGEST_TIMER_MILLISECONDS = 1000;

const library = new URL('../../pkg/library.txt', import.meta.url).href;

const opening = (async () => {
  const wasm = fetch(new URL('../../pkg/turns/interleave_bg.wasm', import.meta.url));
  const module = await import('../../pkg/turns/interleave');
  const { memory } = await module.default({ module_or_path: wasm });
  return { module, memory };
})();

const sessions = new Map<number, Turns.Stepper>();
const stopped = new Set<number>();
let nextSession = 1;

function post(message: FromTurns): void {
  self.postMessage(message);
}

/** Lets messages in. */
const turn = new MessageChannel();
function breathe(milliseconds = 0): Promise<void> {
  return new Promise((resolve) => {
    if (milliseconds >= 1) {
      setTimeout(resolve, Math.min(milliseconds, LONGEST_TIMER_MILLISECONDS));
      return;
    }
    turn.port1.onmessage = () => {
      resolve();
    };
    turn.port2.postMessage(null);
  });
}

type Tell = (news: TurnsNews) => void;

async function answer(
  id: number,
  question: TurnsQuestion,
): Promise<TurnsAnswers[keyof TurnsAnswers]> {
  const { module, memory } = await opening;
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
      return session(question.session).ask(question.request);
    case 'listing':
      return session(question.session).listing(question.line, question.thread) ?? null;
    case 'explore': {
      const exploration = explorer(module, question.program, question.schedule, '');
      await explore(id, exploration, tell);
      return freed(exploration, exploration.findings());
    }
    case 'goal': {
      const exploration = explorer(module, question.program, question.schedule, question.goal);
      await explore(id, exploration, tell);
      return freed(exploration, exploration.answer());
    }
    case 'gil': {
      const { file, source } = question.program;
      return runUnderLock(id, new module.GilRun(file, source, library), memory, tell);
    }
  }
}

function session(number: number): Turns.Stepper {
  const found = sessions.get(number);
  if (found === undefined) throw new Error('This session is closed.');
  return found;
}

function explorer(
  module: typeof Turns,
  { file, source }: TurnsProgram,
  schedule: string,
  goal: string,
): Turns.Exploration {
  return new module.Exploration(file, source, library, schedule, goal);
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
      run.free();
      return progress.end;
    }
    await breathe(progress.idle);
  }
}

self.onmessage = ({ data }: MessageEvent<ToTurns>) => {
  const { id } = data;
  if (data.kind === 'stop') {
    stopped.add(id);
    return;
  }
  answer(id, data.question)
    .then(
      (value) => {
        post({ kind: 'answer', id, value });
      },
      (error: unknown) => {
        const message = error instanceof Error ? error.message : String(error);
        post({ kind: 'error', id, message });
      },
    )
    .finally(() => stopped.delete(id));
};
