/** In which order the objects of the memory stand, and the arrows between what refers and what is referred to. */
import type { MemoryView, ObjectView, SlotView } from './model';

/** Objects in the order in which a reader meets them: from the globals, then from each stack, outwards. */
export function inOrderOfReach(memory: MemoryView): ObjectView[] {
  const byId = new Map(memory.objects.map((object) => [object.id, object]));
  const ordered = new Set<ObjectView>();
  const add = (slots: readonly SlotView[]): void => {
    for (const { value } of slots) {
      const object = value.object === null ? undefined : byId.get(value.object);
      if (object) ordered.add(object);
    }
  };
  add(memory.globals);
  for (const { frames } of memory.threads) for (const { locals } of frames) add(locals);
  // The set grows while it is walked: what an object refers to is met after it.
  for (const object of ordered) add(object.items);
  for (const object of memory.objects) ordered.add(object);
  return [...ordered];
}

/** A box on the screen, within the same frame as the others. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/**
 * The path of an arrow from a reference to an object's first line: straight across to a column on
 * the right, and around on the right side within one column.
 */
export function arrowPath(reference: Box, target: Box): string {
  const startX = reference.right;
  const startY = (reference.top + reference.bottom) / 2;
  const endY = Math.min(target.top + 14, target.bottom);
  if (target.left >= startX + 8) {
    const bend = Math.max(16, (target.left - startX) / 2);
    return curve(startX, startY, startX + bend, target.left - bend, target.left, endY);
  }
  const out = Math.max(startX, target.right) + 14 + Math.min(50, Math.abs(endY - startY) / 6);
  return curve(startX, startY, out, out, target.right, endY);
}

function curve(
  startX: number,
  startY: number,
  firstX: number,
  secondX: number,
  endX: number,
  endY: number,
): string {
  const at = (x: number, y: number): string => `${String(Math.round(x))} ${String(Math.round(y))}`;
  return `M${at(startX, startY)}C${at(firstX, startY)} ${at(secondX, endY)} ${at(endX, endY)}`;
}
