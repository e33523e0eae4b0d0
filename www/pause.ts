/** Waiting. */

/** Resolves after this many milliseconds; with none, once the page has answered what came meanwhile. */
export function pause(milliseconds = 0): Promise<void> {
  // The timers of a page that nobody sees fire once a second: a lecture would take a minute to be drawn.
  if (milliseconds === 0 && 'document' in globalThis && document.hidden) return anotherTask();
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

/** Resolves in a task of its own. */
function anotherTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** What is promised, unless that takes longer than this many milliseconds. */
export function soon<T>(promised: Promise<T>, milliseconds: number): Promise<T> {
  return new Promise((resolve, reject) => {
    setTimeout(() => {
      reject(new Error('This takes too long.'));
    }, milliseconds);
    promised.then(resolve, reject);
  });
}
