import { describe, expect, it } from 'vitest';
import { OutputLines } from './output-lines';

function texts(lines: OutputLines): string[] {
  return lines.kept.map(({ spans }) => spans.map(({ text }) => text).join('|'));
}

describe('OutputLines', () => {
  it('cuts text into lines wherever it was cut into records', () => {
    const lines = new OutputLines(10);
    lines.append(0, 'stdout', 'one\ntw');
    lines.append(0, 'stdout', 'o\n\nfour');
    expect(texts(lines)).toEqual(['one', 'two', '', 'four']);
  });

  it('keeps threads apart that meet on one line', () => {
    const lines = new OutputLines(10);
    lines.append(1, 'stdout', 'a');
    lines.append(2, 'stdout', 'b');
    lines.append(1, 'stdout', '\n');
    lines.append(2, 'stderr', 'c');
    expect(texts(lines)).toEqual(['a|b', 'c']);
    expect(lines.kept[0]?.spans.map(({ thread }) => thread)).toEqual([1, 2]);
  });

  it('keeps the last lines of very many, and counts them all', () => {
    const lines = new OutputLines(3);
    for (let line = 0; line < 1000; line += 1) lines.append(0, 'stdout', `${String(line)}\n`);
    expect(texts(lines)).toEqual(['997', '998', '999']);
    expect(lines.count).toBe(1000);
    expect(lines.kept[0]?.number).toBe(997);
  });

  it('cuts a line no screen could show', () => {
    const lines = new OutputLines(3);
    for (let part = 0; part < 100; part += 1) lines.append(0, 'stdout', 'x'.repeat(1000));
    expect(texts(lines)[0]?.length).toBe(10_000);
  });

  it('starts anew', () => {
    const lines = new OutputLines(3);
    lines.append(0, 'stdout', 'half');
    lines.clear();
    lines.append(0, 'stdout', 'whole');
    expect(texts(lines)).toEqual(['whole']);
    expect(lines.count).toBe(1);
  });
});
