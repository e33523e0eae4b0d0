/** What the page and the worker of the web server say to each other. */
import type { PoolNews, StartOrder } from '../engine/started-by-page';
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
  | { kind: 'error'; message: string }
  | StartOrder
  | PoolNews;

/** The service worker's question to a page: whether it has a server, or the one of this name. */
export interface RouteOffer {
  kind: 'who-has-app';
  page: string | null;
}

/** A request that came to the service worker, for the page that said it has the server. */
export interface RouteRequest {
  method: string;
  /** Path and query, as the application knows them. */
  path: string;
  headers: [string, string][];
  body: ArrayBuffer;
  /** Below which path of the site the application stands. */
  mount: string;
  /** Whether the answer is to be shown, as a page in a frame. */
  navigates: boolean;
}

export interface RouteAnswer {
  status: number;
  headers: [string, string][];
  body: ArrayBuffer;
}
