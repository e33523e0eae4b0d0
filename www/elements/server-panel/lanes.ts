/** The timeline of a server: a lane for each thread, with the requests it served in the last seconds. */
import type { Span, Status } from '../../server/protocol';

/** How many seconds are shown. */
export const SHOWN_SECONDS = 10;
const LANE = 7;
const GAP = 1;
/** A lane more than these is not drawn; the scoreboard has them all. */
const MOST_LANES = 100;
/** So many spans are drawn, the latest. */
const MOST_SPANS = 2000;

/** The kinds of request that are told apart by colour: what their address begins with. */
const KINDS = ['/fast', '/compute', '/wait'] as const;

function kindOf(request: string): number {
  const path = request.slice(request.indexOf(' ') + 1);
  const kind = KINDS.findIndex((known) => path.startsWith(known));
  return kind < 0 ? KINDS.length : kind;
}

/** Keeps the spans that are still to be seen, and of those no more than can be told apart. */
export function recent(spans: readonly Span[], added: readonly Span[], now: number): Span[] {
  return [...spans, ...added].filter(({ ended }) => ended > now - SHOWN_SECONDS).slice(-MOST_SPANS);
}

/** Draws the lanes of all children, one below the other; what is being served reaches up to now. */
export function drawLanes(canvas: HTMLCanvasElement, status: Status, spans: readonly Span[]): void {
  const lanes = new Map<string, number>();
  let next = 0;
  for (const { place, cells } of status.children) {
    for (let cell = 0; cell < cells.length && next < MOST_LANES; cell += 1) {
      lanes.set(`${String(place)}.${String(cell)}`, next);
      next += 1;
    }
    next += 1;
  }
  const scale = window.devicePixelRatio;
  const width = canvas.clientWidth;
  const height = Math.max(1, next) * (LANE + GAP);
  if (canvas.width !== Math.round(width * scale) || canvas.height !== Math.round(height * scale)) {
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    canvas.style.blockSize = `${String(height)}px`;
  }
  const context = canvas.getContext('2d');
  if (context === null) return;
  const styles = getComputedStyle(canvas);
  const colours = [1, 2, 3, 4].map((number) => styles.getPropertyValue(`--thread-${String(number)}`));
  const wrong = styles.getPropertyValue('--error');
  const colourOf = (request: string) => colours[kindOf(request)] ?? '';
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.clearRect(0, 0, width, height);
  const at = (time: number) => Math.max(0, (1 - (status.now - time) / SHOWN_SECONDS) * width);
  context.fillStyle = styles.getPropertyValue('--paper-sunk');
  for (const lane of lanes.values()) context.fillRect(0, lane * (LANE + GAP), width, LANE);
  const bar = (child: number, cell: number, from: number, to: number, colour: string) => {
    const lane = lanes.get(`${String(child)}.${String(cell)}`);
    if (lane === undefined) return;
    const start = at(from);
    context.fillStyle = colour;
    context.fillRect(start, lane * (LANE + GAP), Math.max(1, at(to) - start), LANE);
  };
  for (const { child, cell, begun, ended, request, status: code } of spans) {
    const colour = code >= 500 ? wrong : colourOf(request);
    bar(child, cell, begun, ended, colour);
  }
  for (const { child, cell, begun, request, overdue } of status.serving) {
    const colour = overdue ? wrong : colourOf(request);
    bar(child, cell, begun, status.now, colour);
  }
}
