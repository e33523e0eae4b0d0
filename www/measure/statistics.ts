/** What repeated measurements say, and whether there are enough of them: pure functions. */

/** The middle of some measurements, and between what the true middle lies. */
export interface Estimate {
  /** The median. */
  median: number;
  /** The ends of the median's 95 % confidence interval. */
  low: number;
  high: number;
  /** How many measurements there were. */
  count: number;
}

/** Fewer measurements say nothing about how they scatter. */
const FEWEST = 7;
/** More are not worth the wait: a machine as restless as that is not going to calm down. */
const MOST = 80;
/** The interval that is narrow enough, as a part of the median. */
const NARROW = 0.04;
/** The interquartile range, as a part of the median, from which on others must be using the machine. */
const RESTLESS = 0.2;
/** The 97.5th percentile of the normal distribution. */
const Z = 1.96;

/**
 * The median and its interval, which is taken from the order of the measurements alone, since times
 * are not normally distributed. (Conover, "Practical Nonparametric Statistics", on quantiles.)
 */
export function estimate(measured: readonly number[]): Estimate {
  const sorted = [...measured].sort((a, b) => a - b);
  const count = sorted.length;
  const reach = (Z * Math.sqrt(count)) / 2;
  const at = (rank: number): number =>
    sorted[Math.min(Math.max(Math.round(rank), 0), count - 1)] ?? NaN;
  return {
    median: quantile(sorted, 0.5),
    low: at(count / 2 - reach - 0.5),
    high: at(count / 2 + reach - 0.5),
    count,
  };
}

/** Whether another measurement would not change much, or would not help. */
export function isEnough(measured: readonly number[]): boolean {
  if (measured.length < FEWEST) return false;
  if (measured.length >= MOST) return true;
  const { median, low, high } = estimate(measured);
  return high - low <= NARROW * Math.abs(median);
}

/** Whether the measurements scatter so much that something else was running on this machine. */
export function isRestless(measured: readonly number[]): boolean {
  if (measured.length < FEWEST) return false;
  const sorted = [...measured].sort((a, b) => a - b);
  return quantile(sorted, 0.75) - quantile(sorted, 0.25) > RESTLESS * quantile(sorted, 0.5);
}

/** A quantile of sorted numbers, between two of them where it falls there; NaN of none. */
function quantile(sorted: readonly number[], part: number): number {
  const place = part * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? NaN;
  const above = sorted[Math.ceil(place)] ?? NaN;
  return below + (above - below) * (place - Math.floor(place));
}
