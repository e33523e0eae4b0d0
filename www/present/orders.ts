/** What the presenter's window asks of the projector, carried out in what the class sees. */
import type { Order } from './link';

/** Carries out an order that is about something in the lecture. */
export function carryOut(order: Exclude<Order, { kind: 'end' | 'theme' }>): void {
  switch (order.kind) {
    case 'press': {
      const place = placeOf(order.place, order.program);
      const { attribute, value } = order.button;
      place?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      place?.querySelector<HTMLElement>(`[data-${attribute}="${CSS.escape(value)}"]`)?.click();
      break;
    }
    case 'key': {
      const stepping = placeOf(order.place, order.program)?.querySelector('[data-part="step"]');
      stepping?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      stepping?.dispatchEvent(
        new KeyboardEvent('keydown', { key: order.key, bubbles: true, cancelable: true }),
      );
      break;
    }
    case 'measure': {
      const measure = placeOf(order.measure, null);
      measure?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      // Each kind of measurement has one button that begins it, and ends it while it goes on.
      measure?.querySelector<HTMLElement>('button[data-action]')?.click();
      break;
    }
    case 'answer': {
      const quiz = placeOf(order.quiz, null)?.closest('lecture-quiz');
      quiz?.scrollIntoView({ block: 'start', behavior: 'instant' });
      if (quiz?.isSolved === true) quiz.unsolve();
      else void quiz?.solve();
      break;
    }
    case 'question': {
      const question = placeOf(order.question, null);
      if (question instanceof HTMLDetailsElement && question.open) question.open = false;
      else void question?.closest('lecture-questions')?.reveal(order.question);
      break;
    }
    case 'scroll':
      scrollBy({ top: order.direction * innerHeight * 0.7, behavior: 'smooth' });
  }
}

/** What has this id, or one of its programs. */
function placeOf(id: string, program: string | null): Element | null {
  const place = document.getElementById(id);
  if (program === null) return place;
  return place?.querySelector(`[data-program="${CSS.escape(program)}"]`) ?? null;
}
