/**
 * What the page and the engine's worker say to each other. In the threads build the records of a
 * run are not among it: the page reads them from the shared memory once a frame.
 */
import type { Diagnostic, RunReport, RunRequest, SharedLayout } from './generated';

/** Which build of the engine answers: real threads, or threads taking turns on one core. */
export type Build = 'threads' | 'single';

/** What the engine turned out to be, once it is ready. */
export interface EngineInfo {
  build: Build;
  /** Workers in the pool that runs Python threads; 1 in the single build. */
  workers: number;
}

/** A question to the worker that gets one answer. */
export type Question =
  | { kind: 'check'; file: string; source: string }
  | { kind: 'run'; request: RunRequest };

/** From the page to the worker. */
export type ToWorker =
  /** First of all. `probe` is shared memory if this page may share any. */
  | { kind: 'open'; probe: WebAssembly.Memory | null; workers: number }
  | { kind: 'ask'; id: number; question: Question }
  /** Ends the run under way. Only the single build needs it; threads see the shared stop word. */
  | { kind: 'stop' }
  /** The reader has typed a line, or with null that there are no more (single build). */
  | { kind: 'line'; line: string | null }
  /** A line of an answer to a call of the program (single build). */
  | { kind: 'reply'; line: string }
  /** The page has drawn this many bytes of records (single build), so that more may be sent. */
  | { kind: 'consumed'; bytes: number };

/** From the worker to the page. */
export type FromWorker =
  /** The module is there: programs can be checked. */
  | { kind: 'loaded' }
  /** Programs can be run. `shared` is where the page reads and writes in the threads build. */
  | { kind: 'ready'; info: EngineInfo; shared: SharedEngine | null }
  | { kind: 'answer'; id: number; value: Diagnostic[] | RunReport }
  /** The question could not be answered; without an id, the engine could not be opened. */
  | { kind: 'error'; id: number | null; message: string }
  /** Records of the run under way (single build). */
  | { kind: 'records'; chunk: Uint8Array };

/** The engine's memory, and where in it the page finds its words. */
export interface SharedEngine {
  memory: WebAssembly.Memory;
  layout: SharedLayout;
  /** The address of a 32-bit word: not zero when a worker of the pool has ended. */
  broken: number;
}

/** What is said of a module that broke: it has no words of its own. */
export const BROKEN = 'most likely its memory was full.';
