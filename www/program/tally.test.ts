import { describe, expect, it } from 'vitest';
import type { Ending, RunReport } from '../engine/generated';
import { binned } from './bins';
import { Tally, type Bar } from './tally';

function run(repr: string | null, ending: Ending = 'finished'): RunReport {
  const watched = repr === null ? [] : [{ name: 'raises', repr }];
  return {
    ending,
    exit_code: 0,
    seconds: 0,
    threads: [],
    workers: 2,
    parallel: 2,
    watched,
    diagnostics: [],
  };
}

describe('Tally', () => {
  it('counts values, lost updates and other endings', () => {
    const tally = new Tally('raises', '50');
    for (const repr of ['50', '53', '50', '100', '53']) tally.add(run(repr));
    tally.add(run(null, 'deadlocked'));
    expect([tally.runs, tally.lost]).toEqual([6, 3]);
    expect(tally.bars).toEqual([
      { label: '50', runs: 2, kind: 'expected' },
      { label: '53', runs: 2, kind: 'value' },
      { label: '100', runs: 1, kind: 'value' },
      { label: 'deadlocked', runs: 1, kind: 'ending' },
    ]);
  });

  it('shows the expected value even when no run had it', () => {
    const tally = new Tally('raises', '50');
    tally.add(run('51'));
    expect(tally.bars[0]).toEqual({ label: '50', runs: 0, kind: 'expected' });
  });

  it('loses nothing when nothing is expected', () => {
    const tally = new Tally('raises', null);
    tally.add(run('7'));
    expect(tally.lost).toBe(0);
  });
});

describe('binned', () => {
  const bar = (label: string, runs: number, kind: Bar['kind'] = 'value'): Bar => ({
    label,
    runs,
    kind,
  });

  it('fills the gaps between close numbers', () => {
    const bars = binned([bar('50', 3, 'expected'), bar('52', 1), bar('failed', 2, 'ending')]);
    expect(bars.map(({ label, runs }) => [label, runs])).toEqual([
      ['50', 3],
      ['51', 0],
      ['52', 1],
      ['failed', 2],
    ]);
  });

  it('gathers distant numbers and keeps the expected one apart', () => {
    const values = Array.from({ length: 200 }, (_, index) => bar(String(1000 + index * 37), 1));
    const bars = binned([...values, bar('200000', 0, 'expected')]);
    expect(bars.length).toBeLessThanOrEqual(40);
    expect(bars.reduce((sum, { runs }) => sum + runs, 0)).toBe(200);
    expect(bars.filter(({ kind }) => kind === 'expected')).toHaveLength(1);
  });

  it('leaves values that are no numbers as they are', () => {
    const bars = [bar("'a'", 1), bar("'b'", 2)];
    expect(binned(bars)).toEqual(bars);
  });
});
