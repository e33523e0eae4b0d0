/** Marks the lines of an editor that another program does not have, with a sign and a colour. */
import {
  RangeSet,
  StateEffect,
  StateField,
  type EditorState,
  type Extension,
} from '@codemirror/state';
import {
  Decoration,
  EditorView,
  type DecorationSet,
  gutter,
  GutterMarker,
  WidgetType,
} from '@codemirror/view';
import type { DiffMarks } from '../../program/diff-marks';

/** Shows other marks, or none. */
export const setDiffMarks = StateEffect.define<DiffMarks | null>();

const field: StateField<DiffMarks | null> = StateField.define<DiffMarks | null>({
  create: () => null,
  update: (marks, transaction) => {
    for (const effect of transaction.effects) if (effect.is(setDiffMarks)) return effect.value;
    return marks;
  },
  provide: (marks) => EditorView.decorations.compute([marks, 'doc'], decorations),
});

class SignMarker extends GutterMarker {
  readonly #sign: string;
  override readonly elementClass: string;

  constructor(sign: DiffMarks['sign']) {
    super();
    this.#sign = sign === '-' ? '−' : '+';
    this.elementClass = sign === '-' ? 'diff-removed' : 'diff-added';
  }

  override toDOM(): Text {
    return document.createTextNode(this.#sign);
  }
}

const signs = { '-': new SignMarker('-'), '+': new SignMarker('+') };

class Gap extends WidgetType {
  readonly #lines: number;

  constructor(lines: number) {
    super();
    this.#lines = lines;
  }

  override eq(other: Gap): boolean {
    return other.#lines === this.#lines;
  }

  override toDOM(): HTMLElement {
    const gap = document.createElement('div');
    gap.className = 'diff-gap';
    gap.style.setProperty('--lines', String(this.#lines));
    return gap;
  }
}

/** The extension; `diffMarks.field` holds the marks. */
export function diffMarks(): Extension {
  return [
    field,
    gutter({
      class: 'diff-gutter',
      markers: ({ state }) => markers(state),
      initialSpacer: () => signs['+'],
    }),
  ];
}
diffMarks.field = field;

function decorations(state: EditorState): DecorationSet {
  const marks = state.field(field);
  if (marks === null) return Decoration.none;
  const line = Decoration.line({ class: marks.sign === '-' ? 'diff-removed' : 'diff-added' });
  const { doc } = state;
  const ranges = marks.lines
    .filter((number) => number <= doc.lines)
    .map((number) => line.range(doc.line(number).from));
  for (const { below, lines } of marks.gaps) {
    if (below > doc.lines) continue;
    const at = below === 0 ? 0 : doc.line(below).to;
    const gap = { widget: new Gap(lines), block: true, side: below === 0 ? -1 : 1 };
    ranges.push(Decoration.widget(gap).range(at));
  }
  return Decoration.set(ranges, true);
}

function markers(state: EditorState): RangeSet<GutterMarker> {
  const marks = state.field(field);
  if (marks === null) return RangeSet.of<GutterMarker>([]);
  const { doc } = state;
  return RangeSet.of(
    marks.lines
      .filter((number) => number <= doc.lines)
      .map((number) => signs[marks.sign].range(doc.line(number).from)),
  );
}
