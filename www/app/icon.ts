/** The page's icon, two threads that cross: as SVG, and as PNG for devices that want one. Run by the build. */
import { crc32, deflateSync } from 'node:zlib';

/** The two threads, as points in a square of 16 by 16. One goes below the other where they cross. */
const OVER: readonly (readonly [number, number])[] = [[1.5, 5], [5, 5], [11, 11], [14.5, 11]];
const UNDER: readonly (readonly (readonly [number, number])[])[] = [
  [[1.5, 11], [5, 11], [6.7, 9.3]],
  [[9.3, 6.7], [11, 5], [14.5, 5]],
];
const STROKE = 2.2;
const PAPER = [253, 253, 251] as const;
const BLUE = [11, 92, 173] as const;
const RED = [179, 64, 10] as const;

/** The icon as SVG, with a margin that an operating system may cut off. */
export function iconSvg(): string {
  const path = (points: readonly (readonly [number, number])[]) =>
    `M${points.map(([x, y]) => `${String(x)} ${String(y)}`).join('L')}`;
  const stroke = (data: string, [r, g, b]: readonly [number, number, number]) =>
    `<path fill="none" stroke="rgb(${String(r)},${String(g)},${String(b)})" stroke-width="${String(STROKE)}" ` +
    `stroke-linejoin="round" stroke-linecap="round" d="${data}"/>`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-2 -2 20 20">` +
    `<path fill="rgb(${PAPER.join()})" d="M-2-2h20v20h-20z"/>` +
    `${stroke(UNDER.map(path).join(''), RED)}${stroke(path(OVER), BLUE)}</svg>\n`
  );
}

/** The icon as PNG, `size` pixels wide and high. */
export function iconPng(size: number): Buffer {
  const rows = Buffer.alloc(size * (1 + 3 * size));
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const at = [((x + 0.5) * 20) / size - 2, ((y + 0.5) * 20) / size - 2] as const;
      const pixel = 20 / size;
      let colour: number[] = [...PAPER];
      for (const line of UNDER) colour = over(colour, RED, cover(line, at, pixel));
      colour = over(colour, BLUE, cover(OVER, at, pixel));
      rows.set(colour.map(Math.round), y * (1 + 3 * size) + 1 + 3 * x);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  // Eight bits each of red, green and blue.
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const end = Buffer.alloc(0);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', end)]);
}

/** How much of a pixel a line covers, from 0 to 1. */
function cover(
  line: readonly (readonly [number, number])[],
  [x, y]: readonly [number, number],
  pixel: number,
): number {
  let nearest = Infinity;
  for (const [index, [bx, by]] of line.entries()) {
    const [ax, ay] = line[index - 1] ?? [bx, by];
    const [dx, dy] = [bx - ax, by - ay];
    const along = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1);
    const t = Math.min(1, Math.max(0, along));
    nearest = Math.min(nearest, Math.hypot(x - ax - t * dx, y - ay - t * dy));
  }
  return Math.min(1, Math.max(0, (STROKE / 2 - nearest) / pixel + 0.5));
}

function over(below: number[], above: readonly number[], part: number): number[] {
  return below.map((value, index) => value + part * ((above[index] ?? 0) - value));
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
