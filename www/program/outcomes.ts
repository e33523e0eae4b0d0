/** What an exploration found, as the chart of outcomes shows it. Pure. */
import type { Deadlock, Findings, Outcome } from '../engine/generated';
import type { OutcomeSet, OutcomeView } from '../views/model';
import { outcomeOf, type Measured, type MeasuredWay } from './measured';

/** The outcomes with how often each was measured; those measured and not found have rows of their own. */
export function outcomeSet(
  findings: Findings,
  watch: string | null,
  expected: string | null,
  measured: Measured | null,
): OutcomeSet {
  const counts = new Map<number, number>();
  const strangers: MeasuredWay[] = [];
  for (const way of measured?.ways ?? []) {
    const index = outcomeOf(way, findings.outcomes, watch);
    if (index === null) strangers.push(way);
    else counts.set(index, (counts.get(index) ?? 0) + way.runs);
  }
  const outcomes = findings.outcomes.map((outcome, index): OutcomeView => {
    const value = watch === null ? undefined : valueOf(outcome, watch);
    return {
      id: String(index),
      kind: outcome.kind,
      label: labelOf(outcome, watch, findings.outcomes),
      detail: detailOf(outcome),
      found: true,
      schedule: outcome.schedule === '' ? null : outcome.schedule,
      switches: outcome.schedule === '' ? null : switchesOf(outcome.schedule),
      runs: counts.get(index) ?? 0,
      expected: expected !== null && value === expected && outcome.kind === 'finished',
    };
  });
  for (const { kind, stdout, value, runs } of strangers) {
    const named = watch !== null && value !== null && kind === 'finished';
    outcomes.push({
      id: `measured ${kind} ${value ?? ''} ${stdout}`,
      kind,
      label: named ? `${watch} = ${value}` : endingWords(kind, stdout),
      detail: firstLines(stdout),
      found: false,
      schedule: null,
      switches: null,
      runs,
      expected: named && value === expected,
    });
  }
  return { outcomes, complete: findings.complete, runs: measured?.runs ?? 0 };
}

/** How many times a schedule changes from one thread to another. */
export function switchesOf(schedule: string): number {
  return schedule.split(',').filter((turn) => turn.includes('x')).length - 1;
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
  return endingWords('finished', outcome.stdout);
}

/** An ending by its kind, or by what was printed last. */
function endingWords(kind: Outcome['kind'], stdout: string): string {
  if (kind !== 'finished') return kind;
  const printed = stdout.trim().split('\n').at(-1) ?? '';
  return printed === '' ? 'finishes' : `prints ${printed}`;
}

function detailOf({ kind, stdout, stderr }: Outcome): string {
  return firstLines(kind === 'exception' ? stderr : stdout);
}

function firstLines(text: string): string {
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
