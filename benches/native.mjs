/** The command line beside CPython's: kernels, how often the race is lost, and explorations. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from './table.mjs';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const INTERLEAVE = `${process.env.CARGO_TARGET_DIR ?? `${ROOT}target`}/release/interleave`;

function printed(program, ...options) {
  return execFileSync(program, options, { cwd: ROOT, encoding: 'utf8' });
}

/** What is measured in Rust is a program of its own. */
function example(name) {
  return INTERLEAVE.replace(/interleave$/, `examples/${name}`);
}

/** The median of the seconds that taking a free native lock takes, in the engine's build. */
export function lockFloor(runs = 5) {
  const floor = example('lock_floor');
  return median(Array.from({ length: runs }, () => Number(printed(floor))));
}

/** The median of the number a program prints, on our engine. */
export function onInterleave(file, runs = 5) {
  return median(Array.from({ length: runs }, () => Number(printed(INTERLEAVE, 'run', file))));
}

/** The same on CPython. */
export function onCPython(file, runs = 5) {
  return median(Array.from({ length: runs }, () => Number(printed('python3', file))));
}

/** Runs a command and prints the most memory it ever held, in kilobytes. */
const PEAK = `
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
`;

/** How many bytes a further thread takes: the peak with all threads against that with one. */
function threadBytes(command, source) {
  const folder = mkdtempSync(join(tmpdir(), 'interleave-threads-'));
  const peak = (count) => {
    const file = join(folder, `${count}.py`);
    writeFileSync(file, source.replace(/^COUNT = .*$/m, `COUNT = ${count}`));
    return 1024 * Number(printed('python3', '-c', PEAK, ...command, file));
  };
  try {
    return (peak(10_000) - peak(1)) / 9_999;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Bytes for each of ten thousand threads, on our engine and on CPython. */
export function bytesPerThread(source) {
  return {
    ours: threadBytes([INTERLEAVE, 'run'], source),
    theirs: threadBytes(['python3'], source),
  };
}

/** What exploring every interleaving of a program came to, as the command line says it in JSON. */
export function explored(file, workers) {
  const options = ['explore', '--json', '--workers', String(workers), file];
  const { status, stdout, stderr } = spawnSync(INTERLEAVE, options, { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0 && status !== 3) throw new Error(stderr);
  return JSON.parse(stdout);
}

/** How long a step back takes natively: `benches/stepping_back.rs` says it in JSON. */
export function steppedBack() {
  return JSON.parse(printed(example('stepping_back')));
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
