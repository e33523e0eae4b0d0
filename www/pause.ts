/** Waiting. */

/** Resolves after this many milliseconds; with none, once the page has answered what came meanwhile. */
export function pause(milliseconds = 0): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
