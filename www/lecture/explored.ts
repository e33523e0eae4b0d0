/**
 * What is right in a quiz that the engine answers, read from what exploring its program found. Pure:
 * whoever asks has explored.
 */
import type { Findings, Outcome } from '../engine/generated';

/** What an ending is called where a value is asked for. */
const ENDINGS: Record<Outcome['kind'], string | null> = {
  finished: null,
  deadlock: 'deadlock',
  exception: 'exception',
  diverges: 'endless',
};

const ENDING_GOALS = { deadlock: true, exception: true, endless: true };

/** The values a variable can have in the end, each with the outcome of a shortest way there. */
export function possibleValues({ outcomes }: Findings, variable: string): Map<string, Outcome> {
  const values = new Map<string, Outcome>();
  for (const outcome of outcomes) {
    const value = ENDINGS[outcome.kind] ?? outcome.globals.get(variable);
    if (value !== undefined && !values.has(value)) values.set(value, outcome);
  }
  return values;
}

/** The values in a text, apart by commas or spaces that stand in no brackets and no quotes. */
export function writtenValues(text: string): string[] {
  const values = text.match(/(?:[^\s,;([{'"]|\([^)]*\)|\[[^\]]*\]|\{[^}]*\}|'[^']*'|"[^"]*")+/g) ?? [];
  return [...new Set(values.filter((value) => value !== 'and'))];
}

/** What the values given lack; null when they are the possible ones. */
export function missedValues(possible: Iterable<string>, given: readonly string[]): string | null {
  const right = [...possible].map(bare);
  const wrong = given.filter((value) => !right.includes(bare(value))).length;
  const chosen = new Set(given.map(bare));
  const missing = right.some((value) => !chosen.has(value));
  const never = wrong === 1 ? 'One of these can never come out' : `${String(wrong)} of these can never come out`;
  if (wrong > 0) return missing ? `${never}, and something that can is missing.` : `${never}.`;
  return missing ? 'All of these can come out, and something else as well.' : null;
}

/** A value with its variable's name; an ending has none. */
export function namedValue(variable: string, value: string): string {
  return value in ENDING_GOALS ? value : `${variable} = ${value}`;
}

/** Quotes and how many spaces there are do not count. */
function bare(value: string): string {
  return value.replace(/\s+/g, ' ').replace(/^(['"])(.*)\1$/, '$2');
}

/** A program with lines to be put in order. */
export interface Arrangement {
  before: string[];
  /** In the order of the alphabet, which tells nothing of the right one. */
  lines: string[];
  after: string[];
  /** The order in the file: the places of its lines among `lines`. */
  right: number[];
}

/** The program, parted at its marks; null when it has none. */
export function arrangementOf(source: string): Arrangement | null {
  const all = source.trimEnd().split('\n');
  const marked = (mark: string) => all.findIndex((line) => line.trim() === mark);
  const first = marked('# arrange');
  const last = marked('# end');
  if (first < 0 || last <= first) return null;
  const inFile = all.slice(first + 1, last);
  const lines = [...inFile].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const right: number[] = [];
  for (const line of inFile) {
    right.push(lines.findIndex((other, place) => other === line && !right.includes(place)));
  }
  return { before: all.slice(0, first), lines, after: all.slice(last + 1), right };
}

/** The program with its lines in this order. */
export function arranged({ before, lines, after }: Arrangement, order: readonly number[]): string {
  return [...before, ...order.flatMap((place) => lines[place] ?? []), ...after, ''].join('\n');
}

/** An outcome that shows that something can go wrong, those with the shortest schedules first. */
export function gone(findings: Findings, goal: string | null): Outcome | null {
  const { outcomes } = findings;
  const bad = outcomes.find(({ kind }) => kind !== 'finished');
  if (bad !== undefined) return bad;
  if (goal !== null) return outcomes.find((outcome) => !comesTo(outcome, goal)) ?? null;
  return outcomes[1] ?? null;
}

function comesTo({ stdout, globals }: Outcome, goal: string): boolean {
  const [name = '', value] = goal.split('==', 2).map((part) => part.trim());
  if (value !== undefined) return globals.get(name) === value;
  return stdout === `${goal.replace(/^prints /, '').trim()}\n`;
}

/** The outcome of a shortest way to a goal, as `happens` and challenges name it; null if none was found. */
export function reached({ outcomes }: Findings, goal: string): Outcome | null {
  const meets = (outcome: Outcome): boolean => {
    if (goal === 'bad') return outcome.kind !== 'finished';
    const ending = ENDINGS[outcome.kind];
    return goal in ENDING_GOALS ? ending === goal : comesTo(outcome, goal);
  };
  return outcomes.find(meets) ?? null;
}

/** What an outcome came to, in a few words. */
export function outcomeWords({ kind, stderr, stdout, globals }: Outcome): string {
  switch (kind) {
    case 'deadlock':
      return 'nobody can go on: a deadlock';
    case 'diverges':
      return 'the threads go on for ever';
    case 'exception':
      return stderr.trimEnd().split('\n').at(-1) ?? 'a thread fails';
    case 'finished': {
      const values = [...globals].slice(0, 3).map(([name, value]) => `${name} = ${value}`);
      return values.length > 0 ? values.join(', ') : `prints ${stdout.trim()}`;
    }
  }
}
