import { describe, expect, it } from 'vitest';
import type { Section } from '../engine/generated';
import { partsToDraw } from './drawing';

/** A section that shows so many programs. */
function section(id: string, programs: number): Section {
  const files = Array.from({ length: programs }, (_, index) => ({ file: `${id}-${String(index)}.py` }));
  const blocks = programs === 0 ? [] : [{ kind: 'demo', demo: { programs: files } }];
  return { id, blocks } as unknown as Section;
}

function idsOf(parts: readonly Section[][]): string[] {
  return parts.map((part) => part.map(({ id }) => id).join(' '));
}

describe('partsToDraw', () => {
  it('ends a part with the section that has programs', () => {
    const sections = [section('a', 0), section('b', 2), section('c', 1), section('d', 0)];
    expect(idsOf(partsToDraw(sections))).toEqual(['a b', 'c', 'd']);
  });

  it('draws a lecture without programs at once, and nothing of an empty one', () => {
    expect(idsOf(partsToDraw([section('a', 0), section('b', 0)]))).toEqual(['a b']);
    expect(partsToDraw([])).toEqual([]);
  });

  it('leaves no section out when the last one ends a part', () => {
    expect(idsOf(partsToDraw([section('a', 4), section('b', 4)]))).toEqual(['a', 'b']);
  });
});
