/** How often runs on this machine ended in each way, and which possible outcome each way is. Pure. */
import type { Ending, Outcome } from '../engine/generated';

/** A way in which runs ended, and how many did. */
export interface MeasuredWay {
  kind: Outcome['kind'];
  /** What they printed. */
  stdout: string;
  /** The watched variable's `repr()` at the end; null when nothing is watched or it was not bound. */
  value: string | null;
  runs: number;
}

/** Runs on this machine. */
export interface Measured {
  ways: readonly MeasuredWay[];
  runs: number;
}

const KINDS: Partial<Record<Ending, Outcome['kind']>> = {
  finished: 'finished',
  failed: 'exception',
  deadlocked: 'deadlock',
};

/** The same with one run more. A run that did not end by itself tells nothing. */
export function withRun(
  measured: Measured | null,
  run: { ending: Ending; stdout: string; value: string | null },
): Measured {
  const { ways, runs } = measured ?? { ways: [], runs: 0 };
  const kind = KINDS[run.ending];
  if (kind === undefined) return { ways, runs };
  const { stdout, value } = run;
  const known = ways.find((way) => way.kind === kind && way.stdout === stdout && way.value === value);
  const counted: MeasuredWay = { kind, stdout, value, runs: (known?.runs ?? 0) + 1 };
  const others = ways.filter((way) => way !== known);
  return { ways: [...others, counted], runs: runs + 1 };
}

/**
 * Which outcome a measured way is: of the same kind, with the same watched value, that printed the same;
 * where none printed the same (times, say, are never the same), the first with that value. Null when
 * it is none of them.
 */
export function outcomeOf(
  way: MeasuredWay,
  outcomes: readonly Outcome[],
  watch: string | null,
): number | null {
  const valueOf = ({ globals }: Outcome): string | null =>
    (watch === null ? undefined : globals.get(watch)) ?? null;
  const alike = outcomes.flatMap((outcome, index) => {
    const same = outcome.kind === way.kind && (way.kind !== 'finished' || valueOf(outcome) === way.value);
    return same ? [{ outcome, index }] : [];
  });
  const printed = alike.find(({ outcome }) => outcome.stdout === way.stdout);
  const stands = way.value !== null || way.kind !== 'finished';
  return (printed ?? (stands ? alike[0] : undefined))?.index ?? null;
}
