/** Measures again and again, each thing in its turn, until there are enough measurements of each. */
import { isEnough } from './statistics';
import type { Measured } from './table';

/** Thrown to whoever waits for a measurement when measuring is ended. */
export class MeasuringEnded extends Error {
  override name = 'MeasuringEnded';
}

/** Something to measure: how, once. */
export interface Subject {
  row: string;
  series: string;
  /** Measures once and resolves with the number; rejects when measuring is ended. */
  measure: () => Promise<number>;
}

/**
 * Measures every subject once to warm up and then in rounds, so that a disturbance meets all alike.
 * After each round `onRound` gets what there is, and says whether to go on; nothing is measured before
 * it has.
 */
export async function sample(
  subjects: readonly Subject[],
  onRound: (measured: readonly Measured[]) => boolean | Promise<boolean>,
): Promise<void> {
  const all = subjects.map((subject) => ({ subject, samples: [] as number[] }));
  for (const { measure } of subjects) await measure();
  for (;;) {
    const open = all.filter(({ samples }) => !isEnough(samples));
    if (open.length === 0) return;
    for (const { subject, samples } of open) samples.push(await subject.measure());
    const measured = all.map(({ subject: { row, series }, samples }) => ({
      row,
      series,
      samples: [...samples],
    }));
    if (!(await onRound(measured))) return;
  }
}
