/**
 * Where programs that run in the page reach its servers: each has a port of the page's own. What a program
 * asks comes in pieces, as characters of its bytes; `src/wasm/calls.rs` is the other end.
 */
import { takeCalls, type Caller } from '../engine/calls';

/** Sends a request's bytes; its answer is empty where the server breaks off. */
export type Serve = (request: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>;

/** Flask's own, for the first server of a page; the next one's is one higher. */
const FIRST_PORT = 5000;
const LARGEST_ANSWER = 1 << 20;
/** So many characters stand in a line of an answer. */
const PIECE = 4000;
/** Added to a line feed, which would end the line: the other end looks at the low byte only. */
const NOT_A_LINE_FEED = 0x100;

const servers = new Map<number, Serve>();
/** What has come of calls that are not complete. */
const begun = new WeakMap<Caller, Map<string, string>>();

/** Opens a port, whose number is the answer. */
export function openPort(serve: Serve): number {
  let port = FIRST_PORT;
  while (servers.has(port)) port += 1;
  servers.set(port, serve);
  takeCalls(take);
  return port;
}

export function closePort(port: number): void {
  servers.delete(port);
}

function take(piece: string, caller: Caller): void {
  const space = piece.indexOf(' ');
  const call = piece.slice(0, space);
  const parts = begun.get(caller) ?? new Map<string, string>();
  begun.set(caller, parts);
  const text = (parts.get(call) ?? '') + piece.slice(space + 2);
  if (piece[space + 1] === '+') {
    parts.set(call, text);
    return;
  }
  parts.delete(call);
  void answer(call, text, caller);
}

async function answer(call: string, text: string, caller: Caller): Promise<void> {
  const start = text.indexOf('\n') + 1;
  const serve = servers.get(Number(text.slice(0, start)));
  if (serve === undefined) {
    caller.giveReply(`${call} !`);
    return;
  }
  const bytes = await serve(bytesOf(closing(text.slice(start))));
  if (bytes.length > LARGEST_ANSWER) {
    caller.giveReply(`${call} !the answer of the server in the page has more than 1 MB`);
    return;
  }
  for (let at = 0; at < bytes.length; at += PIECE) {
    caller.giveReply(`${call} +${charactersOf(bytes.subarray(at, at + PIECE))}`);
  }
  caller.giveReply(`${call} .`);
}

/** A request after whose answer the connection ends, which is how its end is known. */
function closing(request: string): string {
  const end = request.indexOf('\r\n\r\n');
  const head = request.slice(0, end).replace(/\r\nconnection:[^\r]*/gi, '');
  return `${head}\r\nConnection: close${request.slice(end)}`;
}

function bytesOf(characters: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(characters, (character) => character.charCodeAt(0));
}

function charactersOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte === 10 ? byte + NOT_A_LINE_FEED : byte)).join('');
}
