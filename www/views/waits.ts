/** Who waits for whom: the graph behind a wait-for picture, its cycles, and the same in words. */
import type { LockView, ThreadView, WaitGraph } from './model';
import { counted, doingWords, shortName, threadsWords } from './words';

/** A thread, something threads wait for, or those that are not drawn one by one. */
export type WaitNode =
  | { key: string; kind: 'thread'; thread: ThreadView }
  | { key: string; kind: 'lock'; lock: LockView }
  | { key: string; kind: 'more'; count: number };

/** From the one that waits to what it waits for, or from what is held to its holder. */
export interface WaitEdge {
  from: string;
  to: string;
  kind: 'waits' | 'held';
}

/** Nodes that wait, and those they wait for; nobody else is part of the picture. */
export interface Waits {
  nodes: Map<string, WaitNode>;
  edges: WaitEdge[];
  /** Each cycle's nodes, in the order of its arrows. */
  cycles: string[][];
}

/** Of more that wait for the same, the others are one node. */
const MOST_WAITERS = 8;
/** So many nodes can be told apart; the text lists the others. */
const MOST_NODES = 60;

export function threadKey(number: number): string {
  return `thread ${String(number)}`;
}

function lockKey(id: number): string {
  return `lock ${String(id)}`;
}

/** The graph of everything that is waited for, as far as it can be drawn. */
export function waits({ threads, locks }: WaitGraph): Waits {
  const nodes = new Map<string, WaitNode>();
  const edges: WaitEdge[] = [];
  const byNumber = new Map(threads.map((thread) => [thread.number, thread]));
  const byId = new Map(locks.map((lock) => [lock.id, lock]));
  const addThread = (thread: ThreadView): string => {
    const key = threadKey(thread.number);
    nodes.set(key, { key, kind: 'thread', thread });
    return key;
  };
  const addLock = (lock: LockView): string => {
    const key = lockKey(lock.id);
    if (nodes.has(key)) return key;
    nodes.set(key, { key, kind: 'lock', lock });
    for (const holder of lock.holders.slice(0, MOST_WAITERS)) {
      const thread = byNumber.get(holder);
      if (thread) edges.push({ from: key, to: addThread(thread), kind: 'held' });
    }
    return key;
  };
  const waiters = new Map<string, number>();
  // Those who hold something come first: they are who the others wait for.
  const holders = new Set(locks.flatMap((lock) => lock.holders));
  const inOrder = [...threads].sort(
    (a, b) => Number(holders.has(b.number)) - Number(holders.has(a.number)) || a.number - b.number,
  );
  for (const thread of inOrder) {
    if (thread.state !== 'blocked' || thread.wait === null) continue;
    const lock = thread.wait.lock === null ? undefined : byId.get(thread.wait.lock);
    const other = thread.wait.thread === null ? undefined : byNumber.get(thread.wait.thread);
    const to = lock ? lockKey(lock.id) : other ? threadKey(other.number) : null;
    if (to === null) continue;
    const before = waiters.get(to) ?? 0;
    waiters.set(to, before + 1);
    const holds = holders.has(thread.number);
    if (!holds && (before >= MOST_WAITERS || nodes.size >= MOST_NODES)) continue;
    if (lock) addLock(lock);
    else if (other) addThread(other);
    edges.push({ from: addThread(thread), to, kind: 'waits' });
  }
  for (const [to, count] of waiters) {
    const drawn = edges.filter((edge) => edge.kind === 'waits' && edge.to === to).length;
    if (drawn === count || !nodes.has(to)) continue;
    const key = `more ${to}`;
    nodes.set(key, { key, kind: 'more', count: count - drawn });
    edges.push({ from: key, to, kind: 'waits' });
  }
  return { nodes, edges, cycles: cyclesOf(nodes, edges) };
}

/**
 * The cycles that following each node's first arrow leads into. A thread waits for one thing at a
 * time and a lock has one holder, so there are no others where locks are concerned.
 */
function cyclesOf(nodes: ReadonlyMap<string, WaitNode>, edges: readonly WaitEdge[]): string[][] {
  const next = firstArrows(edges);
  const done = new Set<string>();
  const cycles: string[][] = [];
  for (const start of nodes.keys()) {
    const path: string[] = [];
    let here: string | undefined = start;
    while (here !== undefined && !done.has(here)) {
      done.add(here);
      path.push(here);
      here = next.get(here);
    }
    const back = here === undefined ? -1 : path.indexOf(here);
    if (back >= 0) cycles.push(begun(path.slice(back), nodes));
  }
  return cycles;
}

/** The same cycle, begun with the thread that was started first. */
function begun(cycle: readonly string[], nodes: ReadonlyMap<string, WaitNode>): string[] {
  const numbers = cycle.map((key) => {
    const node = nodes.get(key);
    return node?.kind === 'thread' ? node.thread.number : Infinity;
  });
  const first = numbers.indexOf(Math.min(...numbers));
  return [...cycle.slice(first), ...cycle.slice(0, first)];
}

/** Where the first arrow of each node leads. */
export function firstArrows(edges: readonly WaitEdge[]): Map<string, string> {
  const next = new Map<string, string>();
  for (const { from, to } of edges) if (!next.has(from)) next.set(from, to);
  return next;
}

/** A cycle in a sentence: every thread of it waits for the next, for ever. */
export function cycleWords({ nodes }: Waits, cycle: readonly string[]): string {
  const names = cycle.flatMap((key) => {
    const node = nodes.get(key);
    if (node?.kind === 'thread') return [String(node.thread.number)];
    return node?.kind === 'lock' ? [node.lock.name] : [];
  });
  const threads = cycle.flatMap((key) => {
    const node = nodes.get(key);
    return node?.kind === 'thread' ? [node.thread.number] : [];
  });
  const [first = ''] = names;
  const circle = [...names, first].join(' → ');
  return threads.length === 1
    ? `Deadlock: ${threadsWords(threads)} waits for itself (${circle}).`
    : `Deadlock: ${threadsWords(threads)} wait for each other in a circle (${circle}).`;
}

/** How many waiting threads are told one by one. */
const MOST_SENTENCES = 20;

/** One sentence for each thread that waits, and for those left out. */
export function waitSentences({ threads, locks }: WaitGraph): string[] {
  const byId = new Map(locks.map((lock) => [lock.id, lock]));
  const waiting = threads.filter(({ state, wait }) => state === 'blocked' && wait !== null);
  const sentences = waiting.slice(0, MOST_SENTENCES).map((thread) => {
    const { wait } = thread;
    const holders = wait?.lock == null ? [] : (byId.get(wait.lock)?.holders ?? []);
    const own = holders.includes(thread.number) ? ', which it holds itself' : '';
    const line = wait?.line == null ? '' : `, on line ${String(wait.line)}`;
    return `${String(thread.number)} ${shortName(thread.name)} ${doingWords(thread, holders)}${own}${line}.`;
  });
  const left = waiting.length - MOST_SENTENCES;
  return left > 0 ? [...sentences, `… ${counted(left, 'more thread')}`] : sentences;
}
