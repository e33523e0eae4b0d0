import { describe, expect, it } from 'vitest';
import type { Moment, ThreadMoment } from '../engine/generated';
import { endWords, momentWords, nextWords } from './step-words';

const thread: ThreadMoment = {
  number: 1,
  name: 'Thread-1 (work)',
  state: 'running',
  wait: null,
  frames: [{ name: 'work', line: 5, locals: [] }],
  next: { name: 'STORE_GLOBAL', operand: 'counter', touch: 'writes counter', writes: true, waits: false },
  movable: true,
  until: null,
};

const moment: Moment = {
  position: 40,
  threads: [{ ...thread, number: 0, name: 'MainThread' }, thread],
  globals: [],
  objects: [],
  moreObjects: 0,
  locks: [],
  output: [],
  time: 0,
  end: null,
  exitCode: 0,
  moved: { thread: 1, from: 38 },
};

describe('what stepping says', () => {
  it('tells where a thread stands and what it is about to do', () => {
    expect(momentWords(moment)).toBe('Thread-1 (work) on line 5: writes counter.');
  });

  it('says of a lock that it is taken', () => {
    const next = { name: 'BEFORE_WITH', operand: '', touch: 'acquires lock', writes: true, waits: true };
    expect(nextWords({ ...thread, next })).toBe('acquires lock, which is taken');
  });

  it('says when a sleeper wakes', () => {
    expect(nextWords({ ...thread, state: 'sleeping', until: 2.0004 })).toBe('sleeps until 2 s');
  });

  it('says how a run ended', () => {
    expect(endWords({ ...moment, end: 'deadlocked' })).toContain('Deadlock');
    expect(endWords(moment)).toBe('');
  });
});
