import { describe, expect, it } from 'vitest';
import type { Quiz } from '../engine/generated';
import { Progress } from './progress';

function storage(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  } as Storage;
}

const QUIZ: Quiz = {
  id: 'q',
  html: '<p>?</p>',
  task: { kind: 'short', answers: ['1'] },
  explanation: null,
};
const ATTEMPT = { answer: '1', verdict: 'right', printed: null } as const;

describe('Progress', () => {
  it('keeps an attempt per lecture and quiz, and forgets it', () => {
    const device = storage();
    new Progress('a', device).save(QUIZ, ATTEMPT);
    expect(new Progress('a', device).load(QUIZ)).toMatchObject(ATTEMPT);
    expect(new Progress('b', device).load(QUIZ)).toBeNull();
    new Progress('a', device).save(QUIZ, null);
    expect(new Progress('a', device).load(QUIZ)).toBeNull();
  });

  it('does not show an old answer to a quiz that has changed', () => {
    const device = storage();
    new Progress('a', device).save(QUIZ, ATTEMPT);
    expect(new Progress('a', device).load({ ...QUIZ, html: '<p>Another?</p>' })).toBeNull();
  });

  it('takes what is damaged for nothing', () => {
    const device = storage();
    for (const damaged of ['{', '3', '{"answer":3,"verdict":"right","printed":null}']) {
      device.setItem('interleave/quiz/a/q', damaged);
      expect(new Progress('a', device).load(QUIZ)).toBeNull();
    }
  });

  it('works where nothing may be kept', () => {
    const progress = new Progress('a', null);
    progress.save(QUIZ, ATTEMPT);
    expect(progress.load(QUIZ)).toBeNull();
  });
});
