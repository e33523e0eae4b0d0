/** The command line beside the browser: what a program prints there, under which schedule. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const INTERLEAVE = `${process.env.CARGO_TARGET_DIR ?? `${ROOT}target`}/debug/interleave`;

/** Calls `work(run)` with a program in a file; `run(...options)` gives what both streams printed. */
export function withProgram(source, work) {
  const folder = mkdtempSync(join(tmpdir(), 'interleave-native-'));
  const file = join(folder, 'program.py');
  writeFileSync(file, source);
  try {
    return work((command, ...options) => {
      const done = spawnSync(INTERLEAVE, [command, file, ...options], { encoding: 'utf8' });
      if (done.error) throw done.error;
      return done;
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What a run printed on standard output, and its schedule. */
export function recorded(run, ...options) {
  const { stdout, stderr } = run('run', ...options, '--print-schedule');
  return { stdout, schedule: stderr.trimEnd().split('\n').at(-1) };
}
