/** Questions to a worker that wait for their answers, each by a number of its own. */

interface Waiting {
  resolve: (value: never) => void;
  reject: (error: Error) => void;
}

export class Pending {
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;

  /** Has `send` send a question under a new number; settles as that number's answer does. */
  ask<T>(send: (id: number) => void): Promise<T> {
    return new Promise((resolve, reject) => {
      const id = ++this.#last;
      this.#waiting.set(id, { resolve, reject });
      send(id);
    });
  }

  /** Whether a question still waits. */
  has(id: number): boolean {
    return this.#waiting.has(id);
  }

  answer(id: number, value: unknown): void {
    this.#take(id)?.resolve(value as never);
  }

  fail(id: number, error: Error): void {
    this.#take(id)?.reject(error);
  }

  /** No answer will come any more. */
  failAll(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  #take(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    return waiting;
  }
}
