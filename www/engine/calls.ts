/**
 * Calls of running programs at servers in the page. The engine only passes them on: who serves takes them,
 * once there is somebody (`www/server/exchange.ts`).
 */
import { RecordKind, type TraceRecord } from './ring';

/** Where the lines of an answer go: the call's number, a space, a mark, and a piece behind it. */
export interface Caller {
  giveReply: (line: string) => void;
}

/** Takes a piece of a call: its number, a space, a mark, and the piece behind it. */
export type Exchange = (piece: string, caller: Caller) => void;

let exchange: Exchange = (piece, caller) => {
  caller.giveReply(`${String(parseInt(piece))} !`);
};

/** From here on, calls go there. */
export function takeCalls(taker: Exchange): void {
  exchange = taker;
}

/** Passes on what of these records is a call. */
export function passCalls(records: readonly TraceRecord[], caller: Caller): void {
  for (const { kind, text } of records) {
    if (kind === RecordKind.Call) exchange(text, caller);
  }
}
