import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FIGURES, type FigureName } from './figures';
import { ALONE, FREE, rowOf } from './speed-plot';
import { LENGTH, ROOM } from './queue-plot';
import { toCsv, type Measured } from './table';

const PALETTE = { paper: '#fff', ink: '#000', soft: '#666', rule: '#ddd', series: ['#00f', '#f00'] };
const WIDTH = 700;

const DOTS: Measured[] = [
  { row: 'a, free', series: 'workers', samples: [1e-9, 2e-9, 1.5e-9] },
  { row: 'b', series: 'Python', samples: [3e-3] },
];
const TABLES: Record<FigureName, Measured[]> = {
  increments: DOTS,
  prices: DOTS,
  cures: DOTS,
  'speed-up': [
    { row: rowOf('computing', 1), series: ALONE, samples: [2, 2.1] },
    { row: rowOf('computing', 2), series: FREE, samples: [1.1, 1] },
  ],
  queue: [
    { row: '0', series: LENGTH, samples: [0] },
    { row: '0', series: ROOM, samples: [4] },
    { row: '1.5', series: LENGTH, samples: [3] },
  ],
};

/** A picture without its colours, which are the theme's. */
function plain(svg: string): string {
  return svg.trim().replaceAll(/(fill|stroke)="(#|var)[^"]*"/g, '$1=""');
}

describe('a downloaded table', () => {
  let folder = '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'redraw-'));
  });

  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  const redraw = async (text: string): Promise<string> => {
    const file = join(folder, 'table.csv');
    await writeFile(file, text);
    const script = join(import.meta.dirname, 'redraw.mjs');
    const { stdout } = await promisify(execFile)(process.execPath, [script, file, String(WIDTH)]);
    return stdout;
  };

  for (const [name, measured] of Object.entries(TABLES) as [FigureName, Measured[]][]) {
    it(`is drawn again by the script as the page drew it: ${name}`, { timeout: 60_000 }, async () => {
      const drawn = FIGURES[name].draw(measured, { width: WIDTH, palette: PALETTE });
      expect(drawn).not.toContain('NaN');
      expect(plain(await redraw(toCsv(name, measured)))).toBe(plain(drawn));
    });
  }

  it('of no figure is refused', { timeout: 60_000 }, async () => {
    await expect(redraw(toCsv('nothing', DOTS))).rejects.toThrow('there is no figure “nothing”');
  });
});
