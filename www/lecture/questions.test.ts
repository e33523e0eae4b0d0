import { describe, expect, it } from 'vitest';
import { matching } from './questions';

const question = (text: string, html: string) => ({ id: text, question: text, about: [], html });
const QUESTIONS = [
  question('Do threads make up a process?', 'At least one.'),
  question('What is a Condition?', 'A lock with a café in front.'),
];
const find = (wanted: string) =>
  matching(QUESTIONS, wanted, ({ html }) => html).map(({ id }) => id);

describe('matching', () => {
  it('finds all where nothing is asked for', () => {
    expect(find(' ')).toHaveLength(2);
  });

  it('finds every word, in question or answer, whatever the case and accents', () => {
    expect(find('PROCESS least')).toEqual(['Do threads make up a process?']);
    expect(find('cafe')).toEqual(['What is a Condition?']);
    expect(find('condition process')).toEqual([]);
  });
});
