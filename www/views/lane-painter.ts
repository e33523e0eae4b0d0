/**
 * Paints a lane of a timeline into pixels. A state longer than a pixel is a bar in the state's own
 * pattern; where several states share a pixel's width they are stacked, each as high as its share of
 * the time. The cost is that of the pixels, however many changes lie behind them.
 */
import type { Stretch } from './stretch';
import { STATES, type Lane } from './timeline';

/** The pixels of a picture, a row after the other. */
export interface Pixels {
  data: Uint32Array;
  width: number;
  height: number;
}

/** Where in the picture a lane stands, in pixels. */
export interface Strip {
  top: number;
  height: number;
  /** How many pixels of the picture a pixel of the page has: patterns grow with it. */
  scale: number;
}

/** A lane's colours as pixels hold them. */
export interface LaneColours {
  thread: number;
  /** The thread's colour, faint: it could run and does not. */
  ready: number;
  blocked: number;
  blockedGround: number;
  sleeping: number;
  /** Between two changes of the same state. */
  gap: number;
}

/** A colour with its channels from 0 to 255, as pixels hold it on every machine a browser runs on. */
export function pixel(red: number, green: number, blue: number, alpha = 255): number {
  return ((alpha << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}

/** Nothing is painted. */
const CLEAR = 0;
/** What is shorter than so many pixels of the page gets no gap before it. */
const GAP_FROM = 5;
/** From the bottom up, where states share a pixel's width. */
const STACK = ['running', 'blocked', 'io', 'sleeping', 'ready'].map((state) =>
  STATES.findIndex((known) => known === state),
);

/** Every pattern repeats after so many pixels of the page. */
const PERIOD = 30;

/** The colour of one pixel of a state's pattern, in pixels of the page. */
function patternAt(code: number, u: number, v: number, colours: LaneColours): number {
  switch (STATES[code]) {
    case 'running':
      return colours.thread;
    case 'ready':
      return colours.ready;
    case 'blocked':
      return (u + v) % 6 < 2 ? colours.blocked : colours.blockedGround;
    case 'sleeping':
      return u % 5 < 2 && v % 5 < 2 ? colours.sleeping : CLEAR;
    case 'io':
      return v % 5 < 2 ? colours.thread : colours.ready;
    default:
      return CLEAR;
  }
}

/** One repetition of a pattern, `PERIOD * scale` pixels wide: columns are copied from it. */
type Tile = Uint32Array;

const tiles = new WeakMap<LaneColours, { height: number; scale: number; tiles: Tile[] }>();

/** The tiles of a lane's states; made once for as long as its colours and its size stay. */
function tilesOf(colours: LaneColours, { height, scale }: Strip): (Tile | undefined)[] {
  const known = tiles.get(colours);
  if (known?.height === height && known.scale === scale) return known.tiles;
  const width = PERIOD * scale;
  const made = STATES.map((_, code) => {
    const tile = new Uint32Array(width * height);
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        const [u, v] = [Math.floor(x / scale), Math.floor(y / scale)];
        tile[y * width + x] = patternAt(code, u, v, colours);
      }
    }
    return tile;
  });
  tiles.set(colours, { height, scale, tiles: made });
  return made;
}

/** Paints the part of a thread's lane that is in `stretch` over the width of the picture. */
export function paintLane(
  pixels: Pixels,
  lane: Lane,
  end: number,
  stretch: Stretch,
  strip: Strip,
  colours: LaneColours,
): void {
  const perPixel = (stretch.to - stretch.from) / pixels.width;
  const patterns = tilesOf(colours, strip);
  const period = PERIOD * strip.scale;
  // Patterns move with what they stand for.
  const shift = Math.round(stretch.from / perPixel);
  const { data, width } = pixels;
  const column = (x: number, code: number, top: number, bottom: number): void => {
    const pattern = patterns[code];
    if (pattern === undefined) return;
    let to = (strip.top + top) * width + x;
    let from = top * period + ((x + shift) % period);
    for (let y = top; y < bottom; y += 1) {
      data[to] = pattern[from] ?? 0;
      to += width;
      from += period;
    }
  };
  let before = new Float64Array(STATES.length);
  let after = new Float64Array(STATES.length);
  // Where `after` was asked for; the next pixel begins there.
  let known = NaN;
  let x = 0;
  while (x < pixels.width) {
    const left = stretch.from + x * perPixel;
    if (left >= end) return;
    const right = left + perPixel;
    const index = lane.indexAt(left);
    const next = Math.min(lane.start(index + 1), end);
    if (next >= right) {
      const until = Math.min(pixels.width, Math.floor((next - stretch.from) / perPixel));
      const stop = Math.max(x + 1, until);
      if (index >= 0) {
        const begins = lane.start(index) > left - perPixel && lane.start(index) > stretch.from;
        const gap = begins && stop - x >= GAP_FROM * strip.scale ? strip.scale : 0;
        for (let at = x; at < stop; at += 1) {
          if (at - x < gap) fill(pixels, strip, at, colours.gap);
          else column(at, lane.code(index), 0, strip.height);
        }
      }
      x = stop;
      continue;
    }
    if (known !== left) lane.durationsUpTo(left, before);
    else [before, after] = [after, before];
    lane.durationsUpTo(Math.min(right, end), after);
    known = right;
    let bottom = strip.height;
    let share = 0;
    for (const code of STACK) {
      share += ((after[code] ?? 0) - (before[code] ?? 0)) / perPixel;
      const top = Math.round(strip.height * (1 - Math.min(1, share)));
      if (top < bottom) column(x, code, top, bottom);
      bottom = Math.min(bottom, top);
    }
    x += 1;
  }
}

/** How many moments of a pixel's time are looked at to see who held the GIL in it. */
const SAMPLES = 8;

/** Paints who held the GIL: each holder in its colour, the shares of a crowded pixel as far as samples tell. */
export function paintHolders(
  pixels: Pixels,
  lane: Lane,
  end: number,
  stretch: Stretch,
  strip: Strip,
  colourOf: (holder: number) => number,
  gap: number,
): void {
  const perPixel = (stretch.to - stretch.from) / pixels.width;
  let x = 0;
  while (x < pixels.width) {
    const left = stretch.from + x * perPixel;
    if (left >= end) return;
    const index = lane.indexAt(left);
    const next = Math.min(lane.start(index + 1), end);
    const until = Math.floor((next - stretch.from) / perPixel);
    if (until > x) {
      const stop = Math.min(pixels.width, until);
      const code = index < 0 ? 0 : lane.code(index);
      const begins = index > 0 && lane.start(index) > left - perPixel;
      const gaps = begins && stop - x >= GAP_FROM * strip.scale ? strip.scale : 0;
      for (let at = x; at < stop && code > 0; at += 1) {
        fill(pixels, strip, at, at - x < gaps ? gap : colourOf(code - 1));
      }
      x = stop;
      continue;
    }
    const codes: number[] = [];
    for (let sample = 0; sample < SAMPLES; sample += 1) {
      const at = lane.indexAt(left + ((sample + 0.5) / SAMPLES) * perPixel);
      codes.push(at < 0 ? 0 : lane.code(at));
    }
    codes.sort((a, b) => b - a);
    for (let y = 0; y < strip.height; y += 1) {
      const code = codes[Math.floor((y * SAMPLES) / strip.height)] ?? 0;
      const colour = code === 0 ? CLEAR : colourOf(code - 1);
      pixels.data[(strip.top + y) * pixels.width + x] = colour;
    }
    x += 1;
  }
}

function fill(pixels: Pixels, strip: Strip, x: number, colour: number): void {
  for (let y = 0; y < strip.height; y += 1) {
    pixels.data[(strip.top + y) * pixels.width + x] = colour;
  }
}

/** Paints the whole picture in one state's pattern, for a legend. */
export function paintPattern(pixels: Pixels, code: number, scale: number, colours: LaneColours): void {
  for (let y = 0; y < pixels.height; y += 1) {
    for (let x = 0; x < pixels.width; x += 1) {
      const [u, v] = [Math.floor(x / scale), Math.floor(y / scale)];
      pixels.data[y * pixels.width + x] = patternAt(code, u, v, colours);
    }
  }
}
