/**
 * Draws a lecture from its beginning, a few sections a task: what is read first is there first, and the
 * page answers meanwhile. What is drawn later stands below, so nothing on the screen moves.
 */
import type { Section } from '../engine/generated';
import { programFiles } from './program-files.ts';

/**
 * The sections, in the parts they are drawn in. The pane of a program is what takes time: on a slow phone
 * the programs of one section are drawn in about a twentieth of a second, so each ends a part.
 */
export function partsToDraw(sections: readonly Section[]): Section[][] {
  const parts: Section[][] = [];
  let part: Section[] = [];
  for (const section of sections) {
    part.push(section);
    if (programFiles(section).length === 0) continue;
    parts.push(part);
    part = [];
  }
  if (part.length > 0) parts.push(part);
  return parts;
}
