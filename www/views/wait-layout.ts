/**
 * Where the nodes of a wait-for graph stand. Every node has one first arrow, so each part of the
 * graph is either a circle of nodes with trees of waiters around it, or one tree, which is drawn in
 * columns: what all of it waits for on the right, who waits for that to the left of it, and so on.
 */
import { firstArrows, type Waits } from './waits';

/** The size of a node and the room around it. */
export interface NodeSize {
  width: number;
  height: number;
  /** Between two beside each other; above each other half of it is enough. */
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
  for (const part of parts(graph, size)) {
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

/** The parts of the graph, each laid out by itself. */
function parts(graph: Waits, size: NodeSize): Part[] {
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
  const roots = [...graph.nodes.keys()].filter((key) => !next.has(key));
  return [
    ...graph.cycles.map((ring) => {
      for (const key of ring) weigh(key);
      return spread(circle(ring, before, weights), size);
    }),
    ...roots.map((root) => columns(root, before, size)),
  ];
}

/** A circle, and trees that grow outwards from it, each in a sector; distances count only beside each other. */
function circle(
  ring: readonly string[],
  before: ReadonlyMap<string, string[]>,
  weights: ReadonlyMap<string, number>,
): Part {
  const part: Part = new Map();
  const weight = (key: string): number => weights.get(key) ?? 1;
  const all = ring.reduce((sum, key) => sum + weight(key), 0);
  const place = (key: string, radius: number, from: number, to: number): void => {
    const angle = (from + to) / 2;
    part.set(key, { x: radius * Math.cos(angle), y: radius * Math.sin(angle) });
    let start = from;
    for (const child of before.get(key) ?? []) {
      const end = start + ((to - from) * weight(child)) / weight(key);
      place(child, radius + 1, start, end);
      start = end;
    }
  };
  // It begins at its top.
  let start = -Math.PI / 2 - (Math.PI * weight(ring[0] ?? '')) / all;
  for (const key of ring) {
    const end = start + (2 * Math.PI * weight(key)) / all;
    place(key, Math.max(1, ring.length / 4), start, end);
    start = end;
  }
  return part;
}

/** A tree in columns: its leaves below each other, every other node in the middle of those that wait for it. */
function columns(
  root: string,
  before: ReadonlyMap<string, string[]>,
  { width, height, gap }: NodeSize,
): Part {
  const part: Part = new Map();
  let leaves = 0;
  const place = (key: string, depth: number): number => {
    const children = (before.get(key) ?? []).map((child) => place(child, depth + 1));
    const y =
      children.length === 0
        ? leaves++ * (height + gap / 2)
        : ((children.at(0) ?? 0) + (children.at(-1) ?? 0)) / 2;
    part.set(key, { x: -depth * (width + gap), y });
    return y;
  };
  place(root, 0);
  return part;
}

/** Moves a part's nodes away from each other until none covers another. */
function spread(part: Part, { width, height, gap }: NodeSize): Part {
  const places = [...part.values()];
  let factor = 1;
  places.forEach((a, index) => {
    for (const b of places.slice(index + 1)) {
      const beside = (width + gap) / Math.abs(a.x - b.x);
      const above = (height + gap / 2) / Math.abs(a.y - b.y);
      factor = Math.max(factor, Math.min(beside, above));
    }
  });
  return new Map([...part].map(([key, { x, y }]) => [key, { x: x * factor, y: y * factor }]));
}

/**
 * Where an arrow between two boxes touches the first: in the middle of the side where the other one
 * is, if it is beside it; otherwise on the line from middle to middle.
 */
export function edgeOf(from: Point, to: Point, { width, height }: NodeSize): Point {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  if (Math.abs(dx) > width) return { x: from.x + (Math.sign(dx) * width) / 2, y: from.y };
  if (dx === 0 && dy === 0) return from;
  const share = Math.min(
    dx === 0 ? Infinity : width / 2 / Math.abs(dx),
    dy === 0 ? Infinity : height / 2 / Math.abs(dy),
  );
  return { x: from.x + dx * share, y: from.y + dy * share };
}
