/** What the page and the worker of the web server say to each other. */
import type { Load, Remark, Status } from '../../pkg/server-single/interleave';

export type {
  ChildStatus,
  RequestKind,
  Load,
  Outcomes,
  Remark,
  Span,
  Status,
} from '../../pkg/server-single/interleave';

/** Which way requests get their threads. */
export type Way = 'worker' | 'one-thread' | 'thread-per-request';

/** A program to be served, and how. */
export interface Start {
  file: string;
  source: string;
  way: Way;
  directives: string;
  /** How many threads the pool is to have; 1 where memory is not shared. */
  workers: number;
}

export type ToServer =
  | { kind: 'start'; start: Start }
  | { kind: 'load'; load: Load }
  /** A whole HTTP request; its answer bears the same number. */
  | { kind: 'request'; id: number; bytes: Uint8Array<ArrayBuffer> }
  /** Asks what there is to say about a configuration. */
  | { kind: 'read'; directives: string; workers: number }
  /** Stops gracefully. */
  | { kind: 'stop' };

export type FromServer =
  | { kind: 'started'; workers: number }
  | { kind: 'remarks'; remarks: Remark[] }
  /** Once a frame. */
  | { kind: 'status'; status: Status; printed: string }
  | { kind: 'answer'; id: number; bytes: Uint8Array }
  | { kind: 'ended'; exitCode: number }
  | { kind: 'error'; message: string };
