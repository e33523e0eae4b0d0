import { describe, expect, it } from 'vitest';
import { fromCsv, toCsv, type Measured } from './table';

const MEASURED: Measured[] = [
  { row: 'fetch_add', series: '2 threads', samples: [1.5, 2, 1e-9] },
  { row: 'a "row", with\nall', series: '', samples: [3] },
];

describe('a table of measurements', () => {
  it('has a line for each', () => {
    expect(toCsv('increments', MEASURED.slice(0, 1))).toBe(
      'figure,row,series,sample,value\r\n' +
        'increments,fetch_add,2 threads,1,1.5\r\nincrements,fetch_add,2 threads,2,2\r\n' +
        'increments,fetch_add,2 threads,3,1e-9\r\n',
    );
  });

  it('is read as it was written', () => {
    expect(fromCsv(toCsv('prices', MEASURED))).toEqual({ figure: 'prices', measured: MEASURED });
    expect(fromCsv(toCsv('prices', [])).measured).toEqual([]);
  });

  it('names the line it cannot read', () => {
    expect(() => fromCsv('figure,row,series,sample,value\nf,a,b,1,2\nf,a,b,2,many\n')).toThrow('line 3');
    expect(() => fromCsv('figure,row,series,sample,value\nnothing\n')).toThrow('line 2');
  });
});
