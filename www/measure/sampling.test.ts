import { describe, expect, it } from 'vitest';
import { sample } from './sampling';

/** A subject that measures what a list says, again and again. */
function subject(row: string, numbers: readonly number[], log: string[] = []) {
  let next = 0;
  const measure = () => {
    log.push(row);
    const number = numbers[next % numbers.length] ?? NaN;
    next += 1;
    return Promise.resolve(number);
  };
  return { row, series: '', measure };
}

describe('sampling', () => {
  it('ends early for what is steady and later for what is not', async () => {
    let last: readonly { row: string; samples: number[] }[] = [];
    await sample(
      [subject('steady', [5]), subject('wild', [1, 50, 3, 90, 2, 7, 60])],
      (measured) => {
        last = measured;
        return true;
      },
    );
    const [steady, wild] = last;
    expect(steady?.samples.length).toBeLessThan(10);
    expect(wild?.samples.length).toBeGreaterThan(50);
  });

  it('warms everything up before anything counts, and takes turns', async () => {
    const log: string[] = [];
    await sample([subject('a', [1], log), subject('b', [2], log)], () => false);
    expect(log).toEqual(['a', 'b', 'a', 'b']);
  });

  it('measures nothing while a round is being shown', async () => {
    const log: string[] = [];
    const show = async () => {
      log.push('shows');
      await Promise.resolve();
      log.push('has shown');
      return log.length < 8;
    };
    await sample([subject('a', [1], log)], show);
    expect(log).toEqual(['a', 'a', 'shows', 'has shown', 'a', 'shows', 'has shown', 'a', 'shows', 'has shown']);
  });

  it('passes on that measuring was ended', async () => {
    const ended = { row: 'a', series: '', measure: () => Promise.reject(new Error('ended')) };
    await expect(sample([ended], () => true)).rejects.toThrow('ended');
  });
});
