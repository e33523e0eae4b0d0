/** Whether an answer to a quiz is right. Pure: whoever asks has run what had to be run. */
import type { Task } from '../engine/generated';
import { isChosen, type Answer } from './quiz';

/** Why an answer cannot be judged yet, or null when it can. */
export function incomplete(task: Task, answer: Answer): string | null {
  if (answer.length > 0 && (typeof answer !== 'string' || answer.trim() !== '')) return null;
  return isChosen(task) ? 'Choose an answer first.' : 'Write an answer first.';
}

/**
 * Judges an answer. `printed` is what the program printed, where the quiz asks for that; where the
 * engine has to explore, this cannot tell.
 */
export function isRight(task: Task, answer: Answer, printed = ''): boolean {
  switch (task.kind) {
    case 'choice':
      return task.options.every(({ right }, index) => right === answerHas(answer, index));
    case 'short':
      return typeof answer === 'string' && task.answers.some((right) => plain(right) === plain(answer));
    case 'prints':
      return typeof answer === 'string' && sameLines(answer, printed);
    case 'possible':
    case 'happens':
    case 'arrange':
      return false;
  }
}

function answerHas(answer: Answer, index: number): boolean {
  return typeof answer !== 'string' && answer.includes(index);
}

/** Case, and how many spaces there are, do not count. */
function plain(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}

/** Spaces at the ends of lines, and empty lines at the end, cannot be seen and do not count. */
function sameLines(one: string, other: string): boolean {
  const lines = (text: string) =>
    text
      .split('\n')
      .map((line) => line.trimEnd())
      .join('\n')
      .trimEnd();
  return lines(one) === lines(other);
}
