/** Measurements in Python, on the page's engine: a program says in `seconds` what it took. */
import type { EngineClient } from '../engine/client';
import type { RunReport } from '../engine/generated';
import { RecordKind } from '../engine/ring';
import { MeasuringEnded } from './sampling';

/** A program to measure: its text, and what its constants are to be instead. */
export interface PythonRun {
  file: string;
  source: string;
  constants: Record<string, string | number>;
  /** Whether its threads take turns, as under CPython's lock. */
  gil?: boolean;
}

/** A program's text with other values for constants at its top. */
export function withConstants(source: string, constants: Record<string, string | number>): string {
  return Object.entries(constants).reduce((text, [name, value]) => {
    const line = new RegExp(`^${name} = .*$`, 'm');
    if (!line.test(text)) throw new Error(`the program has no constant ${name}`);
    return text.replace(line, () => `${name} = ${JSON.stringify(value)}`);
  }, source);
}

/** A watched global's `repr()` after a run. */
export function watched(report: RunReport, name: string): string | null {
  return report.watched.find((value) => value.name === name)?.repr ?? null;
}

/** Runs a program and reports its end; rejects when it was stopped, or failed, with what it said. */
export async function runPython(
  engine: EngineClient,
  { file, source, constants, gil = false }: PythonRun,
  watch: string[],
): Promise<RunReport> {
  let said = '';
  const request = { file, source: withConstants(source, constants), watch, gil };
  const report = await engine.run(request, {
    undrawn: true,
    onStarted: () => undefined,
    onRecords: (records) => {
      for (const record of records) {
        if (record.kind === RecordKind.Stderr) said += record.text;
      }
    },
  });
  if (report.ending === 'stopped') throw new MeasuringEnded();
  if (report.ending === 'failed' || report.ending === 'refused') {
    const [why] = report.diagnostics;
    const lastLine = said.trimEnd().split('\n').at(-1) ?? '';
    throw new Error(why?.message ?? `${file} failed. ${lastLine}`);
  }
  return report;
}

/** Runs a program once and resolves with its `seconds`. */
export async function secondsOf(engine: EngineClient, run: PythonRun): Promise<number> {
  const report = await runPython(engine, run, ['seconds']);
  return Number(watched(report, 'seconds'));
}
