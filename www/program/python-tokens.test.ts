import { describe, expect, it } from 'vitest';
import { tokenLines } from './python-tokens';

/** The pieces of a line that have a colour, as `kind:text`. */
const coloured = (source: string): string[] =>
  tokenLines(source).flatMap((line) => line.flatMap(({ kind, text }) => (kind === null ? [] : [`${kind}:${text}`])));

describe('the pieces of a Python program', () => {
  it('loses no letter', () => {
    const source = 'def f(x):  # why\n\n    """Doc\n    string."""\n    return f"{x!r}" + \'it\\\'s\'\n';
    const joined = tokenLines(source).map((line) => line.map(({ text }) => text).join(''));
    expect(joined.join('\n')).toBe(source);
  });

  it('tells keywords, definitions, numbers and comments', () => {
    expect(coloured('class Racer:\n    def run(self): return 0x1f # none')).toEqual([
      'keyword:class',
      'name:Racer',
      'keyword:def',
      'name:run',
      'keyword:return',
      'number:0x1f',
      'comment:# none',
    ]);
    expect(coloured('information = None')).toEqual(['number:None']);
  });

  it('tells strings, with their prefixes, over several lines, and left open', () => {
    expect(coloured("a = rb'x' + f\"{y}\"")).toEqual(["string:rb'x'", 'string:f"{y}"']);
    expect(coloured('"""one\ntwo"""\nif')).toEqual(['string:"""one', 'string:two"""', 'keyword:if']);
    expect(coloured('x = "open\nif')).toEqual(['string:"open', 'keyword:if']);
    expect(coloured('"""open\nif')).toEqual(['string:"""open', 'string:if']);
    expect(coloured('"# no comment"')).toEqual(['string:"# no comment"']);
  });

  it('stays quick whatever it is given', () => {
    expect(tokenLines('"'.repeat(20_000)).length).toBe(1);
    expect(tokenLines("'''".repeat(7_001)).length).toBe(1);
  });
});
