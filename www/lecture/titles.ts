/** Names for what links of a lecture lead to. */
import type { Section } from '../engine/generated';

/** What the things with an id in a lecture are called. */
export function titlesOf(sections: readonly Section[]): Map<string, string> {
  const titles = new Map<string, string>();
  for (const { id, title, blocks } of sections) {
    titles.set(id, title);
    for (const block of blocks) {
      if (block.kind === 'demo') {
        titles.set(block.demo.id, block.demo.title ?? block.demo.programs.map(({ label }) => label).join(', '));
      } else if (block.kind === 'quiz') {
        titles.set(block.quiz.id, `a question on “${title}”`);
      } else if (block.kind === 'question') {
        titles.set(block.question.id, block.question.question);
      } else if (block.kind === 'activity') {
        titles.set(block.activity.id, block.activity.title);
      } else if (block.kind === 'measure') {
        titles.set(block.measure.id, `a measurement in “${title}”`);
      }
    }
  }
  return titles;
}
