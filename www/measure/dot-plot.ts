/**
 * A plot of measured things, a row each and a dot for each series, with the interval in which the true
 * value lies, on a logarithmic axis: pure, from numbers to the text of an SVG picture. Series are told
 * apart by the sign in the dot, and then by colour.
 */
import { estimate } from './statistics';
import type { Measured } from './table';

/** The colours of a picture, as CSS writes them. */
export interface Palette {
  paper: string;
  ink: string;
  soft: string;
  rule: string;
  /** Of the series, in their order; the last serves for all that follow. */
  series: readonly string[];
}

/** What a plot is of. */
export interface PlotOptions {
  /** What the numbers are, with their unit. */
  axis: string;
  /** The picture's width, in pixels; the height follows from the rows. */
  width: number;
  palette: Palette;
}

const ROW = 34;
const TOP = 30;
const BOTTOM = 44;
const RIGHT = 22;
const RADIUS = 9;
/** How wide a letter of the picture's text is, roughly. */
const LETTER = 7.2;
const FONT = 'font-family="system-ui, sans-serif" font-size="13"';

/** Draws the rows in the order in which they first occur. */
export function dotPlot(measured: readonly Measured[], options: PlotOptions): string {
  const { axis, width, palette } = options;
  const rows = [...new Set(measured.map(({ row }) => row))];
  const series = [...new Set(measured.map((one) => one.series))];
  const dots = measured.map((one) => ({ ...one, ...estimate(one.samples) }));
  const left = Math.min(12 + LETTER * Math.max(0, ...rows.map((row) => row.length)), width * 0.45);
  const height = TOP + ROW * rows.length + BOTTOM;
  const { from, to } = decades(dots.flatMap(({ low, high }) => [low, high]));
  const x = (value: number): number =>
    left + ((Math.log10(value) - from) / (to - from)) * (width - left - RIGHT);
  const middle = (row: string): number => TOP + ROW * (rows.indexOf(row) + 0.5);
  const colour = (name: string): string =>
    palette.series[Math.min(series.indexOf(name), palette.series.length - 1)] ?? palette.ink;

  const shapes: string[] = [
    `<rect width="${num(width)}" height="${num(height)}" fill="${palette.paper}"/>`,
  ];
  for (let power = from; power <= to; power += 1) {
    const at = num(x(10 ** power));
    shapes.push(
      `<line x1="${at}" x2="${at}" y1="${num(TOP)}" y2="${num(height - BOTTOM)}" stroke="${palette.rule}"/>`,
      text(at, height - BOTTOM + 18, shortNumber(10 ** power), palette.soft, 'middle'),
    );
  }
  shapes.push(text(num((left + width) / 2), height - 6, axis, palette.soft, 'middle'));
  let key = left;
  for (const [index, name] of series.entries()) {
    shapes.push(dot(key + RADIUS, TOP / 2, String(index + 1), colour(name), palette.paper));
    shapes.push(text(num(key + 2.4 * RADIUS), TOP / 2 + 4.5, name, palette.ink, 'start'));
    key += 3.6 * RADIUS + LETTER * name.length;
  }
  for (const row of rows) {
    shapes.push(text(num(left - 12), middle(row) + 4.5, row, palette.ink, 'end'));
  }
  for (const { row, series: name, median, low, high } of dots) {
    const y = middle(row);
    shapes.push(
      `<line x1="${num(x(low))}" x2="${num(x(high))}" y1="${num(y)}" y2="${num(y)}" stroke="${colour(name)}" stroke-width="5" stroke-linecap="round" opacity="0.45"/>`,
      dot(x(median), y, String(series.indexOf(name) + 1), colour(name), palette.paper),
    );
  }
  const size = `width="${num(width)}" height="${num(height)}" viewBox="0 0 ${num(width)} ${num(height)}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} ${FONT}>${shapes.join('')}</svg>`;
}

/** The powers of ten around some positive numbers; at least one decade. */
function decades(values: readonly number[]): { from: number; to: number } {
  const positive = values.filter((value) => value > 0 && Number.isFinite(value));
  if (positive.length === 0) return { from: 0, to: 1 };
  const from = Math.floor(Math.log10(Math.min(...positive)));
  return { from, to: Math.max(Math.ceil(Math.log10(Math.max(...positive))), from + 1) };
}

/** A number as a person reads it: `1.2 M`, `350 k`, `0.04`. */
export function shortNumber(value: number): string {
  for (const [unit, sign] of UNITS) {
    if (Math.abs(value) >= unit) return `${String(Number((value / unit).toPrecision(2)))}${sign}`;
  }
  return String(Number(value.toPrecision(2)));
}

const UNITS = [
  [1e9, ' G'],
  [1e6, ' M'],
  [1e3, ' k'],
] as const;

function dot(x: number, y: number, sign: string, colour: string, paper: string): string {
  return (
    `<circle cx="${num(x)}" cy="${num(y)}" r="${num(RADIUS)}" fill="${colour}" stroke="${paper}" stroke-width="1.5"/>` +
    `<text x="${num(x)}" y="${num(y + 4)}" fill="${paper}" text-anchor="middle" font-size="11" font-weight="700">${escaped(sign)}</text>`
  );
}

function text(x: string, y: number, words: string, colour: string, anchor: string): string {
  return `<text x="${x}" y="${num(y)}" fill="${colour}" text-anchor="${anchor}">${escaped(words)}</text>`;
}

/** A length in pixels, in as few letters as matter. */
function num(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function escaped(words: string): string {
  return words
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
