/** The command line beside CPython's: kernels, and how often the race is lost. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { median } from './table.mjs';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const INTERLEAVE = `${process.env.CARGO_TARGET_DIR ?? `${ROOT}target`}/release/interleave`;

function printed(program, ...options) {
  return execFileSync(program, options, { cwd: ROOT, encoding: 'utf8' });
}

/** The median of the number a program prints, on our engine. */
export function onInterleave(file, runs = 5) {
  return median(Array.from({ length: runs }, () => Number(printed(INTERLEAVE, 'run', file))));
}

/** The same on CPython. */
export function onCPython(file, runs = 5) {
  return median(Array.from({ length: runs }, () => Number(printed('python3', file))));
}

/** Which CPython that is. */
export function cpython() {
  return printed('python3', '--version').trim().replace('Python', 'CPython');
}

/** In how many of `runs` a race's program says that it lost an update. */
export function lostRuns(file, runs) {
  let lost = 0;
  for (let run = 0; run < runs; run += 1) {
    const result = /: (\d+) lost/.exec(printed(INTERLEAVE, 'run', file));
    if (result === null) throw new Error(`${file} did not say how many updates were lost`);
    if (result[1] !== '0') lost += 1;
  }
  return lost;
}
