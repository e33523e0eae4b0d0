/**
 * Where the nodes of a wait-for graph stand. Every node has one first arrow, so each part of the
 * graph is either a circle of nodes with trees of waiters around it, or one tree around what all of
 * it waits for.
 */
import { firstArrows, type Waits } from './waits';

/** The size of a node and the room around it. */
export interface NodeSize {
  width: number;
  height: number;
  gap: number;
}

export interface Point {
  x: number;
  y: number;
}

/** Where each node's centre is, and how large the picture is. */
export interface WaitLayout {
  places: Map<string, Point>;
  width: number;
  height: number;
}

/** One part of the graph: places around its middle. */
type Part = Map<string, Point>;

/** Lays out the graph in rows of parts no wider than `room`, unless a part alone is wider. */
export function layOut(graph: Waits, size: NodeSize, room: number): WaitLayout {
  const places = new Map<string, Point>();
  let [left, top, rowHeight, width] = [0, 0, 0, 0];
  for (const part of parts(graph).map((rough) => spread(rough, size))) {
    const xs = [...part.values()].map(({ x }) => x);
    const ys = [...part.values()].map(({ y }) => y);
    const [minX, minY] = [Math.min(...xs), Math.min(...ys)];
    const partWidth = Math.max(...xs) - minX + size.width + size.gap;
    const partHeight = Math.max(...ys) - minY + size.height + size.gap;
    if (left > 0 && left + partWidth > room) {
      top += rowHeight;
      left = 0;
      rowHeight = 0;
    }
    for (const [key, { x, y }] of part) {
      places.set(key, {
        x: left + x - minX + (size.width + size.gap) / 2,
        y: top + y - minY + (size.height + size.gap) / 2,
      });
    }
    left += partWidth;
    rowHeight = Math.max(rowHeight, partHeight);
    width = Math.max(width, left);
  }
  return { places, width, height: top + rowHeight };
}

/** The parts of the graph, each roughly laid out: distances count only beside each other. */
function parts(graph: Waits): Part[] {
  const next = firstArrows(graph.edges);
  const before = new Map<string, string[]>();
  const inCycle = new Set(graph.cycles.flat());
  for (const [from, to] of next) {
    if (inCycle.has(from)) continue;
    before.set(to, [...(before.get(to) ?? []), from]);
  }
  const weights = new Map<string, number>();
  const weigh = (key: string): number => {
    const weight = Math.max(1, (before.get(key) ?? []).reduce((sum, child) => sum + weigh(child), 0));
    weights.set(key, weight);
    return weight;
  };
  const roots = [...graph.nodes.keys()].filter((key) => !next.has(key)).map((key) => [key]);
  return [...graph.cycles, ...roots].map((ring) => {
    const part: Part = new Map();
    const all = ring.reduce((sum, key) => sum + weigh(key), 0);
    // A circle has a middle of its own; one node is the middle.
    const inner = ring.length === 1 ? 0 : Math.max(1, ring.length / 4);
    const place = (key: string, radius: number, from: number, to: number): void => {
      const angle = (from + to) / 2;
      part.set(key, { x: radius * Math.cos(angle), y: radius * Math.sin(angle) });
      let start = from;
      for (const child of before.get(key) ?? []) {
        const end = start + ((to - from) * (weights.get(child) ?? 1)) / (weights.get(key) ?? 1);
        place(child, radius + 1, start, end);
        start = end;
      }
    };
    // One who waits alone stands to the left; a circle begins at its top.
    let start = ring.length === 1 ? 0 : -Math.PI / 2 - (Math.PI * (weights.get(ring[0] ?? '') ?? 1)) / all;
    for (const key of ring) {
      const end = start + (2 * Math.PI * (weights.get(key) ?? 1)) / all;
      place(key, inner, start, end);
      start = end;
    }
    return part;
  });
}

/** Moves a part's nodes away from each other until none covers another. */
function spread(part: Part, { width, height, gap }: NodeSize): Part {
  const places = [...part.values()];
  let factor = 1;
  places.forEach((a, index) => {
    for (const b of places.slice(index + 1)) {
      const beside = (width + gap) / Math.abs(a.x - b.x);
      const above = (height + gap) / Math.abs(a.y - b.y);
      factor = Math.max(factor, Math.min(beside, above));
    }
  });
  return new Map([...part].map(([key, { x, y }]) => [key, { x: x * factor, y: y * factor }]));
}

/** Where the line from the middle of one box to that of another leaves the first. */
export function edgeOf(from: Point, to: Point, { width, height }: NodeSize): Point {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const share = Math.min(
    dx === 0 ? Infinity : width / 2 / Math.abs(dx),
    dy === 0 ? Infinity : height / 2 / Math.abs(dy),
  );
  return Number.isFinite(share) ? { x: from.x + dx * share, y: from.y + dy * share } : from;
}
