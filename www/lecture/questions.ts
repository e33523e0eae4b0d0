/** Finding a question among those a class has asked. */
import type { Question } from '../engine/generated';

/** The questions in which every word of `wanted` occurs, in the question or in its answer. */
export function matching(
  questions: readonly Question[],
  wanted: string,
  textOf: (question: Question) => string,
): Question[] {
  const words = plain(wanted).split(/\s+/).filter(Boolean);
  return questions.filter((question) => {
    const text = plain(`${question.question} ${textOf(question)}`);
    return words.every((word) => text.includes(word));
  });
}

function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
