/** A text made short enough for a link, and back. What comes out of a link is data, whoever wrote it. */

/** No program of a lecture is longer; a link that unpacks to more is damaged or meant to do harm. */
const LONGEST = 200_000;

/** The text, deflated, in letters that a link can hold as they are. */
export async function packed(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  const deflated = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const letters = Array.from(await collected(deflated, Infinity), (byte) => String.fromCharCode(byte));
  return btoa(letters.join('')).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** The text that was packed; null when that was none, or more than any program has. */
export async function unpacked(text: string): Promise<string | null> {
  try {
    const letters = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    const inflated = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    return new TextDecoder('utf-8', { fatal: true }).decode(await collected(inflated, LONGEST));
  } catch {
    return null;
  }
}

/** All of a stream, unless it is longer than `most` bytes: a few letters can unpack to gigabytes. */
async function collected(stream: ReadableStream<BufferSource>, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    const part = ArrayBuffer.isView(value)
      ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
      : new Uint8Array(value);
    length += part.length;
    if (length > most) {
      await reader.cancel();
      throw new RangeError('longer than any program');
    }
    parts.push(part);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
