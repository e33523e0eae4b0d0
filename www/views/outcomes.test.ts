import { describe, expect, it } from 'vitest';
import type { OutcomeView } from './model';
import { inOrder, possibleWords, summaryWords } from './outcomes';

function outcome(label: string, parts: Partial<OutcomeView> = {}): OutcomeView {
  return {
    id: label,
    kind: 'finished',
    label,
    detail: '',
    found: true,
    schedule: null,
    switches: null,
    runs: 0,
    expected: false,
    ...parts,
  };
}

describe('Outcomes', () => {
  it('stand in the order of their endings, then of their numbers', () => {
    const deadlock = outcome('deadlock', { kind: 'deadlock' });
    const sorted = inOrder([deadlock, outcome('counter = 10'), outcome('counter = 9')]);
    expect(sorted.map(({ label }) => label)).toEqual(['counter = 9', 'counter = 10', 'deadlock']);
  });

  it('are summed up honestly', () => {
    const outcomes = [outcome('1', { runs: 3 }), outcome('2')];
    expect(summaryWords({ outcomes, complete: true, runs: 3 })).toBe(
      'Exactly 2 outcomes are possible. 3 runs on this machine had 1 outcome.',
    );
    expect(summaryWords({ outcomes, complete: false, runs: 0 })).toBe(
      '2 outcomes are possible; there may be more.',
    );
    expect(summaryWords({ outcomes: [], complete: null, runs: 0 })).toBe('');
  });

  it('are possible, impossible, or not known to be either', () => {
    expect(possibleWords(outcome('1'), false)).toBe('possible');
    expect(possibleWords(outcome('1', { found: false }), true)).toBe('impossible');
    expect(possibleWords(outcome('1', { found: false }), false)).toBe('not found so far');
    expect(possibleWords(outcome('1', { found: false, runs: 2 }), null)).toBe('seen');
  });
});
