/** Where a presentation stands: pure data, the same in both windows. */
import type { Lecture, PlanItem } from '../engine/generated';

/** What both windows agree on. */
export interface Presentation {
  /** The section that is shown, by its index. */
  step: number;
  /** When the clock was started, in milliseconds since 1970; null before that. */
  started: number | null;
  /** How large the projector's text is, 1 being the page's own size. */
  size: number;
  /** Whether the projector is dark. */
  black: boolean;
  /** The demo that fills the projector, by its id. */
  demo: string | null;
}

/** What the presenter does with it, whichever window hears the key. */
export type Move =
  | 'next'
  | 'previous'
  | 'first'
  | 'last'
  | 'larger'
  | 'smaller'
  | 'black'
  | 'start'
  | 'restart'
  | { step: number }
  | { demo: string | null };

export const BEGINNING: Presentation = {
  step: 0,
  started: null,
  size: 1.25,
  black: false,
  demo: null,
};

const SMALLEST = 0.75;
const LARGEST = 3;

/** The presentation after a move; `steps` is how many sections there are, `now` the time. */
export function moved(
  state: Presentation,
  move: Move,
  { steps, now }: { steps: number; now: number },
): Presentation {
  const to = (step: number): Presentation => ({
    ...state,
    step: Math.min(Math.max(step, 0), steps - 1),
    // Whoever goes on wants to see where to, and the clock runs from the first step on.
    black: false,
    demo: null,
    started: state.started ?? now,
  });
  switch (move) {
    case 'next':
      return to(state.step + 1);
    case 'previous':
      return to(state.step - 1);
    case 'first':
      return to(0);
    case 'last':
      return to(steps - 1);
    case 'larger':
      return { ...state, size: Math.min(round(state.size * 1.15), LARGEST) };
    case 'smaller':
      return { ...state, size: Math.max(round(state.size / 1.15), SMALLEST) };
    case 'black':
      return { ...state, black: !state.black };
    case 'start':
      return { ...state, started: state.started ?? now };
    case 'restart':
      return { ...state, started: now };
    default:
      return 'step' in move ? to(move.step) : { ...state, demo: move.demo, black: false };
  }
}

/** How the presentation stands against the plan. */
export interface Timing {
  /** Seconds since the clock was started. */
  elapsed: number;
  /** The item of the plan that is on; null where the plan does not say. */
  item: PlanItem | null;
  /** Seconds until this item should be over, negative when it already should. */
  left: number | null;
  next: PlanItem | null;
}

/** Compares the clock with the plan: an item is over when the minutes up to its end are. */
export function timing(lecture: Lecture, state: Presentation, now: number): Timing {
  const elapsed = state.started === null ? 0 : Math.max(0, (now - state.started) / 1000);
  const opened = lecture.sections
    .slice(0, state.step + 1)
    .map(({ id }) => lecture.plan.findIndex(({ section }) => section === id));
  const index = opened.findLast((item) => item >= 0) ?? -1;
  const item = lecture.plan.at(index) ?? null;
  if (index < 0 || item === null) {
    return { elapsed, item: null, left: null, next: lecture.plan.at(0) ?? null };
  }
  const minutes = lecture.plan
    .slice(0, index + 1)
    .reduce((sum, planned) => sum + (planned.minutes ?? 0), 0);
  const left = item.minutes === null ? null : minutes * 60 - elapsed;
  return { elapsed, item, left, next: lecture.plan.at(index + 1) ?? null };
}

/** Seconds as a clock shows them: `4:05`, or `-0:30` when time is up. */
export function clock(seconds: number): string {
  const whole = Math.abs(Math.trunc(seconds));
  const sign = seconds <= -1 ? '-' : '';
  return `${sign}${String(Math.floor(whole / 60))}:${String(whole % 60).padStart(2, '0')}`;
}

/** The move a key stands for; clickers send the page keys. */
export function moveOf(key: string): Move | null {
  switch (key) {
    case 'ArrowRight':
    case 'PageDown':
    case 'n':
      return 'next';
    case 'ArrowLeft':
    case 'PageUp':
    case 'p':
      return 'previous';
    case 'Home':
      return 'first';
    case 'End':
      return 'last';
    case '+':
    case '=':
      return 'larger';
    case '-':
      return 'smaller';
    case 'b':
    case '.':
      return 'black';
    default:
      return null;
  }
}

/** A presentation that was kept, or the beginning where it cannot be one. */
export function restored(kept: unknown, steps: number): Presentation {
  if (typeof kept !== 'object' || kept === null) return BEGINNING;
  const { step, started, size, black, demo } = kept as Record<string, unknown>;
  const sound =
    Number.isInteger(step) &&
    (started === null || typeof started === 'number') &&
    typeof size === 'number' &&
    size >= SMALLEST &&
    size <= LARGEST &&
    typeof black === 'boolean' &&
    (demo === null || typeof demo === 'string');
  if (!sound) return BEGINNING;
  const within = Math.min(Math.max(step as number, 0), Math.max(steps - 1, 0));
  return { step: within, started, size, black, demo };
}

function round(size: number): number {
  return Math.round(size * 100) / 100;
}
