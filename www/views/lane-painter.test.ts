import { describe, expect, it } from 'vitest';
import { paintHolders, paintLane, pixel, type LaneColours, type Pixels } from './lane-painter';
import { Lane, STATES } from './timeline';

const COLOURS: LaneColours = {
  thread: 1,
  ready: 2,
  blocked: 3,
  blockedGround: 4,
  sleeping: 5,
  gap: 6,
};
const STRIP = { top: 0, height: 4, scale: 1 };
const code = (state: string): number => STATES.findIndex((known) => known === state);

function picture(width: number): Pixels {
  return { data: new Uint32Array(width * 4), width, height: 4 };
}

/** One column of the picture, from the top. */
function column({ data, width }: Pixels, x: number): number[] {
  return [0, 1, 2, 3].map((y) => data[y * width + x] ?? -1);
}

describe('paintLane', () => {
  it('draws a long state as a bar, with a gap where it begins', () => {
    const lane = new Lane();
    lane.push(0, code('ready'), 1, 0);
    lane.push(50, code('running'), 2, 0);
    const pixels = picture(20);
    paintLane(pixels, lane, 90, { from: 0, to: 100 }, STRIP, COLOURS);
    expect(column(pixels, 9)).toEqual([2, 2, 2, 2]);
    expect(column(pixels, 10)).toEqual([6, 6, 6, 6]);
    expect(column(pixels, 17)).toEqual([1, 1, 1, 1]);
    // Behind the end there is nothing.
    expect(column(pixels, 18)).toEqual([0, 0, 0, 0]);
  });

  it('stacks states that share the width of a pixel by their time', () => {
    const lane = new Lane();
    for (let at = 0; at < 1000; at += 4) {
      lane.push(at, code('running'), 1, 0);
      lane.push(at + 1, code('ready'), 1, 0);
    }
    const pixels = picture(10);
    paintLane(pixels, lane, 1000, { from: 0, to: 1000 }, STRIP, COLOURS);
    for (let x = 0; x < 10; x += 1) expect(column(pixels, x)).toEqual([2, 2, 2, 1]);
  });

  it('looks at pixels, not at changes', () => {
    const lane = new Lane();
    for (let at = 0; at < 200_000; at += 1) lane.push(at, at % STATES.length, at, 0);
    let asked = 0;
    const indexAt = lane.indexAt.bind(lane);
    lane.indexAt = (position) => {
      asked += 1;
      return indexAt(position);
    };
    paintLane(picture(300), lane, 200_000, { from: 0, to: 200_000 }, STRIP, COLOURS);
    expect(asked).toBeLessThan(300 * 3);
  });
});

describe('paintHolders', () => {
  it('draws who held the GIL, and shares of a crowded pixel', () => {
    const lane = new Lane();
    lane.push(0, 1, 0, 0);
    lane.push(40, 0, 0, 0);
    for (let at = 60; at < 100; at += 1) lane.push(at, (at % 2) + 1, 0, 0);
    const pixels = picture(10);
    paintHolders(pixels, lane, 100, { from: 0, to: 100 }, STRIP, (holder) => holder + 7, 6);
    expect(column(pixels, 3)).toEqual([7, 7, 7, 7]);
    expect(column(pixels, 5)).toEqual([0, 0, 0, 0]);
    expect(column(pixels, 8)).toEqual([8, 8, 7, 7]);
  });
});

describe('pixel', () => {
  it('has its channels in the order of memory', () => {
    const bytes = new Uint8Array(new Uint32Array([pixel(1, 2, 3, 4)]).buffer);
    expect([...bytes]).toEqual([1, 2, 3, 4]);
  });
});
