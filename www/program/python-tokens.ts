/**
 * What the colours of a program need to know of Python, in a few lines: for the text that stands in an
 * editor's place until the editor is wanted, whose own parser is a hundred times as large.
 */

/** What a piece of a program is, as far as colours tell. */
export type TokenKind = 'keyword' | 'string' | 'number' | 'comment' | 'name';

const KINDS: readonly TokenKind[] = ['keyword', 'string', 'number', 'comment', 'name'];

/** A piece of a line; `kind` is null for what has no colour of its own. */
export interface Token {
  text: string;
  kind: TokenKind | null;
}

const KEYWORDS =
  'and|as|assert|async|await|break|class|continue|def|del|elif|else|except|finally|for|from|global|' +
  'if|import|in|is|lambda|nonlocal|not|or|pass|raise|return|try|while|with|yield';

/** In the order in which they are tried; a string that is not closed goes to the end of its line. */
const PYTHON = new RegExp(
  [
    String.raw`(?<comment>#.*)`,
    String.raw`(?<string>(?:\b[rbfuRBFU]{1,2})?(?:"""[\s\S]*?(?:"""|$)|'''[\s\S]*?(?:'''|$)|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?))`,
    String.raw`(?<name>(?<=\b(?:def|class)\s+)[\p{L}_][\p{L}\p{N}_]*)`,
    String.raw`(?<keyword>\b(?:${KEYWORDS})\b)`,
    String.raw`(?<number>\b(?:True|False|None|\d[\w.]*))`,
  ].join('|'),
  'gu',
);

/** The lines of a program, each in pieces. */
export function tokenLines(source: string): Token[][] {
  const lines: Token[][] = [[]];
  const add = (text: string, kind: TokenKind | null): void => {
    for (const [index, part] of text.split('\n').entries()) {
      if (index > 0) lines.push([]);
      if (part !== '') lines.at(-1)?.push({ text: part, kind });
    }
  };
  let done = 0;
  for (const match of source.matchAll(PYTHON)) {
    add(source.slice(done, match.index), null);
    const groups: Partial<Record<string, string>> = match.groups ?? {};
    const kind = KINDS.find((name) => groups[name] !== undefined) ?? null;
    add(match[0], kind);
    done = match.index + match[0].length;
  }
  add(source.slice(done), null);
  return lines;
}
