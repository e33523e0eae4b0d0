/** When to look and draw next. */

/** How long a page without frames goes without reading; a printing program waits for it. */
const WHILE_MILLISECONDS = 200;

/** Calls back at the next frame, or after a while where the page is hidden and has no frames. */
export function nextFrame(callback: () => void): void {
  let called = false;
  const once = () => {
    if (called) return;
    called = true;
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    callback();
  };
  const frame = requestAnimationFrame(once);
  const timer = setTimeout(once, WHILE_MILLISECONDS);
}

/** Calls back after a while without asking for a frame, which would take time from what runs. */
export function inAWhile(callback: () => void): void {
  setTimeout(callback, WHILE_MILLISECONDS);
}
