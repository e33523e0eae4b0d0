/**
 * A text as its differences from another one. What the build makes of a lecture repeats most of its
 * Markdown, which the page fetches anyhow: so only the rest is sent beside it.
 */

/**
 * Pieces of the text in turn: a string stands for itself, a pair for a piece of the other text, by how
 * far it begins behind the end of the last one, and its length.
 */
export type Patch = (string | [number, number])[];

/** A piece shorter than this costs less as it is. */
const SHORTEST = 10;

/** Describes `text` as pieces of `base` and what stands between them. */
export function patchOf(base: string, text: string): Patch {
  const places = new Map<string, number[]>();
  for (let place = 0; place + SHORTEST <= base.length; place += 1) {
    const start = base.slice(place, place + SHORTEST);
    const known = places.get(start);
    if (known === undefined) places.set(start, [place]);
    else known.push(place);
  }
  const patch: Patch = [];
  let own = '';
  let last = 0;
  for (let at = 0; at < text.length; ) {
    const candidates = places.get(text.slice(at, at + SHORTEST)) ?? [];
    const lengths = candidates.map((place) => commonLength(base, place, text, at));
    const length = Math.max(0, ...lengths);
    const place = candidates[lengths.indexOf(length)];
    if (place === undefined) {
      own += text.charAt(at);
      at += 1;
      continue;
    }
    if (own !== '') patch.push(own);
    own = '';
    patch.push([place - last, length]);
    last = place + length;
    at += length;
  }
  if (own !== '') patch.push(own);
  return patch;
}

/** The text that a patch describes, with the text it was made from. */
export function patched(base: string, patch: Patch): string {
  let last = 0;
  const pieces = patch.map((piece) => {
    if (typeof piece === 'string') return piece;
    const [distance, length] = piece;
    const place = last + distance;
    last = place + length;
    return base.slice(place, last);
  });
  return pieces.join('');
}

function commonLength(base: string, place: number, text: string, at: number): number {
  let length = 0;
  while (at + length < text.length && base.charAt(place + length) === text.charAt(at + length)) {
    length += 1;
  }
  return length;
}
