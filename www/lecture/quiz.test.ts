import { describe, expect, it } from 'vitest';
import type { Task } from '../engine/generated';
import { incomplete, isRight } from './judging';
import { fingerprint } from './quiz';

const CHOICE: Task = {
  kind: 'choice',
  several: true,
  options: [
    { html: 'one', right: true },
    { html: 'two', right: false },
    { html: 'three', right: true },
  ],
};
const SHORT: Task = { kind: 'short', answers: ['50', 'Fifty  turns'] };
const PRINTS: Task = { kind: 'prints', program: 'a.py' };

describe('isRight', () => {
  it('wants all that is right and nothing that is wrong', () => {
    expect(isRight(CHOICE, [2, 0])).toBe(true);
    expect(isRight(CHOICE, [0])).toBe(false);
    expect(isRight(CHOICE, [0, 1, 2])).toBe(false);
    expect(isRight(CHOICE, [])).toBe(false);
  });

  it('takes a short answer whatever its case and spacing', () => {
    expect(isRight(SHORT, ' 50 ')).toBe(true);
    expect(isRight(SHORT, 'fifty turns')).toBe(true);
    expect(isRight(SHORT, '5 0')).toBe(false);
  });

  it('compares with what was printed, line by line', () => {
    expect(isRight(PRINTS, 'a  \nb', 'a\nb\n')).toBe(true);
    expect(isRight(PRINTS, 'a b', 'a\nb\n')).toBe(false);
    expect(isRight(PRINTS, ' a\nb', 'a\nb\n')).toBe(false);
  });
});

describe('incomplete', () => {
  it('asks for an answer where there is none', () => {
    expect(incomplete(CHOICE, [])).toBe('Choose an answer first.');
    expect(incomplete(SHORT, '  ')).toBe('Write an answer first.');
    expect(incomplete(CHOICE, [1])).toBeNull();
    expect(incomplete(PRINTS, 'x')).toBeNull();
  });
});

describe('fingerprint', () => {
  const quiz = { id: 'q', html: '<p>Q</p>', task: CHOICE, explanation: null };

  it('changes with the question and with what there is to choose', () => {
    const other: Task = { ...CHOICE, options: CHOICE.options.slice(1) };
    expect(fingerprint(quiz)).toBe(fingerprint({ ...quiz, explanation: 'new' }));
    expect(fingerprint(quiz)).not.toBe(fingerprint({ ...quiz, html: '<p>R</p>' }));
    expect(fingerprint(quiz)).not.toBe(fingerprint({ ...quiz, task: other }));
  });
});
