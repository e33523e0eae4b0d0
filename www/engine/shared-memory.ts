/** Whether this page may share memory with its workers. */

/** One page of shared memory, or null where the browser has none. */
export function sharedMemory(): WebAssembly.Memory | null {
  if (typeof SharedArrayBuffer === 'undefined') return null;
  try {
    return new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
  } catch {
    return null;
  }
}

/**
 * Posts `message(memory)` with shared memory in it, or with null where posting it is refused.
 * Having the type is not enough: a page that is not isolated can make such memory and not send it.
 */
export function postWithSharedMemory(
  worker: Pick<Worker, 'postMessage'>,
  message: (probe: WebAssembly.Memory | null) => unknown,
): void {
  try {
    worker.postMessage(message(sharedMemory()));
  } catch {
    worker.postMessage(message(null));
  }
}

/** Whether what arrived in a worker really is shared. */
export function isShared(probe: WebAssembly.Memory | null): boolean {
  return (
    probe !== null &&
    typeof SharedArrayBuffer !== 'undefined' &&
    probe.buffer instanceof SharedArrayBuffer
  );
}
