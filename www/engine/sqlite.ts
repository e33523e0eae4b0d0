/**
 * SQLite in the page, for programs that connect to a database: the same questions and answers as natively
 * (`src/database`), over the official build. It is fetched when a program first needs it. Nothing here
 * ever waits: a statement that finds the database locked says so, and its thread waits in the engine.
 * The files are in the memory of this module, in the run's own names, and gone with the run.
 */
import initSqlite, { type Database, type PreparedStatement, type Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import { Answer, type Column, type Datum, type Failure, type Question, readQuestion } from './sqlite-wire';

/** Steps of SQLite's machine between two looks at whether to stop. */
const STEPS = 50_000;
/** Pages of 4 KB in one database: 256 MB. */
const PAGES = 65_536;
/** Has locks between connections, unlike the default. */
const FILE_SYSTEM = 'unix';
/** Where the header of a database file counts changes. */
const COUNTERS = [24, 92];

type Pointer = PreparedStatement | number;
type Authorizer = Parameters<Sqlite3Static['capi']['sqlite3_set_authorizer']>[1];

interface Statement {
  pointer: Pointer;
  sql: string;
  given: number;
  parameters: unknown;
}

interface Connection {
  handle: Database | number;
  file: string | null;
  mode: number;
  settled: boolean;
  statements: Map<number, Statement>;
  /** What was executed that may have changed the connection in ways that cannot be read off it. */
  marks: unknown[];
  /** What was executed since the transaction began. */
  since: unknown[];
  /** What a database of the connection's own held when the transaction began. */
  before: Uint8Array;
}

/** The databases of one run. */
interface Run {
  number: number;
  files: string[];
  connections: Map<number, Connection>;
  /** Connections of ours that look at what is committed, by file. */
  lookers: Map<number, Database | number>;
}

/** Thrown with what SQLite says, and caught where the question came in. */
class Refused extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** The question itself was wrong, and SQLite was not asked. */
function wrong(message: string): Refused {
  return new Refused({ code: 0, message, wouldWait: false });
}

/** Whether a text is more than space and comments. */
function somethingLeft(text: string): boolean {
  return text.replace(/^[\s;]+/, '').replace(/^(?:\s|--[^\n]*(?:\n|$)|\/\*[\s\S]*?(?:\*\/|$))*/, '') !== '';
}

export class Sqlite {
  readonly #sqlite: Sqlite3Static;
  readonly #runs = new Map<number, Run>();
  #ours = false;
  /** Whether what SQLite was asked last would wait for another connection. */
  #wouldWait = false;
  /** What SQLite calls: made once, for each is a small module to be compiled. */
  readonly #called: Readonly<Record<'busy' | 'progress' | 'authorizer', number>>;

  private constructor(sqlite: Sqlite3Static, isToStop: () => boolean) {
    this.#sqlite = sqlite;
    const { capi, wasm } = sqlite;
    this.#called = {
      busy: wasm.installFunction('i(pi)', () => {
        this.#wouldWait = true;
        return 0;
      }),
      progress: wasm.installFunction('i(p)', () => (isToStop() ? 1 : 0)),
      authorizer: wasm.installFunction('i(pipppp)', (_: number, action: number, first: number, second: number) => {
        const [name, value] = [first, second].map((text) => wasm.cstrToJs(text));
        return this.#permits(action, name ?? null, value ?? null) ? capi.SQLITE_OK : capi.SQLITE_DENY;
      }),
    };
  }

  /** @param isToStop asked now and then while a statement goes on */
  static async open(isToStop: () => boolean = () => false): Promise<Sqlite> {
    // What it would complain about on the console, the program hears as exceptions.
    const sqlite = await (initSqlite as (options: object) => Promise<Sqlite3Static>)({
      print: () => undefined,
      printErr: () => undefined,
    });
    sqlite.config.warn = sqlite.config.error = () => undefined;
    return new Sqlite(sqlite, isToStop);
  }

  /** Answers a question as the engine wrote it. */
  ask(bytes: Uint8Array): Uint8Array {
    const { run: number, question } = readQuestion(bytes);
    const run: Run = this.#runs.get(number) ?? { number, files: [], connections: new Map(), lookers: new Map() };
    this.#runs.set(number, run);
    const answer = new Answer();
    try {
      this.#answer(run, question, answer);
    } catch (error) {
      answer.failure = error instanceof Refused ? error.failure : { code: 2, message: String(error), wouldWait: false };
    }
    const connection = 'connection' in question ? run.connections.get(question.connection) : undefined;
    if (connection) this.#tell(connection, answer);
    return answer.bytes();
  }

  #answer(run: Run, question: Question, answer: Answer): void {
    switch (question.kind) {
      case 'open':
        this.#open(run, question.connection, question.file, question.mode);
        return;
      case 'forget':
        this.#forget(run);
        return;
      case 'contents':
        answer.rows = [[this.#contents(run)]];
        return;
      case 'close':
        this.#close(run, question.connection);
        return;
    }
    const connection = run.connections.get(question.connection);
    if (!connection) throw wrong('Cannot operate on a closed database.');
    try {
      switch (question.kind) {
        case 'run':
          this.#settle(connection);
          this.#run(connection, question, answer);
          break;
        case 'more':
          this.#more(connection, question.statement, question.rows, answer);
          break;
        case 'reset':
          this.#finish(connection, question.statement);
          answer.done = true;
      }
    } catch (error) {
      this.#finish(connection, question.statement);
      throw error;
    }
  }

  #tell({ handle }: Connection, answer: Answer): void {
    const { capi } = this.#sqlite;
    answer.changes = capi.sqlite3_changes64(handle);
    answer.totalChanges = capi.sqlite3_total_changes64(handle);
    answer.lastRow = capi.sqlite3_last_insert_rowid(handle);
    answer.inTransaction = capi.sqlite3_get_autocommit(handle) === 0;
  }

  #open(run: Run, number: number, file: string | null, mode: number): void {
    const { capi } = this.#sqlite;
    const flags = [
      capi.SQLITE_OPEN_READWRITE | capi.SQLITE_OPEN_CREATE,
      capi.SQLITE_OPEN_READWRITE,
      capi.SQLITE_OPEN_READONLY,
    ][mode];
    const path = file === null ? ':memory:' : this.#path(run, file);
    const handle = this.#handle(path, flags ?? 0);
    const connection: Connection = {
      handle, file, mode, settled: mode === 2, statements: new Map(), marks: [], since: [], before: new Uint8Array(),
    };
    run.connections.set(number, connection);
    const { busy, progress, authorizer } = this.#called;
    capi.sqlite3_busy_handler(handle, busy, 0);
    capi.sqlite3_progress_handler(handle, STEPS, progress, 0);
    // It takes a pointer as the others do, which its type does not say.
    capi.sqlite3_set_authorizer(handle, authorizer as unknown as Authorizer, 0);
  }

  /** Keeps a program inside of its own databases and their size. */
  #permits(action: number, first: string | null, second: string | null): boolean {
    const { capi } = this.#sqlite;
    const name = (first ?? '').toLowerCase();
    if (this.#ours) return true;
    if (action === capi.SQLITE_ATTACH) return name === '' || name === ':memory:';
    if (action !== capi.SQLITE_PRAGMA) return true;
    if (name === 'max_page_count') return second === null;
    return name !== 'temp_store_directory' && name !== 'data_store_directory';
  }

  #handle(path: string, flags: number): Database | number {
    const { capi, wasm } = this.#sqlite;
    const stack = wasm.pstack.pointer;
    try {
      const place = wasm.pstack.alloc(8);
      wasm.pokePtr(place, 0);
      const code = capi.sqlite3_open_v2(path, place, flags, path === ':memory:' ? 0 : FILE_SYSTEM);
      const handle = wasm.peekPtr(place);
      if (code !== 0) {
        const failure = { code, message: capi.sqlite3_errmsg(handle), wouldWait: false };
        capi.sqlite3_close_v2(handle);
        throw new Refused(failure);
      }
      capi.sqlite3_extended_result_codes(handle, 1);
      capi.sqlite3_db_config(handle, capi.SQLITE_DBCONFIG_ENABLE_FKEY, 0, 0);
      capi.sqlite3_db_config(handle, capi.SQLITE_DBCONFIG_DQS_DML, 1, 0);
      capi.sqlite3_db_config(handle, capi.SQLITE_DBCONFIG_DQS_DDL, 1, 0);
      return handle;
    } finally {
      wasm.pstack.restore(stack);
    }
  }

  #path(run: Run, file: string): string {
    if (!run.files.includes(file)) run.files.push(file);
    return this.#pathOf(run, run.files.indexOf(file));
  }

  #pathOf(run: Run, file: number): string {
    return `/run-${String(run.number)}-${String(file)}`;
  }

  #close(run: Run, number: number): void {
    const connection = run.connections.get(number);
    if (!connection) return;
    for (const name of [...connection.statements.keys()]) this.#finish(connection, name);
    this.#sqlite.capi.sqlite3_close_v2(connection.handle);
    run.connections.delete(number);
  }

  #forget(run: Run): void {
    for (const number of [...run.connections.keys()]) this.#close(run, number);
    for (const looker of run.lookers.values()) this.#sqlite.capi.sqlite3_close_v2(looker);
    const { wasm } = this.#sqlite;
    const unlink = (wasm.exports as Record<string, ((vfs: number, name: number) => number) | undefined>)
      .sqlite3__wasm_vfs_unlink;
    run.files.forEach((_, number) => {
      for (const ending of ['', '-journal']) {
        const path = wasm.allocCString(this.#pathOf(run, number) + ending, false);
        unlink?.(this.#sqlite.capi.sqlite3_vfs_find(FILE_SYSTEM), path);
        wasm.dealloc(path);
      }
    });
    this.#runs.delete(run.number);
  }

  #failed(connection: Connection): Refused {
    const { capi } = this.#sqlite;
    const code = capi.sqlite3_extended_errcode(connection.handle);
    const wouldWait = (code & 0xff) === capi.SQLITE_BUSY && this.#wouldWait;
    return new Refused({ code, message: capi.sqlite3_errmsg(connection.handle), wouldWait });
  }

  #execute(connection: Connection, sql: string): void {
    this.#wouldWait = false;
    const { capi } = this.#sqlite;
    if (capi.sqlite3_exec(connection.handle, sql, 0, 0, 0) !== capi.SQLITE_OK) throw this.#failed(connection);
  }

  /** Nothing outlives the run, so nothing has to be on a disk; and nothing may fill the memory. */
  #settle(connection: Connection): void {
    if (connection.settled) return;
    this.#ours = true;
    try {
      this.#execute(connection, `PRAGMA synchronous = OFF; PRAGMA max_page_count = ${String(PAGES)}`);
      connection.settled = true;
    } catch {
      // Where another connection has the database locked, it is tried again the next time.
    } finally {
      this.#ours = false;
    }
  }

  /** Makes a statement of the first one in a text; answers what is left of it. */
  #prepare(connection: Connection, name: number, sql: string): { used: number; rest: string; any: boolean } {
    const { capi, wasm } = this.#sqlite;
    this.#finish(connection, name);
    this.#wouldWait = false;
    const encoded = new TextEncoder().encode(sql);
    const text = wasm.allocCString(sql, false);
    const stack = wasm.pstack.pointer;
    try {
      const [place, tail] = [wasm.pstack.alloc(8), wasm.pstack.alloc(8)];
      wasm.pokePtr(place, 0);
      const code = capi.sqlite3_prepare_v3(connection.handle, text, encoded.length, 0, place, tail);
      if (code !== capi.SQLITE_OK) throw this.#failed(connection);
      const pointer = wasm.peekPtr(place);
      const used = Math.min(wasm.peekPtr(tail) - text, encoded.length);
      if (pointer !== 0) connection.statements.set(name, { pointer, sql, given: 0, parameters: null });
      const rest = new TextDecoder().decode(encoded.subarray(used));
      return { used: somethingLeft(rest) ? used : encoded.length, rest, any: pointer !== 0 };
    } finally {
      wasm.pstack.restore(stack);
      wasm.dealloc(text);
    }
  }

  #run(connection: Connection, question: Question & { kind: 'run' }, answer: Answer): void {
    const { capi } = this.#sqlite;
    const { statement: name, sql, parameters } = question;
    const { used, rest, any } = this.#prepare(connection, name, sql);
    if (question.alone && somethingLeft(rest)) throw wrong('You can only execute one statement at a time.');
    answer.used = used;
    answer.readsOnly = true;
    const statement = connection.statements.get(name);
    if (!any || !statement) {
      answer.done = true;
      return;
    }
    const { pointer } = statement;
    statement.parameters = parameters;
    answer.readsOnly = capi.sqlite3_stmt_readonly(pointer) !== 0;
    this.#values(pointer, parameters).forEach((value, place) => {
      // Binding NULL answers nothing at all, whatever its type says.
      if (this.#bind(pointer, place + 1, value) > capi.SQLITE_OK) throw this.#failed(connection);
    });
    if (question.begin !== '' && capi.sqlite3_get_autocommit(connection.handle) !== 0) {
      this.#execute(connection, question.begin);
    }
    if (/pragma|temp|attach|detach|savepoint|release/i.test(sql)) connection.marks.push(sql);
    if (!answer.readsOnly) connection.since.push([sql, parameters]);
    const more = this.#step(connection, pointer, () => connection.since.pop());
    if (capi.sqlite3_get_autocommit(connection.handle) !== 0) connection.since = [];
    answer.columns = this.#columns(pointer);
    if (more) {
      answer.rows = [this.#row(pointer)];
      statement.given = 1;
    } else {
      answer.done = true;
      this.#finish(connection, name);
    }
  }

  /** Whether there is a row. */
  #step(connection: Connection, pointer: Pointer, onWait: () => void = () => undefined): boolean {
    const { capi } = this.#sqlite;
    this.#wouldWait = false;
    const code = capi.sqlite3_step(pointer);
    if (code === capi.SQLITE_ROW) return true;
    if (code === capi.SQLITE_DONE) return false;
    const refused = this.#failed(connection);
    if (refused.failure.wouldWait) onWait();
    throw refused;
  }

  #more(connection: Connection, name: number, most: number, answer: Answer): void {
    const statement = connection.statements.get(name);
    while (statement && answer.rows.length < most) {
      if (!this.#step(connection, statement.pointer)) {
        this.#finish(connection, name);
        answer.done = true;
        return;
      }
      answer.rows.push(this.#row(statement.pointer));
      statement.given += 1;
    }
    answer.done = !statement;
  }

  #finish(connection: Connection, name: number): void {
    const statement = connection.statements.get(name);
    if (!statement) return;
    connection.statements.delete(name);
    this.#sqlite.capi.sqlite3_finalize(statement.pointer);
  }

  /** The values for a statement's parameters, in their order. */
  #values(pointer: Pointer, given: (Question & { kind: 'run' })['parameters']): Datum[] {
    const { capi } = this.#sqlite;
    const count = capi.sqlite3_bind_parameter_count(pointer);
    let values: Datum[];
    if (given.named) {
      const byName = new Map(given.values);
      values = Array.from({ length: count }, (_, place) => {
        const name = capi.sqlite3_bind_parameter_name(pointer, place + 1);
        const number = String(place + 1);
        if (!name) throw wrong(`Binding ${number} has no name, but you supplied a dictionary (which has only names).`);
        const value = byName.get(name.slice(1));
        if (value === undefined) throw wrong(`You did not supply a value for binding parameter ${name}.`);
        return value;
      });
    } else {
      values = given.values.map(([, value]) => value);
      if (values.length !== count) {
        throw wrong(
          `Incorrect number of bindings supplied. The current statement uses ${String(count)}, and there are ` +
            `${String(values.length)} supplied.`,
        );
      }
    }
    values.forEach((value, place) => {
      if (typeof value === 'object' && value !== null && 'foreign' in value) {
        throw wrong(`Error binding parameter ${String(place + 1)}: type '${value.foreign}' is not supported`);
      }
    });
    return values;
  }

  #bind(pointer: Pointer, place: number, value: Datum): number {
    const { capi, wasm } = this.#sqlite;
    if (typeof value === 'bigint') return capi.sqlite3_bind_int64(pointer, place, value);
    if (typeof value === 'number') return capi.sqlite3_bind_double(pointer, place, value);
    if (typeof value === 'string' || value instanceof Uint8Array) {
      const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : value;
      const copy = wasm.alloc(Math.max(bytes.length, 1));
      wasm.heap8u().set(bytes, copy);
      try {
        return typeof value === 'string'
          ? capi.sqlite3_bind_text(pointer, place, copy, bytes.length, capi.SQLITE_TRANSIENT)
          : capi.sqlite3_bind_blob(pointer, place, copy, bytes.length, capi.SQLITE_TRANSIENT);
      } finally {
        wasm.dealloc(copy);
      }
    }
    return capi.sqlite3_bind_null(pointer, place);
  }

  #columns(pointer: Pointer): Column[] {
    const { capi } = this.#sqlite;
    return Array.from({ length: capi.sqlite3_column_count(pointer) }, (_, place) => ({
      name: capi.sqlite3_column_name(pointer, place),
      declared: capi.sqlite3_column_decltype(pointer, place),
    }));
  }

  #row(pointer: Pointer): Datum[] {
    const { capi, wasm } = this.#sqlite;
    return Array.from({ length: capi.sqlite3_data_count(pointer) }, (_, place) => {
      switch (capi.sqlite3_column_type(pointer, place)) {
        case capi.SQLITE_INTEGER:
          return capi.sqlite3_column_int64(pointer, place);
        case capi.SQLITE_FLOAT:
          return capi.sqlite3_column_double(pointer, place);
        case capi.SQLITE_TEXT:
        case capi.SQLITE_BLOB: {
          const isText = capi.sqlite3_column_type(pointer, place) === capi.SQLITE_TEXT;
          const start = capi.sqlite3_column_blob(pointer, place);
          const bytes = wasm.heap8u().slice(start, start + capi.sqlite3_column_bytes(pointer, place));
          return isText ? new TextDecoder().decode(bytes) : bytes;
        }
        default:
          return null;
      }
    });
  }

  /** What the databases and connections hold: equal only when further questions have equal answers. */
  #contents(run: Run): Uint8Array {
    const { capi } = this.#sqlite;
    const parts: Uint8Array[] = [];
    const told: unknown[] = [];
    for (const file of [...run.files].sort()) {
      told.push(file);
      parts.push(this.#committed(run, run.files.indexOf(file)));
    }
    const numbers = [...run.connections.keys()].sort((one, other) => one - other);
    for (const number of numbers) {
      const connection = run.connections.get(number);
      if (!connection) continue;
      const { handle, file, marks, since, statements } = connection;
      const free = capi.sqlite3_get_autocommit(handle) !== 0;
      told.push(number, file, free, capi.sqlite3_txn_state(handle, 0), marks, since);
      const counts = [capi.sqlite3_changes64, capi.sqlite3_total_changes64, capi.sqlite3_last_insert_rowid];
      told.push(...counts.map((count) => String(count(handle))));
      told.push(...[...statements].map(([name, { sql, given, parameters }]) => [name, sql, given, parameters]));
      if (file !== null) continue;
      if (free) connection.before = this.#exported(handle);
      parts.push(connection.before);
    }
    const plain = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? `${String(value)}n` : value);
    parts.push(new TextEncoder().encode(JSON.stringify(told, plain)));
    const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
    parts.reduce((at, part) => {
      whole.set(part, at);
      return at + part.length;
    }, 0);
    return whole;
  }

  /** What of a database is committed. Where nobody may look at it now, it is like nothing else. */
  #committed(run: Run, file: number): Uint8Array {
    const { capi } = this.#sqlite;
    try {
      const looker = run.lookers.get(file) ?? this.#handle(this.#pathOf(run, file), capi.SQLITE_OPEN_READWRITE);
      run.lookers.set(file, looker);
      return this.#exported(looker);
    } catch {
      return crypto.getRandomValues(new Uint8Array(16));
    }
  }

  #exported(handle: Database | number): Uint8Array {
    const bytes = this.#sqlite.capi.sqlite3_js_db_export(handle);
    for (const place of COUNTERS) bytes.fill(0, place, place + 4);
    return bytes;
  }
}
