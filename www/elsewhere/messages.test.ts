import { describe, expect, it } from 'vitest';
import { fromFrame, marked, toFrame } from './messages';

describe('messages between a frame and the page around it', () => {
  it('arrive as they were sent', () => {
    expect(fromFrame(marked({ kind: 'height', height: 300 }))).toEqual({ kind: 'height', height: 300 });
    expect(fromFrame(marked({ kind: 'key', key: 'PageDown' }))).toEqual({ kind: 'key', key: 'PageDown' });
    expect(toFrame(marked({ kind: 'stop' }))).toEqual({ kind: 'stop' });
  });

  it('are nothing when they are not ours, or not what is listed', () => {
    const strangers = [null, 3, 'height', {}, { kind: 'height', height: 300 }, { from: 'interleave' }];
    for (const data of strangers) {
      expect(fromFrame(data)).toBeNull();
      expect(toFrame(data)).toBeNull();
    }
    for (const height of [Infinity, Number.NaN, -1, 1e9, '300']) {
      expect(fromFrame({ from: 'interleave', kind: 'height', height })).toBeNull();
    }
    expect(fromFrame({ from: 'interleave', kind: 'key', key: 'F5' })).toBeNull();
    expect(toFrame({ from: 'interleave', kind: 'run' })).toBeNull();
  });
});
