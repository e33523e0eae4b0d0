/**
 * Every figure by its name, which its downloaded table carries: the page draws them so, and
 * `www/measure/redraw.mjs` draws them again from the table.
 */
import { dotPlot } from './dot-plot';
import type { PictureOptions } from './picture';
import { queuePlot } from './queue-plot';
import { speedPlot } from './speed-plot';
import type { Measured } from './table';

export interface Figure {
  /** What the numbers in the table are, with their unit. */
  values: string;
  /** What the picture shows, as a sentence begins. */
  shows: string;
  /** Whether each number is one of several measurements of the same thing. */
  repeated: boolean;
  draw: (measured: readonly Measured[], options: PictureOptions) => string;
}

function dots(values: string): Figure {
  return {
    values,
    shows: values.charAt(0).toUpperCase() + values.slice(1),
    repeated: true,
    draw: (measured, options) => dotPlot(measured, { ...options, axis: values }),
  };
}

export const FIGURES = {
  increments: dots('increments a second, all threads together'),
  prices: dots('seconds, each time'),
  'speed-up': {
    values: 'seconds',
    shows: 'Speed-up against one after the other',
    repeated: true,
    draw: speedPlot,
  },
  cures: dots('meals a second, all threads together'),
  queue: { values: 'items', shows: 'Items in the queue, and the room it has', repeated: false, draw: queuePlot },
} as const satisfies Record<string, Figure>;

export type FigureName = keyof typeof FIGURES;

export function isFigure(name: string): name is FigureName {
  return name in FIGURES;
}
