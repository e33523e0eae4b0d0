/** Questions to SQLite and their answers as bytes; the other side is `src/wasm/sqlite.rs`. */

/** A value of SQL: integers are `bigint`, `foreign` is the type of a value that it does not know. */
export type Datum = null | bigint | number | string | Uint8Array | { foreign: string };

export interface Failure {
  /** SQLite's extended code; 0 when it was not asked. */
  code: number;
  message: string;
  /** Whether SQLite would have waited for another connection. */
  wouldWait: boolean;
}

export interface Column {
  name: string;
  declared: string | null;
}

export type Question =
  | { kind: 'open'; connection: number; file: string | null; mode: number }
  | { kind: 'close'; connection: number }
  | {
      kind: 'run';
      connection: number;
      statement: number;
      alone: boolean;
      begin: string;
      sql: string;
      parameters: { named: boolean; values: [name: string, value: Datum][] };
    }
  | { kind: 'more'; connection: number; statement: number; rows: number }
  | { kind: 'reset'; connection: number; statement: number }
  | { kind: 'forget' }
  | { kind: 'contents' };

class Reader {
  #at = 0;
  readonly #bytes: Uint8Array;
  readonly #view: DataView;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  byte(): number {
    return this.#view.getUint8(this.#at++);
  }

  number(): number {
    this.#at += 4;
    return this.#view.getUint32(this.#at - 4, true);
  }

  blob(): Uint8Array {
    const length = this.number();
    this.#at += length;
    return this.#bytes.slice(this.#at - length, this.#at);
  }

  text(): string {
    return new TextDecoder().decode(this.blob());
  }

  datum(): Datum {
    const tag = this.byte();
    switch (tag) {
      case 1:
        this.#at += 8;
        return this.#view.getBigInt64(this.#at - 8, true);
      case 2:
        this.#at += 8;
        return this.#view.getFloat64(this.#at - 8, true);
      case 3:
        return this.text();
      case 4:
        return this.blob();
      case 5:
        return { foreign: this.text() };
      default:
        return null;
    }
  }
}

/** The question, and the run whose databases it is about. */
export function readQuestion(bytes: Uint8Array): { run: number; question: Question } {
  const reader = new Reader(bytes);
  return { run: reader.number(), question: read(reader) };
}

function read(reader: Reader): Question {
  const tag = reader.byte();
  if (tag === 5) return { kind: 'forget' };
  if (tag === 6) return { kind: 'contents' };
  const connection = reader.number();
  switch (tag) {
    case 0: {
      const file = reader.byte() === 1 ? reader.text() : null;
      return { kind: 'open', connection, file, mode: reader.byte() };
    }
    case 1:
      return { kind: 'close', connection };
    case 2: {
      const statement = reader.number();
      const alone = reader.byte() === 1;
      const [begin, sql] = [reader.text(), reader.text()];
      const named = reader.byte() === 1;
      const values = Array.from({ length: reader.number() }, (): [string, Datum] => {
        const name = named ? reader.text() : '';
        return [name, reader.datum()];
      });
      return { kind: 'run', connection, statement, alone, begin, sql, parameters: { named, values } };
    }
    case 3:
      return { kind: 'more', connection, statement: reader.number(), rows: reader.number() };
    default:
      return { kind: 'reset', connection, statement: reader.number() };
  }
}

/** An answer, filled in bit by bit and then written as bytes. */
export class Answer {
  failure: Failure | null = null;
  columns: Column[] = [];
  rows: Datum[][] = [];
  done = false;
  changes = 0n;
  totalChanges = 0n;
  lastRow = 0n;
  inTransaction = false;
  /** Bytes of the text that have been made use of. */
  used = 0;
  readsOnly = false;
  #bytes = new Uint8Array(1024);
  #at = 0;

  bytes(): Uint8Array {
    this.#at = 0;
    this.#byte(this.failure ? 1 : 0);
    if (this.failure) {
      this.#number(this.failure.code);
      this.#text(this.failure.message);
      this.#byte(Number(this.failure.wouldWait));
    }
    this.#number(this.columns.length);
    for (const { name, declared } of this.columns) {
      this.#text(name);
      this.#byte(declared === null ? 0 : 1);
      this.#text(declared ?? '');
    }
    this.#number(this.rows.length);
    for (const row of this.rows) {
      this.#number(row.length);
      for (const value of row) this.#datum(value);
    }
    for (const flag of [this.done, this.inTransaction, this.readsOnly]) this.#byte(Number(flag));
    for (const count of [this.changes, this.totalChanges, this.lastRow]) this.#long(count);
    this.#number(this.used);
    return this.#bytes.slice(0, this.#at);
  }

  /** Makes room for so many bytes; answers where they go. */
  #room(length: number): number {
    const at = this.#at;
    this.#at += length;
    if (this.#at > this.#bytes.length) {
      const larger = new Uint8Array(this.#at * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    return at;
  }

  #view(at: number): DataView {
    return new DataView(this.#bytes.buffer, at);
  }

  #byte(value: number): void {
    this.#view(this.#room(1)).setUint8(0, value);
  }

  #number(value: number): void {
    this.#view(this.#room(4)).setInt32(0, value, true);
  }

  #long(value: bigint): void {
    this.#view(this.#room(8)).setBigInt64(0, value, true);
  }

  #blob(bytes: Uint8Array): void {
    this.#number(bytes.length);
    const at = this.#room(bytes.length);
    this.#bytes.set(bytes, at);
  }

  #text(text: string): void {
    this.#blob(new TextEncoder().encode(text));
  }

  #datum(value: Datum): void {
    if (typeof value === 'bigint') {
      this.#byte(1);
      this.#long(value);
    } else if (typeof value === 'number') {
      this.#byte(2);
      this.#view(this.#room(8)).setFloat64(0, value, true);
    } else if (typeof value === 'string') {
      this.#byte(3);
      this.#text(value);
    } else if (value instanceof Uint8Array) {
      this.#byte(4);
      this.#blob(value);
    } else {
      this.#byte(0);
    }
  }
}
