/** Lines over two linear axes, as the text of SVG: what the plots of speed-up and of a queue share. */
import { colourOf, dot, line, num, text, type Palette } from './picture';

/** Something that has a value at places along the first axis. */
export interface Curve {
  /** Its place among the series: decides sign and colour. */
  index: number;
  points: readonly CurvePoint[];
  /** Whether its points are marked and their intervals drawn, or it is only a line. */
  marked: boolean;
  /** Drawn in dashes: computed, not measured. */
  dashed?: boolean;
}

export interface CurvePoint {
  x: number;
  y: number;
  low?: number;
  high?: number;
}

/** A frame with axes, from the upper left corner on. */
export interface Panel {
  left: number;
  top: number;
  width: number;
  height: number;
  title: string;
  xAxis: string;
  /** What is written along the first axis, ascending. */
  xTicks: readonly number[];
  xFrom: number;
  xTo: number;
  yTo: number;
  curves: readonly Curve[];
}

const LEFT = 34;
const TOP = 22;
const BOTTOM = 42;
const SMALL = 8;
/** How far marks of several curves stand apart, so that none hides another. */
const APART = 12;

/** The shapes of one panel. */
export function panelShapes(panel: Panel, palette: Palette): string[] {
  const { left, top, width, height, title, xAxis, xTicks, xFrom, xTo, yTo, curves } = panel;
  const marked = curves.filter((curve) => curve.marked);
  const aside = (curve: Curve): number =>
    curve.marked ? (marked.indexOf(curve) - (marked.length - 1) / 2) * APART : 0;
  const widest = Math.max(0, ...marked.map(aside));
  const right = left + width - SMALL - widest;
  const bottom = top + height - BOTTOM;
  const x = (value: number): number =>
    left + LEFT + widest + ((value - xFrom) / (xTo - xFrom)) * (right - left - LEFT - widest);
  const y = (value: number): number => bottom - (value / yTo) * (bottom - top - TOP);
  const shapes = [text(left + LEFT, top + 12, title, palette.ink, 'start')];
  for (const tick of ticks(yTo)) {
    shapes.push(line([left + LEFT, y(tick)], [right + widest, y(tick)], palette.rule));
    shapes.push(text(left + LEFT - 8, y(tick) + 4.5, String(tick), palette.soft, 'end'));
  }
  for (const tick of xTicks) shapes.push(text(x(tick), bottom + 18, String(tick), palette.soft, 'middle'));
  shapes.push(text((x(xFrom) + right) / 2, bottom + 36, xAxis, palette.soft, 'middle'));
  for (const curve of curves) {
    const { index, points, dashed } = curve;
    const shift = aside(curve);
    const colour = dashed === true ? palette.soft : colourOf(index, palette);
    const path = points.map((point) => `${num(x(point.x) + shift)},${num(y(point.y))}`).join(' ');
    const dashes = dashed === true ? ' stroke-dasharray="5 5"' : '';
    shapes.push(`<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"${dashes}/>`);
    if (!curve.marked) continue;
    for (const point of points) {
      const { low = point.y, high = point.y } = point;
      const at = x(point.x) + shift;
      shapes.push(
        line([at, y(low)], [at, y(high)], colour, ' stroke-width="5" stroke-linecap="round" opacity="0.45"'),
        dot(at, y(point.y), String(index + 1), colour, palette.paper, SMALL),
      );
    }
  }
  return shapes;
}

/** About five round numbers from 0 to the end of an axis. */
export function ticks(to: number): number[] {
  const rough = to / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10) * power;
  const count = Math.floor(to / step + 1e-9);
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(6)));
}
