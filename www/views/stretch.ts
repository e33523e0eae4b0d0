/** The stretch of a timeline that is on the screen: zooming, panning, and where its ticks stand. */

export interface Stretch {
  from: number;
  to: number;
}

/** Nobody needs to see fewer positions than these at once. */
const SHORTEST = 8;

/** The whole timeline. */
export function whole(end: number): Stretch {
  return { from: 0, to: Math.max(SHORTEST, end) };
}

/** Made `factor` times as long, with the position `anchor` staying where it is on the screen. */
export function zoomed(stretch: Stretch, factor: number, anchor: number, end: number): Stretch {
  const length = stretch.to - stretch.from;
  const most = whole(end).to;
  const next = Math.min(most, Math.max(SHORTEST, length * factor));
  const share = (anchor - stretch.from) / length;
  return within({ from: anchor - share * next, to: anchor + (1 - share) * next }, end);
}

/** Moved by `distance`, as far as there is something to see. */
export function panned(stretch: Stretch, distance: number, end: number): Stretch {
  return within({ from: stretch.from + distance, to: stretch.to + distance }, end);
}

/** Moved so that `position` can be seen; as it was if it can be seen already. */
export function revealing(stretch: Stretch, position: number, end: number): Stretch {
  if (position >= stretch.from && position <= stretch.to) return stretch;
  return panned(stretch, position - (stretch.from + stretch.to) / 2, end);
}

/** Of the same length, and inside the timeline. */
export function within(stretch: Stretch, end: number): Stretch {
  const most = whole(end).to;
  const length = Math.min(stretch.to - stretch.from, most);
  const from = Math.min(Math.max(0, stretch.from), most - length);
  return { from, to: from + length };
}

/** Round positions, at most `most` of them, that divide the stretch evenly. */
export function ticks(stretch: Stretch, most: number): number[] {
  const step = roundStep((stretch.to - stretch.from) / Math.max(1, most));
  const first = Math.ceil(stretch.from / step) * step;
  const positions: number[] = [];
  for (let index = 0; first + index * step <= stretch.to; index += 1) {
    positions.push(first + index * step);
  }
  return positions;
}

/** The next of 1, 2, 5, 10, 20, 50, … that is not smaller. */
function roundStep(least: number): number {
  const power = 10 ** Math.max(0, Math.floor(Math.log10(least)));
  for (const step of [1, 2, 5, 10]) if (step * power >= least) return step * power;
  return 10 * power;
}
