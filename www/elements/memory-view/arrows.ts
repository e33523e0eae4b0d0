/** Draws an arrow from every reference to its object. What the styles hide has no arrows. */
import { arrowPath, type Box } from '../../views/memory-order';

/** More arrows than these are a thicket. */
const MOST = 250;
const HEAD = 7;

export function drawArrows(frame: HTMLElement): void {
  const picture = frame.querySelector<SVGSVGElement>('.memory-arrows');
  if (picture === null || getComputedStyle(picture).display === 'none') return;
  const { left, top } = frame.getBoundingClientRect();
  const boxOf = (element: Element): Box => {
    const rect = element.getBoundingClientRect();
    return {
      left: rect.left - left,
      top: rect.top - top,
      right: rect.right - left,
      bottom: rect.bottom - top,
    };
  };
  const targets = new Map<string, Box>();
  for (const object of frame.querySelectorAll<HTMLElement>('[data-object]')) {
    targets.set(object.dataset.object ?? '', boxOf(object));
  }
  const references = [...frame.querySelectorAll<HTMLElement>('[data-refers]')].slice(0, MOST);
  // Every box is read before anything is drawn, so that the browser lays the page out once.
  const arrows = references.flatMap((reference) => {
    const target = targets.get(reference.dataset.refers ?? '');
    if (target === undefined) return [];
    const from = boxOf(reference);
    return [{ reference, target, from }];
  });
  picture.replaceChildren(
    ...arrows.flatMap(({ reference, target, from }) => {
      const across = target.left >= from.right + 8;
      const tip = { x: across ? target.left : target.right, y: Math.min(target.top + 14, target.bottom) };
      const back = across ? -HEAD : HEAD;
      const line = shape('path', reference);
      line.setAttribute('d', arrowPath(from, target));
      const head = shape('polygon', reference);
      const corners = [
        [tip.x, tip.y],
        [tip.x + back, tip.y - HEAD / 2],
        [tip.x + back, tip.y + HEAD / 2],
      ];
      head.setAttribute('points', corners.map((corner) => corner.join(',')).join(' '));
      return [line, head];
    }),
  );
}

/** A part of an arrow, in the colour of the thread whose stack it begins in. */
function shape(tag: 'path' | 'polygon', reference: HTMLElement): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  const thread = /thread-(?:main|\d+)/.exec(reference.closest('.memory-thread')?.className ?? '');
  element.setAttribute('class', thread?.[0] ?? '');
  element.setAttribute('data-chosen', reference.dataset.chosen ?? 'false');
  return element;
}
