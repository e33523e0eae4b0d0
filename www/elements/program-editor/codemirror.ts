/** CodeMirror, set up for short Python programs. Imported only when an editor is needed. */
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { pythonLanguage } from '@codemirror/lang-python';
import {
  bracketMatching,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from '@codemirror/language';
import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { EditorState, type Text } from '@codemirror/state';
import {
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import type { Diagnostic } from '../../engine/generated';
import type { DiffMarks } from '../../program/diff-marks';
import { diffMarks, setDiffMarks } from './diff-marks';
import { highlightStyle } from './highlight';

/** What the element may do with its editor. */
export interface Editor {
  setText: (text: string) => void;
  setDiagnostics: (diagnostics: readonly Diagnostic[]) => void;
  setMarks: (marks: DiffMarks | null) => void;
  goTo: (line: number, column: number) => void;
  scrollTo: (top: number) => void;
  /** Takes the focus, with the cursor at a point of the screen where one is given. */
  focus: (point: Point | null) => void;
  destroy: () => void;
}

/** A place on the screen, in CSS pixels. */
export interface Point {
  x: number;
  y: number;
}

/** What an editor shows, and whom it tells. */
export interface EditorOptions {
  text: string;
  label: string;
  onEdit: (text: string) => void;
  onScroll: (top: number) => void;
}

export function createEditor(parent: HTMLElement, options: EditorOptions): Editor {
  let scrolledTo = -1;
  const view = new EditorView({
    parent,
    doc: options.text,
    extensions: [
      lintGutter(),
      lineNumbers(),
      diffMarks(),
      highlightActiveLine(),
      highlightActiveLineGutter(),
      history(),
      bracketMatching(),
      indentOnInput(),
      indentUnit.of('    '),
      EditorState.tabSize.of(4),
      pythonLanguage,
      syntaxHighlighting(highlightStyle),
      // Tab is left to the browser, so that the keyboard can leave the editor.
      keymap.of([...defaultKeymap, ...historyKeymap]),
      EditorView.contentAttributes.of({
        'aria-label': options.label,
        spellcheck: 'false',
        tabindex: '0',
      }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) options.onEdit(update.state.doc.toString());
      }),
      EditorView.domEventHandlers({
        scroll: (_event, { scrollDOM }) => {
          // Programs that scroll together would otherwise answer each other for ever.
          if (Math.abs(scrollDOM.scrollTop - scrolledTo) > 1) options.onScroll(scrollDOM.scrollTop);
          scrolledTo = -1;
        },
      }),
    ],
  });
  return {
    setText: (text) => {
      const { doc } = view.state;
      if (doc.toString() === text) return;
      // A change like any other, so that undo brings back what it replaced.
      view.dispatch({ changes: { from: 0, to: doc.length, insert: text } });
    },
    setDiagnostics: (diagnostics) => {
      const { doc } = view.state;
      view.dispatch(
        setDiagnostics(
          view.state,
          diagnostics.map((fault) => placed(doc, fault)),
        ),
      );
    },
    setMarks: (marks) => {
      view.dispatch({ effects: setDiffMarks.of(marks) });
    },
    goTo: (line, column) => {
      const anchor = offset(view.state.doc, line, column);
      view.dispatch({ selection: { anchor }, scrollIntoView: true });
      view.focus();
    },
    scrollTo: (top) => {
      if (Math.abs(view.scrollDOM.scrollTop - top) < 1) return;
      scrolledTo = top;
      view.scrollDOM.scrollTop = top;
    },
    focus: (point) => {
      const anchor = point === null ? null : view.posAtCoords(point);
      if (anchor !== null) view.dispatch({ selection: { anchor } });
      view.focus();
    },
    destroy: () => {
      view.destroy();
    },
  };
}

/** A fault where CodeMirror wants it: offsets, within a text that may have changed since. */
function placed(doc: Text, fault: Diagnostic) {
  const from = offset(doc, fault.line, fault.column);
  const to = Math.max(from, offset(doc, fault.end_line, fault.end_column));
  return { from, to, severity: 'error' as const, message: fault.message };
}

function offset(doc: Text, line: number, column: number): number {
  const { from, to } = doc.line(Math.min(Math.max(line, 1), doc.lines));
  return Math.min(from + Math.max(column, 1) - 1, to);
}
