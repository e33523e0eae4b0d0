import { describe, expect, it } from 'vitest';
import type { Findings, Outcome } from '../engine/generated';
import {
  arranged,
  arrangementOf,
  gone,
  missedValues,
  outcomeWords,
  possibleValues,
  reached,
  writtenValues,
} from './explored';

function outcome(kind: Outcome['kind'], values: Record<string, string>, more: Partial<Outcome> = {}): Outcome {
  const globals = new Map(Object.entries(values));
  return { kind, stdout: '', stderr: '', exit_code: 0, globals, schedule: '0', story: [], ...more };
}

function findings(...outcomes: Outcome[]): Findings {
  return {
    complete: true,
    states: 9,
    transitions: 9,
    instructions: 9,
    outcomes,
    races: [],
    violations: [],
    deadlocks: [],
    bound: null,
    large: null,
  };
}

describe('possible values', () => {
  const found = findings(
    outcome('finished', { x: '4' }, { schedule: 'first' }),
    outcome('finished', { x: '2', y: '1' }),
    outcome('finished', { x: '4' }, { schedule: 'second' }),
    outcome('deadlock', { x: '0' }),
  );

  it('are those of finished runs, each with the first way there, and how else a run can end', () => {
    const values = possibleValues(found, 'x');
    expect([...values.keys()]).toEqual(['4', '2', 'deadlock']);
    expect(values.get('4')?.schedule).toBe('first');
  });

  it('are read from what was written', () => {
    expect(writtenValues('4, 2 and deadlock; 4')).toEqual(['4', '2', 'deadlock']);
    expect(writtenValues("(1, 2) 'a, b' [3, 4]")).toEqual(['(1, 2)', "'a, b'", '[3, 4]']);
    expect(writtenValues(' , ')).toEqual([]);
  });

  it('are compared with what was given', () => {
    expect(missedValues(['4', '2'], ['2', '4'])).toBeNull();
    expect(missedValues(["'red'"], ['red'])).toBeNull();
    expect(missedValues(['4', '2'], ['2'])).toMatch(/something else as well/);
    expect(missedValues(['4', '2'], ['2', '4', '3'])).toBe('One of these can never come out.');
    expect(missedValues(['4', '2'], ['1', '3'])).toMatch(/^2 of these .* missing/);
  });
});

describe('an arrangement', () => {
  const SOURCE = 'x = 0\n    # arrange\n    take()\n    give()\n    give()\n    # end\ndone()\n';

  it('begins in the order of the alphabet, and knows the right one', () => {
    const parts = arrangementOf(SOURCE);
    expect(parts?.lines).toEqual(['    give()', '    give()', '    take()']);
    expect(parts?.right).toEqual([2, 0, 1]);
  });

  it('is put together again, in any order', () => {
    const parts = arrangementOf(SOURCE);
    if (parts === null) throw new Error('it has marks');
    expect(arranged(parts, parts.right)).toBe('x = 0\n    take()\n    give()\n    give()\ndone()\n');
    expect(arranged(parts, [0, 2, 1])).toBe('x = 0\n    give()\n    take()\n    give()\ndone()\n');
  });

  it('needs both marks', () => {
    expect(arrangementOf('a()\n# arrange\nb()\n')).toBeNull();
    expect(arrangementOf('# end\n# arrange\n')).toBeNull();
  });
});

describe('what can go wrong', () => {
  const good = outcome('finished', { x: '2' }, { stdout: '2\n' });
  const lost = outcome('finished', { x: '1' }, { stdout: '1\n' });
  const stuck = outcome('deadlock', { x: '0' });
  const failed = outcome('exception', {}, { stderr: 'Traceback …\nRuntimeError: release unlocked lock\n' });

  it('is a bad ending, or one that does not come to what is asked for', () => {
    expect(gone(findings(good), 'x == 2')).toBeNull();
    expect(gone(findings(good, lost), 'x == 2')).toBe(lost);
    expect(gone(findings(good, lost), 'prints 2')).toBe(lost);
    expect(gone(findings(good, stuck), 'x == 2')).toBe(stuck);
    expect(gone(findings(good), null)).toBeNull();
    expect(gone(findings(good, lost), null)).toBe(lost);
  });

  it('is reached or not', () => {
    expect(reached(findings(good, stuck), 'deadlock')).toBe(stuck);
    expect(reached(findings(good), 'deadlock')).toBeNull();
    expect(reached(findings(good, failed), 'bad')).toBe(failed);
    expect(reached(findings(good, lost), 'x == 1')).toBe(lost);
    expect(reached(findings(good), 'endless')).toBeNull();
  });

  it('is said in a few words', () => {
    expect(outcomeWords(failed)).toBe('RuntimeError: release unlocked lock');
    expect(outcomeWords(stuck)).toMatch(/deadlock/);
    expect(outcomeWords(lost)).toBe('x = 1');
  });
});
