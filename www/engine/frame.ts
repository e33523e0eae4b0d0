/** When to draw next. */

/** How long a hidden page goes without reading; a printing program waits for it. */
const HIDDEN_MILLISECONDS = 200;

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
  const timer = setTimeout(once, HIDDEN_MILLISECONDS);
}
