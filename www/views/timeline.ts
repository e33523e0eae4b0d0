/**
 * What every thread did over time. It grows at its end, and it can be cut back; everything else
 * about it is derived. Kept in columns of numbers, so that a million changes fit in a few megabytes.
 */
import type { ThreadState } from './model';

/** What the positions of a timeline count. */
export type TimelineUnit = 'microseconds' | 'instructions';

/** A thread was in one state on one line from one position to another. */
export interface TimelineSpan {
  from: number;
  to: number;
  state: ThreadState;
  /** 0 where none is known. */
  line: number;
  /** What it waits for, in words; empty otherwise. */
  what: string;
}

/** The states by the number that stands for each in the columns. */
export const STATES: readonly ThreadState[] = [
  'finished',
  'ready',
  'sleeping',
  'io',
  'blocked',
  'running',
];

/** How many changes lie between two sums of durations: to answer a question, at most so many are walked. */
const STRIDE = 8;

const codes = new Map(STATES.map((state, code) => [state, code]));

/** Numbers in a row that grows and shrinks at its end. */
class Column<A extends Float64Array | Uint32Array | Uint16Array> {
  values: A;
  length = 0;
  readonly #make: (length: number) => A;

  constructor(make: (length: number) => A) {
    this.#make = make;
    this.values = make(64);
  }

  push(value: number): void {
    if (this.length === this.values.length) {
      const wider = this.#make(this.length * 2);
      wider.set(this.values);
      this.values = wider;
    }
    this.values[this.length] = value;
    this.length += 1;
  }
}

/**
 * One row of the timeline: its changes in the order of their positions.
 *
 * Every so many changes it keeps how long each state has lasted in all since the lane began. So how
 * a stretch divides among the states takes two look-ups, however many changes the stretch has, and
 * a picture costs what its pixels cost.
 */
export class Lane {
  readonly #starts = new Column((length) => new Float64Array(length));
  readonly #states = new Column((length) => new Uint16Array(length));
  readonly #lines = new Column((length) => new Uint32Array(length));
  readonly #notes = new Column((length) => new Uint32Array(length));
  /** One number a state for every `STRIDE` changes: durations up to the first of them. */
  readonly #sums = new Column((length) => new Float64Array(length));
  /** How many changes were at or before the position asked for last. */
  #near = 0;

  /** How many changes it has. */
  get length(): number {
    return this.#starts.length;
  }

  start(index: number): number {
    return index < this.length ? (this.#starts.values[index] ?? Infinity) : Infinity;
  }

  /** The number of the state in `STATES`; in the lane of the GIL, the holder's number and one. */
  code(index: number): number {
    return this.#states.values[index] ?? 0;
  }

  line(index: number): number {
    return this.#lines.values[index] ?? 0;
  }

  note(index: number): number {
    return this.#notes.values[index] ?? 0;
  }

  /** Adds a change, in place of those at `at` and behind it; one that changes nothing is left out. */
  push(at: number, code: number, line: number, note: number): void {
    const last = this.length - 1;
    if (last >= 0 && this.start(last) >= at) this.cut(at);
    const before = this.length - 1;
    const same =
      before >= 0 &&
      this.code(before) === code &&
      this.line(before) === line &&
      this.note(before) === note;
    if (same) return;
    if (this.length % STRIDE === 0) {
      const sums = new Float64Array(STATES.length);
      this.durationsUpTo(at, sums);
      for (const sum of sums) this.#sums.push(sum);
    }
    this.#starts.push(at);
    this.#states.push(code);
    this.#lines.push(line);
    this.#notes.push(note);
  }

  /** The last change at or before a position; -1 where there is none. */
  indexAt(position: number): number {
    const starts = this.#starts.values;
    const { length } = this;
    // Questions come in the order of pixels: the answer is near the last one, and mostly behind it.
    let low = Math.min(this.#near, length);
    if (low > 0 && (starts[low - 1] ?? 0) > position) low = 0;
    let high = low;
    for (let step = 1; high < length && (starts[high] ?? 0) <= position; step *= 2) {
      low = high + 1;
      high = Math.min(length, high + step);
    }
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((starts[middle] ?? 0) <= position) low = middle + 1;
      else high = middle;
    }
    this.#near = low;
    return low - 1;
  }

  /** Forgets every change at `position` and behind it. */
  cut(position: number): void {
    let length = this.length;
    while (length > 0 && this.start(length - 1) >= position) length -= 1;
    for (const column of [this.#starts, this.#states, this.#lines, this.#notes]) {
      column.length = length;
    }
    this.#sums.length = Math.ceil(length / STRIDE) * STATES.length;
  }

  /**
   * How long each state has lasted from the lane's first change up to a position, in the order of
   * `STATES`. Only for lanes of threads.
   */
  durationsUpTo(position: number, into: Float64Array): void {
    const last = this.indexAt(position);
    if (last < 0) {
      into.fill(0);
      return;
    }
    // The last kept sum at or before the change; the one about to be kept is not there yet.
    const kept = this.#sums.length / STATES.length;
    const block = Math.min(Math.floor(last / STRIDE), kept - 1);
    const sums = this.#sums.values;
    for (let code = 0; code < STATES.length; code += 1) {
      into[code] = sums[block * STATES.length + code] ?? 0;
    }
    const starts = this.#starts.values;
    const states = this.#states.values;
    for (let index = block * STRIDE; index <= last; index += 1) {
      const end = index === last ? position : (starts[index + 1] ?? position);
      const code = states[index] ?? 0;
      into[code] = (into[code] ?? 0) + end - (starts[index] ?? 0);
    }
  }
}

/** A lane of a thread, with the thread's name. */
export interface ThreadLane {
  number: number;
  name: string;
  lane: Lane;
}

export class Timeline {
  readonly unit: TimelineUnit;
  readonly #threads = new Map<number, ThreadLane>();
  #gil: Lane | null = null;
  #end = 0;
  /** What threads wait for, each text once; a change keeps its number. */
  readonly #notes: string[] = [''];
  readonly #noteNumbers = new Map<string, number>([['', 0]]);

  constructor(unit: TimelineUnit) {
    this.unit = unit;
  }

  /** The position behind the last one known. */
  get end(): number {
    return this.#end;
  }

  /** In the order of the threads' numbers. */
  get threads(): ThreadLane[] {
    return [...this.#threads.values()].sort((a, b) => a.number - b.number);
  }

  /** Who held the GIL; null in a run without one. */
  get gil(): Lane | null {
    return this.#gil;
  }

  /** How many changes all lanes have together. */
  get length(): number {
    let length = this.#gil?.length ?? 0;
    for (const { lane } of this.#threads.values()) length += lane.length;
    return length;
  }

  /** Names a thread; its lane exists from then on. */
  name(thread: number, name: string): void {
    this.#lane(thread).name = name;
  }

  /** From position `at` on the thread is in this state, on this line (0: unknown), waiting for `what`. */
  change(thread: number, at: number, state: ThreadState, line = 0, what = ''): void {
    this.#lane(thread).lane.push(at, codes.get(state) ?? 0, line, this.#note(what));
    this.reach(at);
  }

  /** From position `at` on the GIL is held by this thread, or by none. */
  handOver(at: number, holder: number | null): void {
    this.#gil ??= new Lane();
    this.#gil.push(at, holder === null ? 0 : holder + 1, 0, 0);
    this.reach(at);
  }

  /** Time has passed up to `position`, whether or not anything changed. */
  reach(position: number): void {
    if (position > this.#end) this.#end = position;
  }

  /** Forgets everything from `position` on: the program took another way from there. */
  cut(position: number): void {
    for (const { lane } of this.#threads.values()) lane.cut(position);
    this.#gil?.cut(position);
    this.#end = Math.min(this.#end, position);
  }

  /** What a thread did at a position; null before it existed. */
  spanAt(thread: number, position: number): TimelineSpan | null {
    const lane = this.#threads.get(thread)?.lane;
    const index = lane?.indexAt(position) ?? -1;
    return lane === undefined || index < 0 ? null : this.span(lane, index);
  }

  /** One change of a thread's lane as a span up to the next. */
  span(lane: Lane, index: number): TimelineSpan {
    return {
      from: lane.start(index),
      to: Math.min(lane.start(index + 1), this.#end),
      state: STATES[lane.code(index)] ?? 'finished',
      line: lane.line(index),
      what: this.#notes[lane.note(index)] ?? '',
    };
  }

  /** Who held the GIL at a position; null for nobody. */
  holderAt(position: number): number | null {
    const index = this.#gil?.indexAt(position) ?? -1;
    const code = index < 0 ? 0 : (this.#gil?.code(index) ?? 0);
    return code === 0 ? null : code - 1;
  }

  /** Who got the GIL, one after the other. */
  holders(): number[] {
    const gil = this.#gil;
    const codes = Array.from({ length: gil?.length ?? 0 }, (_, index) => gil?.code(index) ?? 0);
    return codes.filter((code) => code !== 0).map((code) => code - 1);
  }

  #lane(thread: number): ThreadLane {
    let lane = this.#threads.get(thread);
    if (lane === undefined) {
      const name = thread === 0 ? 'MainThread' : `Thread-${String(thread)}`;
      lane = { number: thread, name, lane: new Lane() };
      this.#threads.set(thread, lane);
    }
    return lane;
  }

  #note(what: string): number {
    let number = this.#noteNumbers.get(what);
    if (number === undefined) {
      number = this.#notes.length;
      this.#notes.push(what);
      this.#noteNumbers.set(what, number);
    }
    return number;
  }
}
