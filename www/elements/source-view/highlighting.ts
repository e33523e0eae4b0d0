/** Python in the colours of the editor, without an editor. Imported only when a program is shown. */
import { pythonLanguage } from '@codemirror/lang-python';
import { highlightCode } from '@lezer/highlight';
import { highlightStyle } from '../program-editor/highlight';

/** A piece of a line, in a class of the editor's style sheet. */
export interface Piece {
  text: string;
  style: string;
}

/** The editor's style sheet, which otherwise comes with the editor. */
const sheet = new CSSStyleSheet();
sheet.replaceSync(highlightStyle.module?.getRules() ?? '');

/** The lines of a program, each in pieces. */
export function highlighted(source: string): Piece[][] {
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
  const lines: Piece[][] = [[]];
  highlightCode(
    source,
    pythonLanguage.parser.parse(source),
    highlightStyle,
    (text, style) => lines.at(-1)?.push({ text, style }),
    () => lines.push([]),
  );
  return lines;
}
