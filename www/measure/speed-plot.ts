/**
 * How much more several workers do than one: for each kind of work a panel, with the line that
 * Amdahl's law draws through what was measured without a GIL.
 */
import { panelShapes, type Curve, type CurvePoint, type Panel } from './line-plot';
import { key, LETTER, picture, type PictureOptions } from './picture';
import { estimate } from './statistics';
import type { Measured } from './table';

/** The series against which the others are measured. */
export const ALONE = 'one after the other';
/** The series whose speed-up the law is about. */
export const FREE = 'threads without a GIL';

const PANEL_HEIGHT = 240;
/** Below this width the panels stand below each other. */
const BESIDE = 640;

/** What a row says: the kind of work and the number of workers. */
export function rowOf(work: string, workers: number): string {
  return `${work} · ${String(workers)}`;
}

function readRow(row: string): { work: string; workers: number } {
  const [work = '', workers = ''] = row.split(' · ');
  return { work, workers: Number(workers) };
}

/** The part of a job that gains from workers, by least squares, from its speed-up by several. */
export function parallelPart(points: readonly { x: number; y: number }[]): number | null {
  let above = 0;
  let below = 0;
  for (const { x: workers, y: speedUp } of points) {
    if (workers <= 1) continue;
    const spared = 1 - 1 / workers;
    above += (1 - 1 / speedUp) * spared;
    below += spared * spared;
  }
  return below === 0 ? null : Math.min(Math.max(above / below, 0), 1);
}

/** How much faster a job is on so many workers, of which a part gains from them (Amdahl, 1967). */
export function amdahl(part: number, workers: number): number {
  return 1 / (1 - part + part / workers);
}

/** Each kind of work with its curves, in the order of first occurrence. */
export function speedUps(measured: readonly Measured[]): { work: string; curves: Map<string, CurvePoint[]> }[] {
  const works = [...new Set(measured.map(({ row }) => readRow(row).work))];
  return works.map((work) => {
    const ofWork = measured.filter(({ row }) => readRow(row).work === work);
    const alone = ofWork.find(({ series }) => series === ALONE);
    const curves = new Map<string, CurvePoint[]>();
    if (alone === undefined) return { work, curves };
    const base = estimate(alone.samples).median;
    for (const { row, series, samples } of ofWork) {
      if (series === ALONE) continue;
      const { median, low, high } = estimate(samples);
      // The longer it takes, the smaller the speed-up.
      const point = { x: readRow(row).workers, y: base / median, low: base / high, high: base / low };
      curves.set(series, [...(curves.get(series) ?? [{ x: 1, y: 1 }]), point].sort((a, b) => a.x - b.x));
    }
    return { work, curves };
  });
}

/** Draws a panel for each kind of work. */
export function speedPlot(measured: readonly Measured[], options: PictureOptions): string {
  const { width, palette } = options;
  const works = speedUps(measured);
  const names = [...new Set(works.flatMap(({ curves }) => [...curves.keys()]))];
  const ends = works.flatMap(({ curves }) => [...curves.values()].flat());
  const yTo = Math.max(2.2, ...ends.map(({ y, high = y }) => high)) * 1.05;
  const workers = [...new Set([1, ...ends.map(({ x }) => x)])].sort((a, b) => a - b);
  const beside = width >= BESIDE;
  const each = beside ? width / Math.max(works.length, 1) : width;
  const head = key(names, 0, options);
  const shapes = [...head.shapes];
  for (const [place, { work, curves }] of works.entries()) {
    const drawn: Curve[] = [...curves].map(([name, points]) => ({
      index: names.indexOf(name),
      points,
      marked: true,
    }));
    const part = parallelPart(curves.get(FREE) ?? []);
    const words = part === null ? '' : `, Amdahl: ${String(Math.round(100 * part))} % parallel`;
    if (part !== null) drawn.unshift({ index: 0, points: law(part, workers), marked: false, dashed: true });
    const title = LETTER * (work.length + words.length) < each - 40 ? work + words : work;
    shapes.push(
      ...panelShapes(
        {
          left: beside ? place * each : 0,
          top: head.height + 8 + (beside ? 0 : place * PANEL_HEIGHT),
          width: each,
          height: PANEL_HEIGHT,
          title,
          xAxis: 'workers',
          xTicks: workers,
          xFrom: 1,
          xTo: Math.max(2, ...workers),
          yTo,
          curves: drawn,
        } satisfies Panel,
        palette,
      ),
    );
  }
  const rows = beside ? 1 : works.length;
  return picture(shapes, head.height + 8 + rows * PANEL_HEIGHT, options);
}

function law(part: number, workers: readonly number[]): CurvePoint[] {
  const last = Math.max(...workers);
  return Array.from({ length: 4 * (last - 1) + 1 }, (_, index) => 1 + index / 4).map((x) => ({
    x,
    y: amdahl(part, x),
  }));
}
