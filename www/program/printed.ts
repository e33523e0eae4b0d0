/** What a program prints, for those who want to know just that. */
import type { EngineClient } from '../engine/client';
import { RecordKind } from '../engine/ring';

/** Runs the program and gives its standard output; fails when the program does not finish. */
export async function printedBy(
  engine: EngineClient,
  file: string,
  source: string,
): Promise<string> {
  let printed = '';
  const report = await engine.run(
    { file, source, watch: [] },
    {
      onStarted: () => undefined,
      onRecords: (records) => {
        for (const record of records) {
          if (record.kind === RecordKind.Stdout) printed += record.text;
        }
      },
    },
  );
  if (report.ending === 'finished') return printed;
  throw new Error(`${file} ended otherwise than meant (${report.ending}).`);
}
