/** The window the class sees: one section at a time, in large letters, driven by keys or from afar. */
import type { Lecture } from '../engine/generated';
import { addressOf } from './address';
import { onKeys } from './keys';
import { PresentationLink, type Order } from './link';
import { carryOut } from './orders';
import type { Presentation } from './state';
import './projector.css';

/** Turns the page, which shows the lecture already, into the projector. */
export function project(name: string, lecture: Lecture): void {
  const link = new PresentationLink(name, lecture);
  const root = document.documentElement;
  const sections = [...document.querySelectorAll<HTMLElement>('.lecture-section')];
  let shown: number | null = null;
  root.dataset.presenting = 'projector';

  link.onState = (state: Presentation) => {
    root.style.setProperty('--projector-size', String(state.size));
    root.toggleAttribute('data-black', state.black);
    root.toggleAttribute('data-first', state.step === 0);
    const only = state.demo === null ? null : document.getElementById(state.demo);
    root.toggleAttribute('data-one-demo', only !== null);
    for (const filling of document.querySelectorAll('.fills-the-screen')) {
      filling.classList.remove('fills-the-screen');
    }
    only?.classList.add('fills-the-screen');
    for (const [index, section] of sections.entries()) {
      section.classList.toggle('on-screen', index === state.step);
    }
    if (shown !== state.step) scrollTo({ top: 0, behavior: 'instant' });
    shown = state.step;
  };

  link.onOrder = (order: Order) => {
    switch (order.kind) {
      case 'theme':
        document.getElementById('theme')?.click();
        break;
      case 'end':
        location.assign(addressOf(name, null));
        break;
      default:
        carryOut(order);
    }
  };

  onKeys((move) => {
    link.move(move);
  });
  link.onState(link.state);
}
