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

/** How long who has found nothing new goes without looking: too short for a reader to notice. */
const QUIET_MILLISECONDS = 50;

/** How often to look at a run: while there is something new, and once there was nothing for some frames. */
export interface Pace {
  busy: (callback: () => void) => void;
  quiet: (callback: () => void) => void;
}

const after = (milliseconds: number) => (callback: () => void) => {
  setTimeout(callback, milliseconds);
};

/**
 * The pace of a run that is drawn. Frames with nothing to draw would cost two threads that compute on two
 * cores a twentieth of their speed, so a quiet run is looked at between frames.
 */
export const DRAWN: Pace = { busy: nextFrame, quiet: after(QUIET_MILLISECONDS) };

/** The pace of a run of which nothing is drawn before it has ended. */
export const UNDRAWN: Pace = { busy: after(WHILE_MILLISECONDS), quiet: after(WHILE_MILLISECONDS) };
