/** Draws the lanes and the ruler of a timeline on two canvases. Knows where things are, not what is done with them. */
import { paintHolders, paintLane, type Strip } from '../../views/lane-painter';
import { ticks, type Stretch } from '../../views/stretch';
import type { Lane, ThreadLane, Timeline } from '../../views/timeline';
import { positionWords } from '../../views/words';
import type { Palette } from './palette';

/** The height of a lane with the room around it, in pixels of the page; `styles.css` has it, too. */
export const ROW = 28;
const BAR = 20;
const RULER = 24;
/** A state narrower than this has no room for text. */
const TEXT_FROM = 24;

/** One row of the picture: the GIL's (null) or a thread's. */
export type Row = ThreadLane | null;

/** What is drawn. */
export interface Scene {
  timeline: Timeline;
  rows: readonly Row[];
  stretch: Stretch;
  /** How far the rows are scrolled up. */
  scrolled: number;
  /** Where the program stands; null where it runs by itself. */
  now: number | null;
  /** The moment and the row that are looked at. */
  cursor: { position: number; row: number } | null;
  palette: Palette;
  font: string;
}

/** A canvas as wide and high as it is shown, in pixels of the screen; cleared. */
function prepared(canvas: HTMLCanvasElement): CanvasRenderingContext2D | null {
  const scale = devicePixelRatio;
  const width = Math.round(canvas.clientWidth * scale);
  const height = Math.round(canvas.clientHeight * scale);
  if (width === 0 || height === 0) return null;
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  const context = canvas.getContext('2d');
  context?.setTransform(1, 0, 0, 1, 0, 0);
  context?.clearRect(0, 0, width, height);
  return context;
}

/** The picture's memory, kept from frame to frame. */
export class Drawing {
  #image: ImageData | null = null;

  lanes(canvas: HTMLCanvasElement, scene: Scene): void {
    const context = prepared(canvas);
    if (context === null) return;
    const { width, height } = canvas;
    if (this.#image?.width !== width || this.#image.height !== height) {
      this.#image = new ImageData(width, height);
    }
    const pixels = { data: new Uint32Array(this.#image.data.buffer), width, height };
    pixels.data.fill(0);
    const scale = devicePixelRatio;
    const { timeline, stretch, palette } = scene;
    // Of a bar that reaches over an edge, the pixels outside fall nowhere.
    const shown = visible(scene, canvas.clientHeight).map(({ row, top }) => {
      const strip: Strip = {
        top: Math.round((top + (ROW - BAR) / 2) * scale),
        height: Math.round(BAR * scale),
        scale: Math.max(1, Math.round(scale)),
      };
      return { row, top, strip };
    });
    for (const { row, strip } of shown) {
      if (row !== null) {
        const colours = palette.lane(row.number);
        paintLane(pixels, row.lane, timeline.end, stretch, strip, colours);
      } else if (timeline.gil !== null) {
        const colourOf = (holder: number): number => palette.lane(holder).thread;
        const { gap } = palette.lane(0);
        paintHolders(pixels, timeline.gil, timeline.end, stretch, strip, colourOf, gap);
      }
    }
    context.putImageData(this.#image, 0, 0);
    context.scale(scale, scale);
    context.font = scene.font;
    context.textBaseline = 'middle';
    for (const { row, top } of shown) this.#labels(context, scene, row, top, canvas.clientWidth);
    marks(context, scene, canvas);
  }

  ruler(canvas: HTMLCanvasElement, scene: Scene): void {
    const context = prepared(canvas);
    if (context === null) return;
    const { palette, stretch, timeline, now } = scene;
    const width = canvas.clientWidth;
    context.scale(devicePixelRatio, devicePixelRatio);
    context.font = scene.font;
    context.textBaseline = 'middle';
    context.fillStyle = palette.inkSoft;
    context.strokeStyle = palette.rule;
    for (const position of ticks(stretch, width / 90)) {
      const x = xOf(position, stretch, width);
      const text = positionWords(position, timeline.unit);
      const room = context.measureText(text).width;
      context.fillRect(Math.round(x), RULER - 5, 1, 5);
      context.fillText(text, Math.min(Math.max(0, x - room / 2), width - room), RULER / 2 - 2);
    }
    if (now === null || now < stretch.from || now > stretch.to) return;
    // At either end it stays whole.
    const x = Math.min(Math.max(6, xOf(now, stretch, width)), width - 6);
    context.fillStyle = palette.accent;
    context.beginPath();
    context.moveTo(x - 6, RULER - 9);
    context.lineTo(x + 6, RULER - 9);
    context.lineTo(x, RULER);
    context.fill();
  }

  /** Lines and reasons where there is room: at most one text every few pixels, whatever lies between. */
  #labels(
    context: CanvasRenderingContext2D,
    scene: Scene,
    row: Row,
    top: number,
    width: number,
  ): void {
    const { timeline, stretch, palette } = scene;
    const lane: Lane | null = row === null ? timeline.gil : row.lane;
    if (lane === null) return;
    const perPixel = (stretch.to - stretch.from) / width;
    const last = Math.min(stretch.to, timeline.end);
    let position = stretch.from;
    while (position < last) {
      const index = lane.indexAt(position);
      const until = Math.min(lane.start(index + 1), last);
      const room = (until - position) / perPixel;
      if (index >= 0 && room >= TEXT_FROM) {
        const text = row === null ? holderText(lane, index) : spanText(scene, lane, index, room);
        const x = xOf(position, stretch, width) + 5;
        const blocked = row !== null && timeline.span(lane, index).state === 'blocked';
        this.#text(context, text, x, top + ROW / 2 + 0.5, room - 8, blocked, palette);
      }
      position = Math.max(until, position + perPixel);
    }
  }

  #text(
    context: CanvasRenderingContext2D,
    text: string,
    x: number,
    y: number,
    room: number,
    onPattern: boolean,
    palette: Palette,
  ): void {
    const { width } = context.measureText(text);
    if (text === '' || width > room) return;
    if (onPattern) {
      context.fillStyle = palette.paper;
      context.fillRect(x - 2, y - 8, width + 4, 15);
    }
    context.fillStyle = onPattern ? palette.ink : palette.paper;
    context.fillText(text, x, y);
  }
}

function holderText(lane: Lane, index: number): string {
  const code = lane.code(index);
  return code === 0 ? '' : String(code - 1);
}

function spanText({ timeline }: Scene, lane: Lane, index: number, room: number): string {
  const { state, line, what } = timeline.span(lane, index);
  if (state === 'blocked') return what;
  if (state !== 'running' || line === 0) return '';
  return room < 64 ? String(line) : `line ${String(line)}`;
}

/** The rows that can be seen, and where each begins. */
function visible(scene: Scene, height: number): { row: Row; top: number }[] {
  const first = Math.floor(scene.scrolled / ROW);
  const count = Math.ceil(height / ROW) + 1;
  return scene.rows
    .slice(first, first + count)
    .map((row, index) => ({ row, top: (first + index) * ROW - scene.scrolled }));
}

/** Where the program stands, what is looked at, and the lines between the lanes. */
function marks(context: CanvasRenderingContext2D, scene: Scene, canvas: HTMLCanvasElement): void {
  const { stretch, palette, now, cursor, scrolled } = scene;
  const { clientWidth: width, clientHeight: height } = canvas;
  if (now !== null && now >= stretch.from && now <= stretch.to) {
    context.fillStyle = palette.accent;
    context.fillRect(Math.min(Math.round(xOf(now, stretch, width)) - 1, width - 2), 0, 2, height);
  }
  if (cursor === null) return;
  context.fillStyle = palette.ink;
  context.fillRect(Math.round(xOf(cursor.position, stretch, width)), 0, 1, height);
  context.strokeStyle = palette.ink;
  context.strokeRect(0.5, cursor.row * ROW - scrolled + 2.5, width - 1, ROW - 5);
}

/** Where a position is, in pixels of the page from the left. */
export function xOf(position: number, stretch: Stretch, width: number): number {
  return ((position - stretch.from) / (stretch.to - stretch.from)) * width;
}

/** The position at a distance from the left. */
export function positionAt(x: number, stretch: Stretch, width: number): number {
  return stretch.from + (x / Math.max(1, width)) * (stretch.to - stretch.from);
}

