/**
 * The worker that owns the machine's measurements. It knows the wasm module and the clock, and nothing
 * of the page. Where memory is not shared it opens the build on one core.
 */
import { poolByPage } from '../engine/started-by-page';
import type { MachineAnswer, MachineQuestion, ToMachine, FromMachine } from './machine-protocol';
import { pay } from './prices';

type Build = typeof import('../../pkg/machine-single/interleave');
type MachineModule = Pick<Build, 'countUp' | 'mapMemory' | 'dine'>;

interface Opened {
  module: MachineModule;
  memory: WebAssembly.Memory;
  threads: number;
}

let opening: Promise<Opened> | null = null;

async function open(threads: number): Promise<Opened> {
  if (threads > 1) {
    const module = await import('../../pkg/machine/interleave');
    const { memory } = await module.default();
    await poolByPage(post, memory, () => module.initThreadPool(threads), module.watchPool);
    return { module, memory, threads };
  }
  const module = await import('../../pkg/machine-single/interleave');
  const { memory } = await module.default();
  return { module, memory, threads: 1 };
}

async function answer({ module, memory }: Opened, question: MachineQuestion): Promise<MachineAnswer> {
  switch (question.kind) {
    case 'count': {
      const began = performance.now();
      const count = module.countUp(question.way, question.threads, question.each);
      return { kind: 'count', ...count, seconds: (performance.now() - began) / 1000 };
    }
    case 'map':
      return { kind: 'map', threads: module.mapMemory(question.threads) };
    case 'dine': {
      const began = performance.now();
      const dinner = module.dine(question.cure, question.threads, question.meals);
      return { kind: 'dine', ...dinner, seconds: (performance.now() - began) / 1000 };
    }
    case 'pay':
      return { kind: 'pay', seconds: await pay(question.price, memory) };
  }
}

function post(message: FromMachine, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}

self.onmessage = async ({ data }: MessageEvent<ToMachine>) => {
  try {
    opening ??= open(data.threads);
    const opened = await opening;
    const value: MachineAnswer =
      data.question === null
        ? { kind: 'open', threads: opened.threads }
        : await answer(opened, data.question);
    post({ id: data.id, value });
  } catch (error) {
    post({ id: data.id, error: error instanceof Error ? error.message : String(error) });
  }
};
