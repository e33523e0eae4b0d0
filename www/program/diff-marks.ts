/** Turns the differences of two programs into what each of their editors marks. */
import { lineDiff } from './line-diff';

/** How a program differs from the one beside it. */
export interface DiffMarks {
  /** `-` in the program that comes first, `+` in the other. */
  sign: '-' | '+';
  /** The lines only this program has, counted from 1, in order. */
  lines: number[];
  /** Empty room below a line (0: above the first), so that equal lines stand side by side. */
  gaps: { below: number; lines: number }[];
}

/** Programs of which less than this share is alike are two programs, not versions of one. */
const ALIKE = 0.5;

/** The marks of the left and of the right program; null where they have little in common. */
export function diffMarks(left: string, right: string): [DiffMarks, DiffMarks] | null {
  const leftMarks: DiffMarks = { sign: '-', lines: [], gaps: [] };
  const rightMarks: DiffMarks = { sign: '+', lines: [], gaps: [] };
  const leftLines = left.split('\n');
  const rightLines = right.split('\n');
  for (const hunk of lineDiff(leftLines, rightLines)) {
    const leftEnd = hunk.left + hunk.leftCount;
    const rightEnd = hunk.right + hunk.rightCount;
    for (let line = hunk.left; line < leftEnd; line += 1) leftMarks.lines.push(line + 1);
    for (let line = hunk.right; line < rightEnd; line += 1) rightMarks.lines.push(line + 1);
    const longer = hunk.leftCount - hunk.rightCount;
    if (longer < 0) leftMarks.gaps.push({ below: leftEnd, lines: -longer });
    if (longer > 0) rightMarks.gaps.push({ below: rightEnd, lines: longer });
  }
  const different = leftMarks.lines.length + rightMarks.lines.length;
  if (different > (1 - ALIKE) * (leftLines.length + rightLines.length)) return null;
  return [leftMarks, rightMarks];
}
