/** Which programs a lecture shows. */
import type { Section } from '../engine/generated';

/** The programs that the demos and quizzes of a section show. */
export function programFiles({ blocks }: Pick<Section, 'blocks'>): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'demo') return block.demo.programs.map(({ file }) => file);
    if (block.kind !== 'quiz') return [];
    const { task } = block.quiz;
    return task.kind === 'prints' ? [task.program] : [];
  });
}
