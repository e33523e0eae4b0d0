/** What an exploration found, as the chart of outcomes shows it. Pure. */
import type { Deadlock, Findings, Outcome } from '../engine/generated';
import type { OutcomeSet, OutcomeView } from '../views/model';

/** How often runs on this machine ended with each value of the watched variable. */
export interface Measured {
  /** By the value's `repr()`. */
  counts: ReadonlyMap<string, number>;
  runs: number;
}

/** The outcomes with how often each was measured; those measured and not found have rows of their own. */
export function outcomeSet(
  findings: Findings,
  watch: string | null,
  expected: string | null,
  measured: Measured | null,
): OutcomeSet {
  const left = new Map(measured?.counts ?? []);
  const outcomes = findings.outcomes.map((outcome, index): OutcomeView => {
    const value = watch === null ? undefined : valueOf(outcome, watch);
    // Several outcomes can share a value, and runs do not tell which they were: the first has them.
    const runs = value === undefined || outcome.kind !== 'finished' ? 0 : (left.get(value) ?? 0);
    if (runs > 0 && value !== undefined) left.delete(value);
    return {
      id: String(index),
      kind: outcome.kind,
      label: labelOf(outcome, watch, findings.outcomes),
      detail: detailOf(outcome),
      found: true,
      schedule: outcome.schedule === '' ? null : outcome.schedule,
      switches: outcome.schedule === '' ? null : switchesOf(outcome.schedule),
      runs,
      expected: expected !== null && value === expected && outcome.kind === 'finished',
    };
  });
  for (const [value, runs] of left) {
    outcomes.push({
      id: `measured ${value}`,
      kind: 'finished',
      label: watch === null ? value : `${watch} = ${value}`,
      detail: '',
      found: false,
      schedule: null,
      switches: null,
      runs,
      expected: value === expected,
    });
  }
  return { outcomes, complete: findings.complete, runs: measured?.runs ?? 0 };
}

/** How many times a schedule changes from one thread to another. */
export function switchesOf(schedule: string): number {
  return schedule.split(',').length - 1;
}

function valueOf({ globals }: Outcome, name: string): string | undefined {
  return globals.get(name);
}

function labelOf(outcome: Outcome, watch: string | null, all: readonly Outcome[]): string {
  const { kind, stderr } = outcome;
  if (kind === 'deadlock') return 'deadlock';
  if (kind === 'diverges') return 'goes on for ever';
  if (kind === 'exception') return stderr.trimEnd().split('\n').at(-1) ?? 'exception';
  const watched = watch === null ? undefined : valueOf(outcome, watch);
  if (watch !== null && watched !== undefined) return `${watch} = ${watched}`;
  const different = [...outcome.globals].filter(([name, value]) =>
    all.some((other) => valueOf(other, name) !== value),
  );
  const words = different.slice(0, 3).map(([name, value]) => `${name} = ${value}`);
  if (words.length > 0) return words.join(', ');
  const printed = outcome.stdout.trim().split('\n').at(-1) ?? '';
  return printed === '' ? 'finishes' : `prints ${printed}`;
}

function detailOf({ kind, stdout, stderr }: Outcome): string {
  const text = kind === 'exception' ? stderr : stdout;
  const lines = text.trim().split('\n');
  return lines.length > 3 ? `${lines.slice(0, 3).join('\n')}\n…` : lines.join('\n');
}

/** A deadlock in sentences. */
export function deadlockWords({ cycle, waiting, lost_wakeup: lost }: Deadlock): string[] {
  const waiters = cycle.length > 0 ? cycle : waiting;
  const sentences = waiters.map(({ thread, holds, waits_for: waits, line }) => {
    const where = line === null ? '' : ` (line ${String(line)})`;
    return holds === ''
      ? `${thread} waits for ${waits}${where}.`
      : `${thread} holds ${holds} and waits for ${waits}${where}.`;
  });
  return lost ? [...sentences, 'The notification came before anybody waited for it.'] : sentences;
}
