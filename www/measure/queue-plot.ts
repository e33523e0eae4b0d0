/** How full a queue was over time, and how much room it had. */
import { panelShapes, ticks, type Curve } from './line-plot';
import { key, picture, type PictureOptions } from './picture';
import type { Measured } from './table';

/** The series, as the table names them. */
export const LENGTH = 'in the queue';
export const ROOM = 'room';

const HEIGHT = 280;

/** Draws measurements whose rows are seconds. */
export function queuePlot(measured: readonly Measured[], options: PictureOptions): string {
  const names = [...new Set(measured.map(({ series }) => series))];
  const curves: Curve[] = names.map((name, index) => ({
    index,
    marked: false,
    points: measured
      .filter(({ series }) => series === name)
      .map(({ row, samples: [value = 0] }) => ({ x: Number(row), y: value })),
  }));
  const places = curves.flatMap(({ points }) => points);
  const xFrom = Math.min(...places.map(({ x }) => x), Infinity);
  const from = Number.isFinite(xFrom) ? xFrom : 0;
  const to = Math.max(from + 1, ...places.map(({ x }) => x));
  const head = key(names, 0, options);
  const shapes = panelShapes(
    {
      left: 0,
      top: head.height,
      width: options.width,
      height: HEIGHT,
      title: '',
      xAxis: 'seconds',
      xTicks: ticks(to).filter((tick) => tick >= from),
      xFrom: from,
      xTo: to,
      yTo: Math.max(2, ...places.map(({ y }) => y)) * 1.1,
      curves,
    },
    options.palette,
  );
  return picture([...head.shapes, ...shapes], head.height + HEIGHT, options);
}
