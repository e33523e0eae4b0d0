import { describe, expect, it } from 'vitest';
import type { Lecture } from '../engine/generated';
import { BEGINNING, clock, moved, moveOf, restored, timing } from './state';

const section = (id: string) => ({ id, title: id, level: 2, blocks: [] });
const LECTURE: Lecture = {
  title: 'T',
  subtitle: null,
  plan: [
    { title: 'A', minutes: 5, section: 'a' },
    { title: 'C', minutes: 10, section: 'c' },
    { title: 'D', minutes: null, section: 'd' },
  ],
  sections: ['before', 'a', 'b', 'c', 'd'].map(section),
};
const AT = { steps: 5, now: 1000 };

describe('moved', () => {
  it('stays within the lecture, and starts the clock with the first step', () => {
    expect(moved(BEGINNING, 'previous', AT).step).toBe(0);
    expect(moved(BEGINNING, 'next', AT)).toMatchObject({ step: 1, started: 1000 });
    expect(moved(BEGINNING, 'last', AT).step).toBe(4);
    expect(moved(BEGINNING, { step: 99 }, AT).step).toBe(4);
    expect(moved({ ...BEGINNING, started: 1 }, 'next', AT).started).toBe(1);
  });

  it('leaves the dark and the demo when it goes on', () => {
    const dark = moved(moved(BEGINNING, { demo: 'd' }, AT), 'black', AT);
    expect(dark).toMatchObject({ black: true, demo: 'd' });
    expect(moved(dark, 'next', AT)).toMatchObject({ black: false, demo: null });
  });

  it('keeps the text readable', () => {
    let state = BEGINNING;
    for (let times = 0; times < 40; times += 1) state = moved(state, 'larger', AT);
    expect(state.size).toBe(3);
    for (let times = 0; times < 40; times += 1) state = moved(state, 'smaller', AT);
    expect(state.size).toBe(0.75);
  });
});

describe('timing', () => {
  const at = (step: number, minutes: number) =>
    timing(LECTURE, { ...BEGINNING, step, started: 0 }, minutes * 60_000);

  it('names the item that is on, the time left for it, and the next one', () => {
    expect(at(1, 2)).toMatchObject({ left: 180, item: { title: 'A' }, next: { title: 'C' } });
    expect(at(2, 6)).toMatchObject({ left: -60, item: { title: 'A' } });
    expect(at(3, 6)).toMatchObject({ left: 540, item: { title: 'C' }, next: { title: 'D' } });
  });

  it('says nothing where the plan does not', () => {
    expect(at(0, 1)).toMatchObject({ item: null, left: null, next: { title: 'A' } });
    expect(at(4, 1)).toMatchObject({ item: { title: 'D' }, left: null, next: null });
  });
});

describe('clock', () => {
  it('shows minutes and seconds', () => {
    expect([clock(245), clock(-30), clock(-0.4), clock(3700)]).toEqual([
      '4:05',
      '-0:30',
      '0:00',
      '61:40',
    ]);
  });
});

describe('moveOf', () => {
  it('knows the keys of a clicker', () => {
    expect([moveOf('PageDown'), moveOf('PageUp'), moveOf('b'), moveOf('x')]).toEqual([
      'next',
      'previous',
      'black',
      null,
    ]);
  });
});

describe('restored', () => {
  it('takes what was kept, within the lecture as it is now', () => {
    expect(restored({ ...BEGINNING, step: 9 }, 5).step).toBe(4);
  });

  it('begins anew where something is damaged', () => {
    for (const damaged of [null, 3, {}, { ...BEGINNING, size: 99 }, { ...BEGINNING, step: 1.5 }]) {
      expect(restored(damaged, 5)).toEqual(BEGINNING);
    }
  });
});
