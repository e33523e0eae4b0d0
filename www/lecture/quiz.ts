/** Whether an answer to a quiz is right. Pure: whoever asks has run what had to be run. */
import type { Quiz, Task } from '../engine/generated';

/** What a reader answers: the numbers of what was chosen, or a text. */
export type Answer = readonly number[] | string;

/** Why an answer cannot be judged yet, or null when it can. */
export function incomplete(task: Task, answer: Answer): string | null {
  if (answer.length > 0 && (typeof answer !== 'string' || answer.trim() !== '')) return null;
  return task.kind === 'choice' ? 'Choose an answer first.' : 'Write an answer first.';
}

/** Judges an answer. `printed` is what the program printed, where the quiz asks for that. */
export function isRight(task: Task, answer: Answer, printed = ''): boolean {
  switch (task.kind) {
    case 'choice':
      return task.options.every(({ right }, index) => right === answerHas(answer, index));
    case 'short':
      return typeof answer === 'string' && task.answers.some((right) => plain(right) === plain(answer));
    case 'prints':
      return typeof answer === 'string' && sameLines(answer, printed);
  }
}

/** Tells a quiz from what its author made of it later, so that an old answer is not shown to it. */
export function fingerprint({ html, task }: Quiz): string {
  const asked = task.kind === 'choice' ? task.options.map((option) => option.html) : [task.kind];
  let hash = 5381;
  for (const letter of [html, ...asked].join('\n')) {
    hash = (hash * 33 + (letter.codePointAt(0) ?? 0)) % 0x1_0000_0000;
  }
  return hash.toString(36);
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
