/** What real workers cost, measured inside the worker that owns the measurements. */
import type { Price, ToPartner } from './machine-protocol';

/** Hand-overs and messages of one measurement; an even number of them. */
const TIMES = 200;

/** Another worker, and its next word to us. */
class Partner {
  readonly #worker = new Worker(new URL('./partner-worker.ts', import.meta.url), { type: 'module', name: 'partner' });

  ask(order: ToPartner): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#worker.onmessage = () => {
        resolve();
      };
      this.#worker.onerror = ({ message }) => {
        reject(new Error(message));
      };
      this.#worker.postMessage(order);
    });
  }

  end(): void {
    this.#worker.terminate();
  }
}

/** The modules that new workers open, compiled once, as by a page that starts many. */
let compiled: Promise<{ threads: WebAssembly.Module; single: WebAssembly.Module }> | null = null;

async function compile(): Promise<{ threads: WebAssembly.Module; single: WebAssembly.Module }> {
  const [threads, single] = await Promise.all(
    [
      new URL('../../pkg/machine/interleave_bg.wasm', import.meta.url),
      new URL('../../pkg/machine-single/interleave_bg.wasm', import.meta.url),
    ].map((address) => WebAssembly.compileStreaming(fetch(address))),
  );
  if (threads === undefined || single === undefined) throw new Error('nothing was compiled');
  return { threads, single };
}

/** Pays a price, and resolves with the seconds of one. `memory` is what a thread shares, where it is shared. */
export async function pay(price: Price, memory: WebAssembly.Memory): Promise<number> {
  compiled ??= compile();
  const { threads, single } = await compiled;
  switch (price) {
    case 'thread':
      return started({ kind: 'thread', module: threads, memory });
    case 'process':
      return started({ kind: 'process', module: single });
    case 'message':
      return withPartner(messages);
    case 'hand-over':
      return withPartner(handOvers);
  }
}

async function started(order: ToPartner): Promise<number> {
  const began = performance.now();
  const partner = new Partner();
  await partner.ask(order);
  partner.end();
  return (performance.now() - began) / 1000;
}

async function withPartner(work: (partner: Partner) => Promise<number>): Promise<number> {
  const partner = new Partner();
  try {
    await partner.ask({ kind: 'echo' });
    return await work(partner);
  } finally {
    partner.end();
  }
}

async function messages(partner: Partner): Promise<number> {
  const began = performance.now();
  for (let turn = 0; turn < TIMES / 2; turn += 1) await partner.ask({ kind: 'echo' });
  return (performance.now() - began) / 1000 / TIMES;
}

/** The bare floor of every hand-over in a browser: two workers that wake each other. */
async function handOvers(partner: Partner): Promise<number> {
  const word = new Int32Array(new SharedArrayBuffer(4));
  const times = TIMES / 2;
  await partner.ask({ kind: 'hand-over', word, times });
  const began = performance.now();
  for (let turn = 0; turn < times; turn += 1) {
    Atomics.store(word, 0, 1);
    Atomics.notify(word, 0);
    Atomics.wait(word, 0, 1);
  }
  return (performance.now() - began) / 1000 / TIMES;
}
