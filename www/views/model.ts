/**
 * What the views show: plain data about the threads, the memory and the outcomes of one program.
 * Whoever runs the program fills it in; the views draw it and know no engine. Data is replaced,
 * never changed in place, except a `Timeline`, which grows (`timeline.ts`).
 *
 * Threads are numbered as everywhere on the page: 0 is the main thread, the others follow in the
 * order of starting. The number decides a thread's colour. Lines count from 1.
 */

/** What a thread does at a moment. */
export type ThreadState =
  /** It executes instructions. */
  | 'running'
  /** It could, and waits for its turn (under the GIL: for the GIL). */
  | 'ready'
  /** It waits for another thread: for a lock, a condition, a queue, or for a thread to end. */
  | 'blocked'
  /** It waits for the clock. */
  | 'sleeping'
  /** It waits for the world outside: input, a file, a network, a database. */
  | 'io'
  /** It has ended. */
  | 'finished';

/** One thread at one moment. */
export interface ThreadView {
  number: number;
  name: string;
  state: ThreadState;
  /** What it waits for, when it is blocked. */
  wait: WaitView | null;
  /** Its calls, the outermost first: the last one is where it stands. Empty before and after it runs. */
  frames: FrameView[];
  /** The exception that ended it, in one line. */
  failure?: string;
}

/** What a blocked thread waits for. */
export interface WaitView {
  /** In words, such as `Lock 'printer'` or `Thread-2 (eat) to end`. */
  what: string;
  /** What it waits for is a lock or the like: its `LockView.id`. Null where it is a thread, or nothing with a holder. */
  lock: number | null;
  /** The thread whose end it waits for (`join`). */
  thread: number | null;
  /** The line on which it waits; null where what waits has no lines. */
  line: number | null;
}

/** One call on a thread's stack. */
export interface FrameView {
  /** The function's name as tracebacks give it; `<module>` for the program itself. */
  name: string;
  line: number;
  /** The file's name where it is not the program's own. */
  file?: string;
  locals: SlotView[];
}

/** A name, an index or a key, and what it is bound to. */
export interface SlotView {
  /** As the program writes it: `counter`, `[3]`, `['name']`. */
  name: string;
  value: ValueView;
  /** Whether the last move of a thread bound it or changed its value. */
  changed: boolean;
  /** The `repr()` of the value it had before that move, if it had one. */
  before?: string;
}

/** A value: small ones are shown in place, the others are arrows to the object. */
export interface ValueView {
  /** Its `repr()`, shortened; also said where an arrow is drawn. */
  text: string;
  /** The `ObjectView.id` it refers to; null for a value that is shown in place. */
  object: number | null;
}

/** One object on the heap. */
export interface ObjectView {
  /** Stable as long as the object lives, and small: it is shown, as in `list #3`. */
  id: number;
  /** Its class's name. */
  type: string;
  /** What is to be said of it besides its items, such as `len 3` or `locked by 2`; may be empty. */
  text: string;
  /** Attributes, items or entries. */
  items: SlotView[];
  /** How many more items it has than `items` tells. */
  more: number;
  /** Whether the last move of a thread changed the object itself, or made it. */
  changed: boolean;
}

/** Everything the memory view draws. The stacks are those of `threads`. */
export interface MemoryView {
  globals: SlotView[];
  objects: ObjectView[];
  /** How many more objects there are than `objects` tells. */
  moreObjects: number;
  threads: ThreadView[];
}

/** Something threads hold and wait for: a lock, a condition, a semaphore, a queue. */
export interface LockView {
  id: number;
  /** Its class's name, such as `Lock`. */
  type: string;
  /** What the program calls it; where that is not known, something that tells it from the others. */
  name: string;
  /** The threads that hold it. */
  holders: number[];
}

/** What the wait-for graph draws. Who waits for what stands in the threads' `wait`. */
export interface WaitGraph {
  threads: ThreadView[];
  locks: LockView[];
}

/** How one possible outcome of a program ends. */
export type OutcomeKind = 'finished' | 'exception' | 'deadlock' | 'diverges';

/** One way the program can end, and how often it did. */
export interface OutcomeView {
  /** Stable, so that a chart that is updated keeps its rows. */
  id: string;
  kind: OutcomeKind;
  /** In a few words: `counter = 8`, `deadlock`, `ValueError: …`. */
  label: string;
  /** What it printed, or whatever else tells it from the others; may be empty. */
  detail: string;
  /** Whether the search reached it; false for what was only measured. */
  found: boolean;
  /** A shortest schedule that leads there; null where none is known. */
  schedule: string | null;
  /** How many times that schedule changes from one thread to another. */
  switches: number | null;
  /** How many of the measured runs ended so. */
  runs: number;
  /** Whether it is the one the lecture calls right. */
  expected: boolean;
}

/** Everything the outcome chart draws. */
export interface OutcomeSet {
  outcomes: OutcomeView[];
  /** Whether the search saw every interleaving; null before there was a search. */
  complete: boolean | null;
  /** How many runs were measured on this machine; 0 before any. */
  runs: number;
}

/** One instruction of a line. */
export interface InstructionView {
  /** Where it stands in its code object. */
  offset: number;
  /** Its name, such as `LOAD_GLOBAL`. */
  name: string;
  /** Its operand as people read it, such as `counter`; may be empty. */
  operand: string;
  /** Whether it reads or writes what other threads can see. */
  shared: boolean;
  /** The threads that execute it next. */
  threads: number[];
}

/** The instructions of one line of the program. */
export interface ListingView {
  line: number;
  /** The line's text. */
  text: string;
  /** The function's name it stands in. */
  function: string;
  instructions: InstructionView[];
}

/** Something to be said about a line: one end of a race, a place where a thread waits for ever. */
export interface LineNote {
  line: number;
  text: string;
}
