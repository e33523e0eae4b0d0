/**
 * What starting, switching and locking cost CPython on this machine, for the page to show beside its
 * own: the lecture's program, and a file that the page is built with.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, type } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../www/measure/programs/prices.py', import.meta.url));
const FILE = fileURLToPath(new URL('../www/measure/native-prices.json', import.meta.url));
const ROUNDS = 15;

/** The program's text for one thing to pay for, printing what it takes. */
export function priceProgram(what) {
  const source = readFileSync(PROGRAM, 'utf8').replace(/^WHAT = .*$/m, `WHAT = ${JSON.stringify(what)}`);
  return `${source}    print(seconds)\n`;
}

/** What can be paid for, as the program's table names it. */
export function pricesOf() {
  const [, table = ''] = /^PRICES = \{([^}]*)\}/m.exec(readFileSync(PROGRAM, 'utf8')) ?? [];
  return [...table.matchAll(/^ {4}"([^"]+)"/gm)].map(([, what]) => what);
}

/** Measures all prices in rounds, on CPython, and leaves them where the page finds them. */
export function writeNativePrices() {
  const folder = mkdtempSync(join(tmpdir(), 'interleave-prices-'));
  const prices = pricesOf().map((row) => ({ row, samples: [] }));
  try {
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const [index, { row, samples }] of prices.entries()) {
        const file = join(folder, `${index}.py`);
        writeFileSync(file, priceProgram(row));
        const seconds = Number(execFileSync('python3', [file], { encoding: 'utf8' }));
        // The first round warms up.
        if (round > 0) samples.push(Number(seconds.toPrecision(4)));
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  const python = execFileSync('python3', ['--version'], { encoding: 'utf8' }).trim();
  const [{ model }] = cpus();
  const native = {
    python: python.replace('Python', 'CPython'),
    machine: `${model}, ${cpus().length} cores, ${type()}`,
    prices,
  };
  writeFileSync(FILE, `${JSON.stringify(native, null, 1)}\n`);
  return native;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeNativePrices();
