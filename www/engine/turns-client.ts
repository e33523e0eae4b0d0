/**
 * The page's way to the schedules in which threads take turns. The worker is started when something
 * is first asked, and started anew should it break. It knows nothing of elements.
 */
import { EngineError } from './link';
import type { FromTurns, ToTurns, TurnsAnswers, TurnsNews, TurnsQuestion } from './turns-protocol';

interface Pending {
  resolve: (value: never) => void;
  reject: (error: Error) => void;
  onNews: (news: TurnsNews) => void;
}

function turnsWorker(): Worker {
  return new Worker(new URL('./turns-worker.ts', import.meta.url), { type: 'module', name: 'turns' });
}

export class TurnsClient {
  #worker: Worker | null = null;
  readonly #pending = new Map<number, Pending>();
  #nextId = 1;

  /**
   * Asks, and resolves with the answer. `signal` ends what goes on for the question, which is then
   * answered with what there is; `onNews` is told of progress.
   */
  ask<K extends TurnsQuestion['kind']>(
    question: Extract<TurnsQuestion, { kind: K }>,
    onNews: (news: TurnsNews) => void = () => undefined,
    signal?: AbortSignal,
  ): Promise<TurnsAnswers[K]> {
    return new Promise((resolve, reject) => {
      const id = this.#nextId++;
      this.#pending.set(id, { resolve, reject, onNews });
      this.#post({ kind: 'ask', id, question });
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
    worker.onmessage = ({ data }: MessageEvent<FromTurns>) => {
      const pending = this.#pending.get(data.id);
      if (data.kind === 'news') {
        pending?.onNews(data.news);
        return;
      }
      this.#pending.delete(data.id);
      if (data.kind === 'answer') pending?.resolve(data.value as never);
      else pending?.reject(new EngineError(data.message));
    };
    worker.onerror = (event) => {
      event.preventDefault();
      worker.terminate();
      this.#worker = null;
      const error = new EngineError(event.message || 'The engine could not be loaded.');
      for (const { reject } of this.#pending.values()) reject(error);
      this.#pending.clear();
    };
    return worker;
  }
}
