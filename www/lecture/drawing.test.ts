import { describe, expect, it } from 'vitest';
import type { Section } from '../engine/generated';
import { blocksIn, partsToDraw } from './drawing';

/** A section of text and demos: for each number a demo of so many programs, or for 0 some text. */
function section(id: string, ...counts: number[]): Section {
  const blocks = counts.map((count, block) => {
    const files = Array.from({ length: count }, (_, index) => ({ file: `${id}-${String(block)}-${String(index)}.py` }));
    return count === 0 ? { kind: 'html', html: [] } : { kind: 'demo', demo: { programs: files } };
  });
  return { id, blocks } as unknown as Section;
}

/** The parts, as the sections in them with the number of their blocks. */
function shapeOf(parts: readonly Section[][]): string[] {
  return parts.map((part) => part.map(({ id, blocks }) => `${id}${String(blocks.length)}`).join(' '));
}

describe('partsToDraw', () => {
  it('ends a part with each demo', () => {
    const sections = [section('a', 0), section('b', 0, 2), section('c', 1), section('d', 0)];
    expect(shapeOf(partsToDraw(sections))).toEqual(['a1 b2', 'c1', 'd1']);
  });

  it('draws a section of several demos in several parts', () => {
    const sections = [section('a', 0, 2, 0, 2, 0), section('b', 0)];
    const parts = partsToDraw(sections);
    expect(shapeOf(parts)).toEqual(['a2', 'a2', 'a1 b1']);
    expect(blocksIn(parts.flat())).toBe(blocksIn(sections));
  });

  it('draws a lecture without programs at once, and nothing of an empty one', () => {
    expect(shapeOf(partsToDraw([section('a', 0), section('b')]))).toEqual(['a1 b0']);
    expect(partsToDraw([])).toEqual([]);
  });
});
