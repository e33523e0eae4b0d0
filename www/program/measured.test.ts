import { describe, expect, it } from 'vitest';
import type { Outcome } from '../engine/generated';
import { outcomeOf, withRun, type Measured } from './measured';

const outcome = (kind: Outcome['kind'], stdout: string, counter: string): Outcome => ({
  kind,
  stdout,
  stderr: '',
  exit_code: 0,
  globals: new Map([['counter', counter]]),
  schedule: '0x1',
  story: [],
});

describe('withRun', () => {
  it('counts runs that ended alike, and none that was stopped', () => {
    let measured: Measured | null = null;
    for (const ending of ['finished', 'finished', 'deadlocked', 'stopped'] as const) {
      measured = withRun(measured, { ending, stdout: 'a\n', value: null });
    }
    expect(measured?.runs).toBe(3);
    expect(measured?.ways.map(({ kind, runs }) => [kind, runs])).toEqual([
      ['finished', 2],
      ['deadlock', 1],
    ]);
  });
});

describe('outcomeOf', () => {
  const outcomes = [
    outcome('finished', 'ab', '2'),
    outcome('finished', 'ba', '2'),
    outcome('deadlock', 'a', '1'),
  ];
  const way = (kind: Outcome['kind'], stdout: string, value: string | null) => ({ kind, stdout, value, runs: 1 });

  it('tells outcomes with the same value by what they print', () => {
    expect(outcomeOf(way('finished', 'ba', '2'), outcomes, 'counter')).toBe(1);
    expect(outcomeOf(way('finished', 'ba', null), outcomes, null)).toBe(1);
  });

  it('goes by the value where what is printed is never the same', () => {
    expect(outcomeOf(way('finished', '0.123', '2'), outcomes, 'counter')).toBe(0);
    expect(outcomeOf(way('finished', '0.123', null), outcomes, null)).toBeNull();
  });

  it('goes by the ending where it is none of a finished run', () => {
    expect(outcomeOf(way('deadlock', 'a', '7'), outcomes, 'counter')).toBe(2);
    expect(outcomeOf(way('exception', '', null), outcomes, 'counter')).toBeNull();
  });
});
