import { describe, expect, it } from 'vitest';
import type { Findings, Outcome } from '../engine/generated';
import { deadlockWords, outcomeSet, switchesOf } from './outcomes';

const finished = (counter: string): Outcome => ({
  kind: 'finished',
  stdout: `${counter}\n`,
  stderr: '',
  exit_code: 0,
  globals: new Map([['counter', counter]]),
  schedule: '0x10,1x20,2x3',
  story: [],
});

const findings: Findings = {
  complete: true,
  states: 3,
  transitions: 4,
  instructions: 100,
  outcomes: [finished('2'), finished('1')],
  races: [],
  violations: [],
  deadlocks: [],
  bound: null,
  large: null,
};

describe('outcomeSet', () => {
  it('names outcomes by the watched variable, and counts the runs that had them', () => {
    const ways = [
      { kind: 'finished', stdout: '2\n', value: '2', runs: 190 },
      { kind: 'finished', stdout: '0\n', value: '0', runs: 10 },
    ] as const;
    const { outcomes, runs } = outcomeSet(findings, 'counter', '2', { ways, runs: 200 });
    expect(runs).toBe(200);
    expect(outcomes.map(({ label, runs, found, expected }) => [label, runs, found, expected])).toEqual([
      ['counter = 2', 190, true, true],
      ['counter = 1', 0, true, false],
      ['counter = 0', 10, false, false],
    ]);
  });

  it('names them by what differs where nothing is watched', () => {
    const { outcomes } = outcomeSet(findings, null, null, null);
    expect(outcomes[1]?.label).toBe('counter = 1');
  });
});

describe('switchesOf', () => {
  it('counts changes of the thread', () => {
    expect(switchesOf('0x10,1x20,2x3')).toBe(2);
    expect(switchesOf('seed7,0x10,1x20')).toBe(1);
  });
});

describe('deadlockWords', () => {
  it('says who holds what and waits for what', () => {
    const waiter = { thread: 'Thread-1', holds: 'left', waits_for: 'right', line: 6 };
    expect(deadlockWords({ cycle: [waiter], waiting: [waiter], lost_wakeup: false })).toEqual([
      'Thread-1 holds left and waits for right (line 6).',
    ]);
  });
});
