import { describe, expect, it } from 'vitest';
import type { LockView, ThreadView, WaitGraph } from './model';
import { edgeOf, layOut } from './wait-layout';
import { cycleWords, waits, waitSentences } from './waits';

function thread(number: number, lock: number | null, joins: number | null = null): ThreadView {
  const waiting = lock !== null || joins !== null;
  const what = lock === null ? `thread ${String(joins)} to end` : `Lock 'fork${String(lock)}'`;
  return {
    number,
    name: 'eat',
    state: waiting ? 'blocked' : 'running',
    wait: waiting ? { what, lock, thread: joins, line: 9 } : null,
    frames: [],
  };
}

function fork(id: number, holders: number[]): LockView {
  return { id, type: 'Lock', name: `'fork${String(id)}'`, holders };
}

/** Everybody holds the fork to the left and waits for the one to the right. */
function philosophers(count: number): WaitGraph {
  const seats = Array.from({ length: count }, (_, seat) => seat);
  return {
    threads: seats.map((seat) => thread(seat + 1, (seat + 1) % count)),
    locks: seats.map((seat) => fork(seat, [seat + 1])),
  };
}

const SIZE = { width: 110, height: 36, gap: 20 };

function overlaps(graph: WaitGraph): number {
  const places = [...layOut(waits(graph), SIZE, 800).places.values()];
  return places
    .flatMap((a, index) => places.slice(index + 1).map((b) => [a, b] as const))
    .filter(
      ([a, b]) => Math.abs(a.x - b.x) < SIZE.width && Math.abs(a.y - b.y) < SIZE.height,
    ).length;
}

describe('Waits', () => {
  it('finds the circle of a deadlock and says it in words', () => {
    const graph = waits(philosophers(3));
    expect(graph.cycles).toHaveLength(1);
    expect(graph.cycles[0]).toHaveLength(6);
    expect(cycleWords(graph, graph.cycles[0] ?? [])).toBe(
      "Deadlock: threads 1, 2 and 3 wait for each other in a circle (1 → 'fork1' → 2 → 'fork2' → 3 → 'fork0' → 1).",
    );
  });

  it('knows a thread that waits for the lock it holds', () => {
    const own: WaitGraph = { threads: [thread(1, 0)], locks: [fork(0, [1])] };
    const graph = waits(own);
    expect(graph.cycles).toHaveLength(1);
    expect(cycleWords(graph, graph.cycles[0] ?? [])).toBe(
      "Deadlock: thread 1 waits for itself (1 → 'fork0' → 1).",
    );
    expect(waitSentences(own)).toEqual([
      "1 eat waits for Lock 'fork0', which it holds itself, on line 9.",
    ]);
  });

  it('leaves out who neither waits nor is waited for', () => {
    const graph = waits({
      threads: [thread(0, null, 1), thread(1, 7), thread(2, null), thread(3, null)],
      locks: [fork(7, [2]), fork(8, [3])],
    });
    expect([...graph.nodes.keys()].sort()).toEqual(['lock 7', 'thread 0', 'thread 1', 'thread 2']);
    expect(graph.cycles).toEqual([]);
  });

  it('draws a crowd as one node and counts it', () => {
    const crowd = Array.from({ length: 5000 }, (_, index) => thread(index + 2, 0));
    const all = { threads: [thread(1, null), ...crowd], locks: [fork(0, [1])] };
    const graph = waits(all);
    expect(graph.nodes.size).toBeLessThan(20);
    expect(graph.nodes.get('more lock 0')).toMatchObject({ count: 5000 - 8 });
    expect(waitSentences(all).at(-1)).toBe('… 4,980 more threads');
  });
});

describe('The layout of waits', () => {
  it('covers no node with another', () => {
    for (let count = 2; count <= 12; count += 1) expect(overlaps(philosophers(count))).toBe(0);
    for (let count = 1; count <= 30; count += 1) {
      const crowd = Array.from({ length: count }, (_, index) => thread(index + 2, 0));
      expect(overlaps({ threads: [thread(1, null), ...crowd], locks: [fork(0, [1])] })).toBe(0);
    }
  });

  it('keeps every node inside the picture', () => {
    const { places, width, height } = layOut(waits(philosophers(5)), SIZE, 300);
    for (const { x, y } of places.values()) {
      expect(x - SIZE.width / 2).toBeGreaterThanOrEqual(0);
      expect(x + SIZE.width / 2).toBeLessThanOrEqual(width);
      expect(y - SIZE.height / 2).toBeGreaterThanOrEqual(0);
      expect(y + SIZE.height / 2).toBeLessThanOrEqual(height);
    }
  });

  it('begins an arrow at the edge of a box', () => {
    expect(edgeOf({ x: 0, y: 0 }, { x: 150, y: 90 }, SIZE)).toEqual({ x: 55, y: 0 });
    expect(edgeOf({ x: 0, y: 0 }, { x: 0, y: 50 }, SIZE)).toEqual({ x: 0, y: 18 });
  });
});
