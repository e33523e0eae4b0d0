/**
 * Draws a figure again from the table that the page gave away:
 *
 *     node www/measure/redraw.mjs prices.csv > prices.svg
 *     node www/measure/redraw.mjs prices.csv 900 > wider.svg
 *
 * It is drawn by the code that draws it in the page, and needs nothing but the table.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const WIDTH = 640;
/** The colours of the light theme. */
const PALETTE = {
  paper: '#ffffff',
  ink: '#1a1c20',
  soft: '#565a63',
  rule: '#dedfd9',
  series: ['#0b5cad', '#a83d08', '#006b4b', '#7434a0', '#735500', '#a81f64', '#00687a', '#6b4d3a'],
};

const [path, width = String(WIDTH)] = process.argv.slice(2);
if (path === undefined || !(Number(width) > 0)) {
  process.stderr.write('Usage: node www/measure/redraw.mjs table.csv [width] > figure.svg\n');
  process.exit(2);
}

async function ours(name) {
  const { module } = await runnerImport(fileURLToPath(new URL(name, import.meta.url)), {
    configFile: false,
    logLevel: 'error',
  });
  return module;
}

const { FIGURES, isFigure } = await ours('./figures.ts');
const { fromCsv } = await ours('./table.ts');
try {
  const { figure, measured } = fromCsv(await readFile(path, 'utf8'));
  if (!isFigure(figure)) throw new Error(`there is no figure “${figure}”`);
  process.stdout.write(FIGURES[figure].draw(measured, { width: Number(width), palette: PALETTE }) + '\n');
} catch (error) {
  process.stderr.write(`${path}: ${error.message}\n`);
  process.exit(1);
}
