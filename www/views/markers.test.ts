import { describe, expect, it } from 'vitest';
import { currentLine, threadsByLine } from './markers';
import type { FrameView, ThreadView } from './model';

function frame(line: number, file?: string): FrameView {
  return { name: 'eat', line, locals: [], ...(file === undefined ? {} : { file }) };
}

function thread(number: number, frames: FrameView[], state: ThreadView['state'] = 'ready'): ThreadView {
  return { number, name: 'eat', state, wait: null, frames };
}

describe('Where threads stand', () => {
  it('is the innermost line of the program itself', () => {
    expect(currentLine(thread(1, [frame(3), frame(8), frame(120, 'threading.py')]))).toBe(8);
    expect(currentLine(thread(1, [frame(120, 'threading.py')]))).toBeNull();
    expect(currentLine(thread(1, [frame(3)], 'finished'))).toBeNull();
  });

  it('gathers the threads of a line', () => {
    const lines = threadsByLine([thread(2, [frame(4)]), thread(1, [frame(4)]), thread(0, [frame(9)])]);
    expect(lines.get(4)?.map(({ number }) => number)).toEqual([1, 2]);
    expect(lines.get(9)?.map(({ number }) => number)).toEqual([0]);
    expect(lines.size).toBe(2);
  });
});
