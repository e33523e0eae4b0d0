/** What every plot is drawn with: colours, words, lengths and numbers for people, as text of SVG. */

/** The colours of a picture, as CSS writes them. */
export interface Palette {
  paper: string;
  ink: string;
  soft: string;
  rule: string;
  /** Of the series, in their order; the last serves for all that follow. */
  series: readonly string[];
}

/** What every picture is asked for. */
export interface PictureOptions {
  /** In pixels; the height follows from what is drawn. */
  width: number;
  palette: Palette;
}

/** How wide a letter of the picture's text is, roughly. */
export const LETTER = 7.2;
export const RADIUS = 9;
const FONT = 'font-family="system-ui, sans-serif" font-size="13"';

/** A whole picture on its paper. */
export function picture(shapes: readonly string[], height: number, { width, palette }: PictureOptions): string {
  const size = `width="${num(width)}" height="${num(height)}" viewBox="0 0 ${num(width)} ${num(height)}"`;
  const paper = `<rect width="${num(width)}" height="${num(height)}" fill="${palette.paper}"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} ${FONT}>${paper}${shapes.join('')}</svg>`;
}

/** The colour of a series, by its place among all. */
export function colourOf(index: number, palette: Palette): string {
  return palette.series[Math.min(index, palette.series.length - 1)] ?? palette.ink;
}

/** A dot that carries the sign of its series, so that colour is not needed to tell it. */
export function dot(x: number, y: number, sign: string, colour: string, paper: string, radius = RADIUS): string {
  const size = Math.round(radius * 1.2);
  return (
    `<circle cx="${num(x)}" cy="${num(y)}" r="${num(radius)}" fill="${colour}" stroke="${paper}" stroke-width="1.5"/>` +
    `<text x="${num(x)}" y="${num(y + radius * 0.45)}" fill="${paper}" text-anchor="middle" font-size="${num(size)}" font-weight="700">${escaped(sign)}</text>`
  );
}

export type Anchor = 'start' | 'middle' | 'end';

export function text(x: number, y: number, words: string, colour: string, anchor: Anchor): string {
  return `<text x="${num(x)}" y="${num(y)}" fill="${colour}" text-anchor="${anchor}">${escaped(words)}</text>`;
}

export function line(from: readonly [number, number], to: readonly [number, number], colour: string, more = ''): string {
  return `<line x1="${num(from[0])}" y1="${num(from[1])}" x2="${num(to[0])}" y2="${num(to[1])}" stroke="${colour}"${more}/>`;
}

/** The series' names beside their dots, in as many lines as the width needs, and how high that is. */
export function key(
  names: readonly string[],
  left: number,
  { width, palette }: PictureOptions,
): { shapes: string[]; height: number } {
  const shapes: string[] = [];
  let x = left;
  let y = KEY_LINE / 2;
  for (const [index, name] of names.entries()) {
    const wide = 3.6 * RADIUS + LETTER * name.length;
    if (x > left && x + wide > width) {
      x = left;
      y += KEY_LINE;
    }
    shapes.push(dot(x + RADIUS, y, String(index + 1), colourOf(index, palette), palette.paper));
    shapes.push(text(x + 2.4 * RADIUS, y + 4.5, name, palette.ink, 'start'));
    x += wide;
  }
  return { shapes, height: y + KEY_LINE / 2 };
}

const KEY_LINE = 26;

/** A number as a person reads it: `1.2 M`, `350 k`, `0.04`, `12 µ`. */
export function shortNumber(value: number): string {
  const [, unit, sign] = UNITS.find(([least]) => Math.abs(value) >= least) ?? PLAIN;
  return `${String(Number((value / unit).toPrecision(2)))}${sign}`;
}

const PLAIN = [0, 1, ''] as const;
/** From which size on, in which unit; below a hundredth, one is easier to read than digits are. */
const UNITS = [
  [1e9, 1e9, ' G'],
  [1e6, 1e6, ' M'],
  [1e3, 1e3, ' k'],
  [1e-2, 1, ''],
  [1e-3, 1e-3, ' m'],
  [1e-6, 1e-6, ' µ'],
  [1e-9, 1e-9, ' n'],
  [1e-12, 1e-12, ' p'],
] as const;

/** A length in pixels, in as few letters as matter. */
export function num(value: number): string {
  return String(Math.round(value * 10) / 10);
}

export function escaped(words: string): string {
  return words
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
