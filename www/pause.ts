/** Waiting. */

/** Resolves after this many milliseconds; with none, once the page has answered what came meanwhile. */
export function pause(milliseconds = 0): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
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
