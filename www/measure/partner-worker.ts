/** The other worker in a measurement that needs two: it does what it is told, and says when it has. */
import type { ToPartner } from './machine-protocol';

/** Waits until a word says something else, and changes it back, a number of times. */
function handOver(word: Int32Array, times: number): void {
  for (let turn = 0; turn < times; turn += 1) {
    Atomics.wait(word, 0, 0);
    Atomics.store(word, 0, 0);
    Atomics.notify(word, 0);
  }
}

async function follow(order: ToPartner): Promise<void> {
  switch (order.kind) {
    case 'thread': {
      const module = await import('../../pkg/machine/interleave');
      const opened = await module.default({ module_or_path: order.module, memory: order.memory });
      // Its stack is in the shared memory, and would stay there.
      opened.__wbindgen_thread_destroy();
      break;
    }
    case 'process': {
      const module = await import('../../pkg/machine-single/interleave');
      await module.default({ module_or_path: order.module });
      break;
    }
    case 'echo':
      break;
    case 'hand-over':
      // The other one must not begin before this worker listens.
      self.postMessage(null);
      handOver(order.word, order.times);
      return;
  }
  self.postMessage(null);
}

self.onmessage = ({ data }: MessageEvent<ToPartner>) => {
  void follow(data);
};
