/**
 * The page's way to the schedules in which threads take turns. The worker is started when something
 * is first asked, and started anew should it break. It knows nothing of elements.
 */
import { EngineError } from './link';
import { Pending } from './pending';
import { BROKEN } from './protocol';
import { PagePool } from './started-by-page';
import type { FromTurns, ToTurns, TurnsAnswers, TurnsNews, TurnsQuestion } from './turns-protocol';

function turnsWorker(): Worker {
  return new Worker(new URL('./turns-worker.ts', import.meta.url), { type: 'module', name: 'turns' });
}

export class TurnsClient {
  #worker: Worker | null = null;
  readonly #pending = new Pending();
  /** Who is told of progress, by the question's number. */
  readonly #told = new Map<number, (news: TurnsNews) => void>();

  /**
   * Asks, and resolves with the answer. `signal` ends what goes on for the question, which is then
   * answered with what there is; `onNews` is told of progress. `onTyping` is handed what gives the
   * program that is run a line, or with null says that there are no more; that answers whether it was taken.
   */
  ask<K extends TurnsQuestion['kind']>(
    question: Extract<TurnsQuestion, { kind: K }>,
    onNews: (news: TurnsNews) => void = () => undefined,
    signal?: AbortSignal,
    onTyping: (give: (line: string | null) => boolean) => void = () => undefined,
  ): Promise<TurnsAnswers[K]> {
    return this.#pending.ask((id) => {
      this.#told.set(id, onNews);
      this.#post({ kind: 'ask', id, question });
      onTyping((line) => {
        const isRunning = this.#pending.has(id);
        if (isRunning) this.#post({ kind: 'line', id, line });
        return isRunning;
      });
      signal?.addEventListener('abort', () => {
        if (this.#pending.has(id)) this.#post({ kind: 'stop', id });
      });
    });
  }

  #post(message: ToTurns): void {
    this.#worker ??= this.#start();
    this.#worker.postMessage(message);
  }

  #start(): Worker {
    const worker = turnsWorker();
    const pool = new PagePool(() => {
      end(`The engine broke and begins anew: ${BROKEN}`);
    });
    const end = (why: string) => {
      worker.terminate();
      pool.end();
      this.#worker = null;
      this.#told.clear();
      this.#pending.failAll(new EngineError(why));
    };
    worker.onmessage = ({ data }: MessageEvent<FromTurns>) => {
      if (data.kind === 'start' || data.kind === 'pool') {
        pool.hear(data);
        return;
      }
      if (data.kind === 'news') {
        this.#told.get(data.id)?.(data.news);
        return;
      }
      this.#told.delete(data.id);
      if (data.kind === 'answer') this.#pending.answer(data.id, data.value);
      else this.#pending.fail(data.id, new EngineError(data.message));
    };
    worker.onerror = (event) => {
      event.preventDefault();
      // Of a module that cannot be fetched, browsers say nothing at all.
      const said = (event.message as string | undefined)?.replace(/^Uncaught (Error: )?/, '') ?? '';
      end(said === '' ? 'The engine could not be loaded.' : said);
    };
    return worker;
  }
}
