/** A program as it stands until somebody wants to edit it: what the editor would show, of the same size. */
import { html, nothing, render, type TemplateResult } from 'lit';
import type { DiffMarks } from '../../program/diff-marks';
import { tokenLines, type Token } from '../../program/python-tokens';

/** What is shown of a program. */
export interface PlainText {
  text: string;
  marks: DiffMarks | null;
}

/** Puts only the text into `place`, which is soon done: for a program that nobody sees yet. */
export function renderBare(place: HTMLElement, text: string): void {
  render(html`${text}`, place);
}

/** Draws the program into `place`. */
export function renderPlain(place: HTMLElement, { text, marks }: PlainText): void {
  const different = new Set(marks?.lines);
  const sign = marks === null ? null : marks.sign === '-' ? '−' : '+';
  const style = marks?.sign === '-' ? 'diff-removed' : 'diff-added';
  const gapBelow = new Map(marks?.gaps.map(({ below, lines }) => [below, lines]));
  const gap = (below: number): TemplateResult | typeof nothing => {
    const lines = gapBelow.get(below);
    return lines === undefined ? nothing : html`<span class="diff-gap" style="--lines: ${lines}"></span>`;
  };
  // Between the elements there must be no blank: it would be part of the program.
  const line = (tokens: readonly Token[], index: number): TemplateResult => {
    const marked = different.has(index + 1);
    return html`<span class="plain-line ${marked ? style : ''}"><span class="plain-gutter" data-number=${index + 1} data-sign=${marked && sign !== null ? sign : ''}></span>${tokens.map(tokenTemplate)}
</span>${gap(index + 1)}`;
  };
  render(html`${gap(0)}${tokenLines(text).map(line)}`, place);
}

/** The first line that differs, from 1; null where none does. */
export function firstDifference({ text, marks }: PlainText): number | null {
  if (marks === null) return null;
  const first = Math.min(...marks.lines, ...marks.gaps.map(({ below }) => Math.max(below, 1)));
  return first <= text.split('\n').length ? first : null;
}

function tokenTemplate({ text, kind }: Token): TemplateResult | string {
  return kind === null ? text : html`<span class="token-${kind}">${text}</span>`;
}
