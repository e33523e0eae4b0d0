/** The page's way to the web server: a worker that is started for each server and ended with it. */
import { defaultWorkers } from '../engine/client';
import { BROKEN } from '../engine/protocol';
import { PagePool, type PoolNews, type StartOrder } from '../engine/started-by-page';
import { readAnswer, writeRequest, type HttpAnswer, type HttpRequest } from './http';
import type { FromServer, Load, Remark, Start, Status, ToServer } from './protocol';

/** What a client of this module is told. */
export interface ServerListener {
  started: (workers: number) => void;
  remarks: (remarks: readonly Remark[]) => void;
  /** Once a frame while the server runs. */
  status: (status: Status, printed: string) => void;
  ended: (exitCode: number) => void;
  failed: (message: string) => void;
}

export class ServerClient {
  #worker: Worker | null = null;
  /** What the worker's program runs on, where memory is shared. */
  #pool: PagePool | null = null;
  #nextId = 1;
  readonly #answers = new Map<number, (answer: Uint8Array) => void>();

  constructor(private readonly listener: ServerListener) {}

  /** How many threads of the machine serve. */
  get workers(): number {
    return crossOriginIsolated ? defaultWorkers(navigator.hardwareConcurrency) : 1;
  }

  /** Starts a server; one that runs is ended at once. */
  start(start: Omit<Start, 'workers'>): void {
    this.close();
    this.#post({ kind: 'start', start: { ...start, workers: this.workers } });
  }

  /** Asks for the remarks on a configuration. */
  read(directives: string): void {
    this.#post({ kind: 'read', directives, workers: this.workers });
  }

  setLoad(load: Load): void {
    this.#post({ kind: 'load', load });
  }

  /** Stops gracefully. */
  stop(): void {
    this.#post({ kind: 'stop' });
  }

  /** Sends a request; resolves with its answer, of which 502 says that there was none. */
  async request(request: HttpRequest): Promise<HttpAnswer> {
    return readAnswer(await this.exchange(writeRequest(request)));
  }

  /** Sends the bytes of a request, and resolves with those of its answer: none if the server broke off. */
  exchange(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
    return new Promise((resolve) => {
      const id = this.#nextId++;
      this.#answers.set(id, resolve);
      this.#post({ kind: 'request', id, bytes });
    });
  }

  /** Ends everything at once, whatever runs. */
  close(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#pool?.end();
    for (const resolve of this.#answers.values()) resolve(new Uint8Array());
    this.#answers.clear();
  }

  #post(message: ToServer): void {
    this.#worker ??= this.#open();
    this.#worker.postMessage(message);
  }

  #open(): Worker {
    const worker = new Worker(new URL('./server-worker.ts', import.meta.url), {
      type: 'module',
      name: 'server',
    });
    const pool = new PagePool(() => {
      this.#fail(`The server broke: ${BROKEN}`);
    });
    this.#pool = pool;
    worker.onmessage = ({ data }: MessageEvent<FromServer>) => {
      if (data.kind === 'start' || data.kind === 'pool') pool.hear(data);
      else this.#hear(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      this.#fail(event.message || 'The server could not be loaded.');
    };
    return worker;
  }

  #fail(message: string): void {
    this.close();
    this.listener.failed(message);
  }

  #hear(message: Exclude<FromServer, StartOrder | PoolNews>): void {
    switch (message.kind) {
      case 'started':
        this.listener.started(message.workers);
        break;
      case 'remarks':
        this.listener.remarks(message.remarks);
        break;
      case 'status':
        this.listener.status(message.status, message.printed);
        break;
      case 'answer':
        this.#answers.get(message.id)?.(message.bytes);
        this.#answers.delete(message.id);
        break;
      case 'ended':
        this.listener.ended(message.exitCode);
        break;
      case 'error':
        this.#fail(message.message);
        break;
    }
  }
}
