/** What kinds of quizzes there are, and what tells one from another. */
import type { Quiz, Task } from '../engine/generated';

/** A task whose answer stands nowhere: every interleaving of a program tells it. */
export type ExploredTask = Extract<Task, { kind: 'possible' | 'happens' | 'arrange' }>;

export function isExplored(task: Task): task is ExploredTask {
  return 'goal' in task || 'offered' in task;
}

/** What a reader answers: the numbers of what was chosen, or a text. */
export type Answer = readonly number[] | string;

/** Whether the answer is made of numbers: of options, or of lines in an order. */
export function isChosen(task: Task): boolean {
  return task.kind === 'possible' ? task.offered.length > 0 : task.kind === 'choice' || 'goal' in task;
}

/** Tells a quiz from what its author made of it later, so that an old answer is not shown to it. */
export function fingerprint({ html, task }: Quiz): string {
  const asked =
    task.kind === 'choice'
      ? task.options.map((option) => option.html)
      : task.kind === 'possible'
        ? task.offered
        : [task.kind];
  let hash = 5381;
  for (const letter of [html, ...asked].join('\n')) {
    hash = (hash * 33 + (letter.codePointAt(0) ?? 0)) % 0x1_0000_0000;
  }
  return hash.toString(36);
}
