/**
 * What the page writes for a program, a line at a time: what a reader types, and answers to the program's
 * calls. Each is a ring of bytes in the engine's memory, of which this is the only writer. The engine's side, and the format, is `src/wasm/inbox.rs`.
 */
import type { InboxPlaces } from './generated';

const WRITTEN = 0;
const READ = 1;
const ENDED = 2;

/**
 * Writes a line, or with null that no more will come. Returns whether there was room for it: a program that
 * does not read leaves none.
 */
export function writeLine(memory: WebAssembly.Memory, places: InboxPlaces, line: string | null): boolean {
  const header = new Int32Array(memory.buffer, places.header, 3);
  if (line === null) {
    Atomics.store(header, ENDED, 1);
    return true;
  }
  const ring = new Uint8Array(memory.buffer, places.bytes, places.capacity);
  const text = new TextEncoder().encode(`${line}\n`);
  const written = Atomics.load(header, WRITTEN);
  const unread = (written - Atomics.load(header, READ)) | 0;
  if (unread + text.length > places.capacity) return false;
  text.forEach((byte, index) => {
    ring[(written + index) & (places.capacity - 1)] = byte;
  });
  Atomics.store(header, WRITTEN, (written + text.length) | 0);
  return true;
}

/** Writes lines from the front of `lines` while there is room, and takes them away. */
export function writeLines(memory: WebAssembly.Memory, places: InboxPlaces, lines: string[]): void {
  while (lines[0] !== undefined && writeLine(memory, places, lines[0])) lines.shift();
}
