/** What becomes of an answer: it is judged, by a run or an exploration if need be. Loaded with the first. */
import type { EngineClient } from '../../engine/client';
import type { Quiz } from '../../engine/generated';
import { incomplete, isRight } from '../../lecture/judging';
import type { ProgramText } from '../../lecture/load';
import { isExplored, type Answer } from '../../lecture/quiz';
import { printedBy } from '../../program/printed';
import type { Explored, Judgement } from './explored';

/** What it takes to judge. */
export interface Means {
  engine: EngineClient | null;
  texts: ReadonlyMap<string, ProgramText>;
  explorer: () => Promise<Explored>;
}

/** What was found out. */
export interface Checked extends Judgement {
  /** What the program printed, where the quiz asks for that. */
  printed: string | null;
}

/** Judges an answer or, for null, finds out what is right. Fails, in words for the reader, where it cannot. */
export async function check({ task }: Quiz, answer: Answer | null, means: Means): Promise<Checked> {
  const hint = answer === null ? null : incomplete(task, answer);
  if (hint !== null) throw new Error(hint);
  if (isExplored(task)) {
    const explorer = await means.explorer();
    if (answer !== null) return { ...(await explorer.judge(answer)), printed: null };
    await explorer.solve();
    return { right: false, said: null, printed: null };
  }
  const printed = task.kind === 'prints' ? await print(task.program, means) : null;
  const right = answer !== null && isRight(task, answer, printed ?? '');
  return { right, said: null, printed };
}

async function print(file: string, { engine, texts }: Means): Promise<string> {
  const text = texts.get(file);
  if (engine === null || text === undefined || 'missing' in text) {
    throw new Error('The program is not there, so nothing can tell what it prints.');
  }
  try {
    return await printedBy(engine, file, text.text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`The program could not be run: ${why}`, { cause: error });
  }
}
