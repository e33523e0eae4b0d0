/**
 * A plot of measured things, a row each and a dot for each series, with the interval in which the true
 * value lies, on a logarithmic axis: pure, from numbers to the text of an SVG picture. Series are told
 * apart by the sign in the dot, and then by colour.
 */
import {
  colourOf,
  dot,
  key,
  LETTER,
  line,
  picture,
  shortNumber,
  text,
  type PictureOptions,
} from './picture';
import { estimate } from './statistics';
import type { Measured } from './table';

/** What a plot is of. */
export interface DotPlotOptions extends PictureOptions {
  /** What the numbers are, with their unit. */
  axis: string;
}

const ROW = 38;
const APART = 12;
/** How high a name above its dots is. */
const NAME = 20;
const BOTTOM = 44;
const RIGHT = 22;

/** Draws the rows in the order in which they first occur. */
export function dotPlot(measured: readonly Measured[], options: DotPlotOptions): string {
  const { axis, width, palette } = options;
  const rows = [...new Set(measured.map(({ row }) => row))];
  const series = [...new Set(measured.map((one) => one.series))];
  const dots = measured.map((one) => ({ ...one, ...estimate(one.samples) }));
  const widest = 12 + LETTER * Math.max(0, ...rows.map((row) => row.length));
  // Names for which there is no room beside their dots stand above them.
  const above = widest > width * 0.45;
  const left = above ? RIGHT : widest;
  const rowHeight = above ? ROW + NAME : ROW;
  const names = key(series, width < NARROW ? 0 : left, options);
  const top = names.height + 4;
  const height = top + rowHeight * rows.length + BOTTOM;
  const { from, to } = decades(dots.flatMap(({ low, high }) => [low, high]));
  const x = (value: number): number =>
    left + ((Math.log10(value) - from) / (to - from)) * (width - left - RIGHT);
  const middle = (row: string): number => top + rowHeight * (rows.indexOf(row) + 1) - ROW / 2;

  const shapes: string[] = [];
  // Where decades are close, only every other one is named.
  const each = Math.ceil(((to - from) * DECADE) / (width - left - RIGHT));
  for (let power = from; power <= to; power += 1) {
    const at = x(10 ** power);
    shapes.push(line([at, top], [at, height - BOTTOM], palette.rule));
    if ((power - from) % each === 0) {
      shapes.push(text(at, height - BOTTOM + 18, shortNumber(10 ** power), palette.soft, 'middle'));
    }
  }
  shapes.push(text((left + width) / 2, height - 6, axis, palette.soft, 'middle'), ...names.shapes);
  for (const row of rows) {
    const y = middle(row);
    shapes.push(
      above
        ? text(0, y - ROW / 2, row, palette.ink, 'start')
        : text(left - 12, y + 4.5, row, palette.ink, 'end'),
    );
  }
  for (const { row, series: name, median, low, high } of dots) {
    const index = series.indexOf(name);
    // Beside each other, so that none hides another.
    const y = middle(row) + (index - (series.length - 1) / 2) * Math.min(APART, ROW / series.length);
    const colour = colourOf(index, palette);
    shapes.push(
      line([x(low), y], [x(high), y], colour, ' stroke-width="5" stroke-linecap="round" opacity="0.45"'),
      dot(x(median), y, String(index + 1), colour, palette.paper),
    );
  }
  return picture(shapes, height, options);
}

/** Below this width there is no room beside the key. */
const NARROW = 560;
/** How far apart the names of two decades must be. */
const DECADE = 46;

/** The powers of ten around some positive numbers; at least one decade. */
function decades(values: readonly number[]): { from: number; to: number } {
  const positive = values.filter((value) => value > 0 && Number.isFinite(value));
  if (positive.length === 0) return { from: 0, to: 1 };
  const from = Math.floor(Math.log10(Math.min(...positive)));
  return { from, to: Math.max(Math.ceil(Math.log10(Math.max(...positive))), from + 1) };
}
