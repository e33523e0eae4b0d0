/**
 * Brings SQLite to a worker whose program speaks of databases: into the worker itself, or, where the program
 * runs on a pool, into a worker of its own that the pool reaches through shared memory. Nothing of SQLite is
 * fetched before.
 */
import type { DatabasePlaces } from './database-worker';

/** A statement that nobody can stop is given up after so long. */
const LONGEST_MILLISECONDS = 10_000;

type Scope = typeof globalThis & { interleaveDatabase?: (question: Uint8Array) => Uint8Array };

let here: Promise<void> | undefined;
let apart: Promise<void> | undefined;

/** Into this worker. */
export function bringHere(): Promise<void> {
  here ??= (async () => {
    const { Sqlite } = await import('./sqlite');
    let asked = 0;
    const sqlite = await Sqlite.open(() => performance.now() - asked > LONGEST_MILLISECONDS);
    (globalThis as Scope).interleaveDatabase = (question) => {
      asked = performance.now();
      return sqlite.ask(question);
    };
  })().catch(again);
  return here;
}

/** Into a worker of its own. */
export function bringApart(places: DatabasePlaces): Promise<void> {
  apart ??= new Promise<void>((resolve, reject) => {
    const worker = new Worker(new URL('./database-worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<string>) => {
      if (data === 'there') resolve();
      else reject(new Error(data));
    };
    worker.onerror = () => {
      reject(new Error('SQLite could not be loaded.'));
    };
    worker.postMessage(places);
  }).catch(again);
  return apart;
}

/** The program will say that there is no SQLite; the next one tries again. */
function again(): void {
  here = undefined;
  apart = undefined;
}
