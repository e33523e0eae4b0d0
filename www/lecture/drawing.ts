/**
 * Draws a lecture from its beginning, a demo a task: what is read first is there first, and the
 * page answers meanwhile. What is drawn later stands below, so nothing on the screen moves.
 */
import type { Block, Section } from '../engine/generated';
import { programFiles } from './program-files.ts';

/**
 * The sections, in the parts they are drawn in. The pane of a program is what takes time: on a slow phone
 * those of one demo are drawn in about a twentieth of a second, so each demo ends a part, and a section may
 * stand in several with some of its blocks in each.
 */
export function partsToDraw(sections: readonly Section[]): Section[][] {
  const parts: Section[][] = [];
  let part: Section[] = [];
  for (const section of sections) {
    let blocks: Block[] = [];
    for (const block of section.blocks) {
      blocks.push(block);
      if (programFiles({ blocks: [block] }).length === 0) continue;
      parts.push([...part, { ...section, blocks }]);
      part = [];
      blocks = [];
    }
    if (blocks.length > 0 || section.blocks.length === 0) part.push({ ...section, blocks });
  }
  if (part.length > 0) parts.push(part);
  return parts;
}

/** How many blocks these sections have. */
export function blocksIn(sections: readonly Section[]): number {
  return sections.reduce((sum, { blocks }) => sum + blocks.length, 0);
}
