/** The presenter's window: notes and controls in place of the lecture. */
import type { Lecture } from '../engine/generated';
import { PresenterView } from '../elements/presenter-view';

/** Turns the page into the presenter's window. */
export function showNotes(name: string, lecture: Lecture, place: HTMLElement): void {
  document.documentElement.dataset.presenting = 'notes';
  document.title = `Notes: ${lecture.title}`;
  const view = new PresenterView();
  view.lecture = lecture;
  view.name = name;
  place.replaceChildren(view);
  place.removeAttribute('aria-busy');
}
