import { describe, expect, it } from 'vitest';
import { arrowPath, inOrderOfReach } from './memory-order';
import type { ObjectView, SlotView } from './model';

function slot(object: number | null): SlotView {
  return { name: 'x', value: { text: 'x', object }, changed: false };
}

function object(id: number, ...items: number[]): ObjectView {
  return { id, type: 'list', text: '', items: items.map(slot), more: 0, changed: false };
}

describe('The order of objects', () => {
  it('goes from the globals and the stacks outwards, circles included', () => {
    const objects = [object(1, 2), object(2, 1, 5), object(3), object(4, 3), object(5)];
    const frames = [{ name: 'f', line: 1, locals: [slot(4), slot(1)] }];
    const ordered = inOrderOfReach({
      globals: [slot(null), slot(2)],
      objects,
      moreObjects: 0,
      threads: [{ number: 0, name: 'MainThread', state: 'running', wait: null, frames }],
    });
    expect(ordered.map(({ id }) => id)).toEqual([2, 4, 1, 5, 3]);
  });
});

describe('An arrow', () => {
  const reference = { left: 80, right: 100, top: 40, bottom: 60 };

  it('goes across to a column on the right', () => {
    const target = { left: 200, right: 300, top: 100, bottom: 180 };
    expect(arrowPath(reference, target)).toBe('M100 50C150 50 150 114 200 114');
  });

  it('goes around on the right within a column', () => {
    const target = { left: 60, right: 160, top: 150, bottom: 170 };
    expect(arrowPath(reference, target)).toBe('M100 50C193 50 193 164 160 164');
  });
});
