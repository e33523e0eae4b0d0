import { describe, expect, it } from 'vitest';
import { diffMarks } from './diff-marks';
import { lineDiff } from './line-diff';

function lines(text: string): string[] {
  return text.split('');
}

describe('lineDiff', () => {
  it('finds nothing in equal texts', () => {
    expect(lineDiff(lines('abc'), lines('abc'))).toEqual([]);
    expect(lineDiff([], [])).toEqual([]);
  });

  it('finds what was added, removed and changed', () => {
    expect(lineDiff(lines('abd'), lines('abcd'))).toEqual([
      { left: 2, leftCount: 0, right: 2, rightCount: 1 },
    ]);
    expect(lineDiff(lines('abcd'), lines('acd'))).toEqual([
      { left: 1, leftCount: 1, right: 1, rightCount: 0 },
    ]);
    expect(lineDiff(lines('abc'), lines('axyc'))).toEqual([
      { left: 1, leftCount: 1, right: 1, rightCount: 2 },
    ]);
  });

  it('keeps hunks apart', () => {
    expect(lineDiff(lines('abcde'), lines('xbcdy'))).toEqual([
      { left: 0, leftCount: 1, right: 0, rightCount: 1 },
      { left: 4, leftCount: 1, right: 4, rightCount: 1 },
    ]);
  });

  it('always leads from the left text to the right one', () => {
    for (const [left, right] of [
      ['abcabba', 'cbabac'],
      ['', 'abc'],
      ['aaaa', 'aa'],
      ['abcdef', 'fedcba'],
    ] as const) {
      const rest = lines(left);
      for (const hunk of lineDiff(lines(left), lines(right)).reverse()) {
        const inserted = lines(right).slice(hunk.right, hunk.right + hunk.rightCount);
        rest.splice(hunk.left, hunk.leftCount, ...inserted);
      }
      expect(rest.join('')).toBe(right);
    }
  });
});

describe('diffMarks', () => {
  it('marks lines from 1 and leaves room beside what one text has more', () => {
    expect(diffMarks('a\nb\nd\ne', 'a\nX\nY\nd\ne')).toEqual([
      { sign: '-', lines: [2], gaps: [{ below: 2, lines: 1 }] },
      { sign: '+', lines: [2, 3], gaps: [] },
    ]);
  });

  it('marks nothing in programs that have little in common', () => {
    expect(diffMarks('print(1)', 'a\nb\nc\nd')).toBeNull();
  });
});
