/**
 * What a reader types for a program that asks for it: a ring of bytes in the engine's memory, of which this
 * is the only writer. The engine's side, and the format, is `src/wasm/inbox.rs`.
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
