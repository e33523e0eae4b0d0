/**
 * Draws a lecture from its beginning, a few sections a task: what is read first is there first, and the
 * page answers meanwhile. What is drawn later stands below, so nothing on the screen moves.
 */
import type { Section } from '../engine/generated';
import { programFiles } from './program-files.ts';

/** A pane of a program is what takes time; so many are drawn in less than a twentieth of a second. */
const PROGRAMS_AT_ONCE = 1;

/** The sections, in the parts they are drawn in. */
export function partsToDraw(sections: readonly Section[]): Section[][] {
  const parts: Section[][] = [];
  let part: Section[] = [];
  let programs = 0;
  for (const section of sections) {
    part.push(section);
    programs += programFiles(section).length;
    if (programs < PROGRAMS_AT_ONCE) continue;
    parts.push(part);
    part = [];
    programs = 0;
  }
  if (part.length > 0) parts.push(part);
  return parts;
}
