/**
 * Workers of a worker, started by the page. A worker that starts others itself may be blocked for good in
 * Firefox: there it waits for a debugger to hear of each new one, and when one listens (the browser's
 * tools are open, or a program drives it) that wait now and then never ends. A page does not wait.
 */

/** Asks the page for a worker with the script at `url`, which hears and is heard at the other end of `port`. */
export interface StartOrder {
  kind: 'start';
  url: string;
  port: MessagePort;
}

/** There is a pool: at this address in its memory is a word, not zero when one of its workers has ended. */
export interface PoolNews {
  kind: 'pool';
  memory: WebAssembly.Memory;
  broken: number;
}

/**
 * In a worker: has the page start the pool that `start` starts with `new Worker`, as modules; then tells it
 * of the pool. `watch` has the pool's workers leave a word when they end, and returns the word's address.
 */
export async function poolByPage(
  post: (said: StartOrder | PoolNews, transfer: Transferable[]) => void,
  memory: WebAssembly.Memory,
  start: () => Promise<unknown>,
  watch: () => number,
): Promise<void> {
  const { Worker } = self;
  Object.assign(self, { Worker: startedBy(post) });
  try {
    await start();
  } finally {
    Object.assign(self, { Worker });
  }
  post({ kind: 'pool', memory, broken: watch() }, []);
}

/** What stands in the place of `Worker` meanwhile. */
function startedBy(post: (order: StartOrder, transfer: Transferable[]) => void) {
  // As much of a worker as what starts a pool knows: it is told something, and listened to.
  function Started(url: string | URL): MessagePort {
    const { port1, port2 } = new MessageChannel();
    port1.start();
    post({ kind: 'start', url: String(url), port: port2 }, [port2]);
    return port1;
  }
  return Started;
}

/** How often it is looked whether a worker of the pool has ended, for which the others wait for ever. */
const LOOK_MILLISECONDS = 500;

/** In the page: the pool of a worker, which ends when the page says so. */
export class PagePool {
  readonly #workers: Worker[] = [];
  #looks: ReturnType<typeof setInterval> | undefined;
  #ended = false;

  /** @param onBroken told, again and again, when a worker of the pool has ended by itself */
  constructor(private readonly onBroken: () => void) {}

  /** Does what the worker asks the page for. */
  hear(said: StartOrder | PoolNews): void {
    // What the worker said last may arrive when it has been ended.
    if (this.#ended) return;
    if (said.kind === 'start') {
      this.#workers.push(startFor(said));
      return;
    }
    const word = new Int32Array(said.memory.buffer, said.broken, 1);
    this.#looks = setInterval(() => {
      if (Atomics.load(word, 0) !== 0) this.onBroken();
    }, LOOK_MILLISECONDS);
  }

  end(): void {
    this.#ended = true;
    clearInterval(this.#looks);
    for (const worker of this.#workers) worker.terminate();
  }
}

function startFor({ url, port }: StartOrder): Worker {
  const worker = new Worker(url, { type: 'module' });
  port.onmessage = ({ data }) => {
    worker.postMessage(data);
  };
  worker.onmessage = ({ data }) => {
    port.postMessage(data);
  };
  // Whoever asked for it notices: it never answers, or it leaves a word in their memory.
  worker.onerror = (event) => {
    event.preventDefault();
  };
  return worker;
}
