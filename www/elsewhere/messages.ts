/**
 * What a demo's frame and the page around it say to each other. Neither trusts the other: a page
 * takes a message only from the frame it made, a frame only from the page it stands in, and nothing
 * that is said can do more than what is listed here.
 */

/** The frame speaks. */
export type FromFrame =
  /** The demo, or why there is none, can be seen and is so many pixels high. */
  | { kind: 'height'; height: number }
  /** A key that means nothing to the demo, and may move the slides. */
  | { kind: 'key'; key: SlideKey };

/** The page speaks. */
export interface ToFrame {
  /** The reader has gone elsewhere: end what runs. */
  kind: 'stop';
}

/** The keys of a clicker, and those that most slides go by. */
export const SLIDE_KEYS = ['PageUp', 'PageDown', 'ArrowLeft', 'ArrowRight'] as const;
export type SlideKey = (typeof SLIDE_KEYS)[number];

/** Tells our messages from those of others. */
const MARK = 'interleave';
/** A frame higher than this is a mistake, or mischief. */
const HIGHEST = 20_000;

/** The message as it is posted. */
export function marked<M extends FromFrame | ToFrame>(message: M): M & { from: string } {
  return { ...message, from: MARK };
}

/** What a frame said; null when it is no message of ours. */
export function fromFrame(data: unknown): FromFrame | null {
  if (!isOurs(data)) return null;
  const { kind, height, key } = data;
  if (kind === 'height' && typeof height === 'number' && height > 0 && height <= HIGHEST) {
    return { kind, height };
  }
  const known = SLIDE_KEYS.find((name) => name === key);
  return kind === 'key' && known !== undefined ? { kind, key: known } : null;
}

/** What the page around a frame said; null when it is no message of ours. */
export function toFrame(data: unknown): ToFrame | null {
  return isOurs(data) && data.kind === 'stop' ? { kind: 'stop' } : null;
}

function isOurs(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null && (data as { from?: unknown }).from === MARK;
}
