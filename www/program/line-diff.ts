/** Which lines two texts do not share, as `diff` would tell. */

/** Lines that stand on one side only, at the same place of both texts. Indices count from 0. */
export interface Hunk {
  /** First line of the left text that the right one lacks, and how many there are. */
  left: number;
  leftCount: number;
  /** First line of the right text that the left one lacks, and how many there are. */
  right: number;
  rightCount: number;
}

/** Beyond this many line pairs the middle of two texts is called different as a whole. */
const MOST_PAIRS = 4_000_000;

/** The hunks that lead from `left` to `right`, in order; none when they are equal. */
export function lineDiff(left: readonly string[], right: readonly string[]): Hunk[] {
  let start = 0;
  while (start < left.length && start < right.length && left[start] === right[start]) start += 1;
  let end = 0;
  while (
    end < left.length - start &&
    end < right.length - start &&
    left[left.length - 1 - end] === right[right.length - 1 - end]
  ) {
    end += 1;
  }
  const a = left.slice(start, left.length - end);
  const b = right.slice(start, right.length - end);
  if (a.length === 0 && b.length === 0) return [];
  if (a.length * b.length > MOST_PAIRS) {
    return [{ left: start, leftCount: a.length, right: start, rightCount: b.length }];
  }
  return middleHunks(a, b, start);
}

function middleHunks(a: readonly string[], b: readonly string[], offset: number): Hunk[] {
  const common = commonLengths(a, b);
  const width = b.length + 1;
  const at = (i: number, j: number): number => common[i * width + j] ?? 0;
  const hunks: Hunk[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      i += 1;
      j += 1;
      continue;
    }
    const left = i;
    const right = j;
    while ((i < a.length || j < b.length) && !(i < a.length && j < b.length && a[i] === b[j])) {
      if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) i += 1;
      else j += 1;
    }
    hunks.push({
      left: offset + left,
      leftCount: i - left,
      right: offset + right,
      rightCount: j - right,
    });
  }
  return hunks;
}

/** For every pair of suffixes, the length of their longest common subsequence. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint16Array {
  const width = b.length + 1;
  const common = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      common[i * width + j] =
        a[i] === b[j]
          ? (common[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(common[(i + 1) * width + j] ?? 0, common[i * width + j + 1] ?? 0);
    }
  }
  return common;
}
