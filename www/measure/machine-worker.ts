/**
 * The worker that owns the machine's measurements. It knows the wasm module and the clock, and nothing
 * of the page. Where memory is not shared it opens the build on one core.
 */
import type { MachineAnswer, MachineQuestion, ToMachine, FromMachine } from './machine-protocol';

type Build = typeof import('../../pkg/machine-single/interleave');
type MachineModule = Pick<Build, 'countUp' | 'mapMemory'>;

let opening: Promise<{ module: MachineModule; threads: number }> | null = null;

async function open(threads: number): Promise<{ module: MachineModule; threads: number }> {
  if (threads > 1) {
    const module = await import('../../pkg/machine/interleave');
    await module.default();
    await module.initThreadPool(threads);
    return { module, threads };
  }
  const module = await import('../../pkg/machine-single/interleave');
  await module.default();
  return { module, threads: 1 };
}

function answer(module: MachineModule, question: MachineQuestion): MachineAnswer {
  switch (question.kind) {
    case 'count': {
      const began = performance.now();
      const count = module.countUp(question.way, question.threads, question.each);
      return { kind: 'count', ...count, seconds: (performance.now() - began) / 1000 };
    }
    case 'map':
      return { kind: 'map', threads: module.mapMemory(question.threads) };
  }
}

function post(message: FromMachine): void {
  self.postMessage(message);
}

self.onmessage = async ({ data }: MessageEvent<ToMachine>) => {
  try {
    opening ??= open(data.threads);
    const { module, threads } = await opening;
    const value: MachineAnswer =
      data.question === null ? { kind: 'open', threads } : answer(module, data.question);
    post({ id: data.id, value });
  } catch (error) {
    post({ id: data.id, error: error instanceof Error ? error.message : String(error) });
  }
};
