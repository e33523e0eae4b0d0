/** What the reader has answered, kept on this device and nowhere else. */
import { deviceStorage } from '../device-storage';
import type { Quiz } from '../engine/generated';
import { fingerprint, type Answer } from './quiz';

/** `shown` is a quiz whose reader asked for the answer. */
export type Verdict = 'right' | 'wrong' | 'shown';

/** Where the reader stands with one quiz. */
export interface Attempt {
  answer: Answer;
  verdict: Verdict;
  /** What the program printed, where the quiz asks for that. */
  printed: string | null;
}

/** The answers to one lecture's quizzes. */
export class Progress {
  readonly #prefix: string;
  readonly #storage: Storage | null;

  constructor(lecture: string, storage = deviceStorage()) {
    this.#prefix = `interleave/quiz/${encodeURIComponent(lecture)}/`;
    this.#storage = storage;
  }

  /** The last attempt at a quiz; null when there is none, or the quiz has changed since. */
  load(quiz: Quiz): Attempt | null {
    try {
      const kept: unknown = JSON.parse(this.#storage?.getItem(this.#key(quiz)) ?? 'null');
      return isKept(kept) && kept.quiz === fingerprint(quiz) ? kept : null;
    } catch {
      return null;
    }
  }

  /** Keeps an attempt, or forgets the quiz. */
  save(quiz: Quiz, attempt: Attempt | null): void {
    try {
      if (attempt === null) this.#storage?.removeItem(this.#key(quiz));
      else {
        const { answer, verdict, printed } = attempt;
        const kept = { quiz: fingerprint(quiz), answer, verdict, printed };
        this.#storage?.setItem(this.#key(quiz), JSON.stringify(kept));
      }
    } catch {
      // Where nothing may be kept, the answer lasts as long as the page.
    }
  }

  #key({ id }: Quiz): string {
    return this.#prefix + encodeURIComponent(id);
  }
}

function isKept(kept: unknown): kept is Attempt & { quiz: string } {
  if (typeof kept !== 'object' || kept === null) return false;
  const { answer, verdict, printed } = kept as Record<string, unknown>;
  const chosen = Array.isArray(answer) && answer.every((index) => Number.isInteger(index));
  return (
    (chosen || typeof answer === 'string') &&
    (verdict === 'right' || verdict === 'wrong' || verdict === 'shown') &&
    (printed === null || typeof printed === 'string')
  );
}
