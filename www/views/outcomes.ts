/** Outcomes in an order people can read, and what is to be said of all of them. */
import type { OutcomeSet, OutcomeView } from './model';
import { counted } from './words';

const KINDS: readonly OutcomeView['kind'][] = ['finished', 'exception', 'deadlock', 'diverges'];

/** Endings of one kind together, those that finished first; numbers in a label count as numbers. */
export function inOrder(outcomes: readonly OutcomeView[]): OutcomeView[] {
  return [...outcomes].sort(
    (a, b) =>
      KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
      a.label.localeCompare(b.label, 'en', { numeric: true }),
  );
}

/** Whether the search saw every interleaving, in a sentence or two. */
export function summaryWords({ outcomes, complete, runs }: OutcomeSet): string {
  const found = outcomes.filter((outcome) => outcome.found);
  const seen = outcomes.filter((outcome) => outcome.runs > 0);
  const sentences: string[] = [];
  if (complete === true) {
    const is = found.length === 1 ? 'is' : 'are';
    sentences.push(`Exactly ${counted(found.length, 'outcome')} ${is} possible.`);
  } else if (complete === false) {
    const is = found.length === 1 ? 'is' : 'are';
    sentences.push(`${counted(found.length, 'outcome')} ${is} possible; there may be more.`);
  }
  if (runs > 0) {
    const happened = seen.length === 1 ? 'outcome' : 'different outcomes';
    sentences.push(`${counted(runs, 'run')} on this machine had ${String(seen.length)} ${happened}.`);
  }
  return sentences.join(' ');
}

/** Whether an outcome can happen, as far as is known. */
export function possibleWords(outcome: OutcomeView, complete: boolean | null): string {
  if (outcome.found) return 'possible';
  if (outcome.runs > 0) return complete === true ? 'seen, not found' : 'seen';
  return complete === true ? 'impossible' : 'not found so far';
}
