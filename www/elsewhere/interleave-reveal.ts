/**
 * The plugin for reveal.js, without npm: a `<script src="…/interleave-reveal.js">` before the deck's
 * own, and `plugins: [InterleaveReveal]` in it. Slides then hold `<interleave-demo>` elements.
 */
import { DemoFrame, defineDemoFrame } from './demo-frame';
import type { SlideKey } from './messages';

/** What the plugin needs of a deck. */
interface Deck {
  on(event: 'ready' | 'slidechanged', listener: (event: SlideEvent) => void): void;
  next(): void;
  prev(): void;
  left(): void;
  right(): void;
  layout(): void;
  getRevealElement(): HTMLElement;
  isSpeakerNotes?(): boolean;
  isPrintView?(): boolean;
}

/** What reveal.js says of a change of slide. */
interface SlideEvent {
  currentSlide?: Element;
  previousSlide?: Element;
}

function demosIn(place: Element | undefined | null): DemoFrame[] {
  const found = [...(place?.querySelectorAll('interleave-demo') ?? [])];
  return found.filter((element) => element instanceof DemoFrame);
}

/** The slide the presenter comes to next is loaded while this one is talked about. */
function slideAfter(slide: Element): Element | null {
  return slide.nextElementSibling ?? slide.parentElement?.nextElementSibling ?? null;
}

/** A demo that has its slide to itself but for a heading takes the room that is left. */
function stretch(demo: DemoFrame): void {
  const slide = demo.parentElement;
  if (slide?.localName !== 'section' || demo.fixed) return;
  if (slide.querySelector('.r-stretch, .stretch') === null) demo.classList.add('r-stretch');
}

function move(deck: Deck, key: SlideKey): void {
  switch (key) {
    case 'PageDown':
      deck.next();
      break;
    case 'PageUp':
      deck.prev();
      break;
    case 'ArrowRight':
      deck.right();
      break;
    case 'ArrowLeft':
      deck.left();
  }
}

const plugin = {
  id: 'interleave',
  init(deck: Deck): void {
    defineDemoFrame();
    const element = deck.getRevealElement();
    const all = demosIn(element);
    all.forEach(stretch);
    // The speaker's small pictures of the slides, and paper, run nothing.
    if (deck.isSpeakerNotes?.() === true || deck.isPrintView?.() === true) {
      for (const demo of all) demo.showLink();
      return;
    }
    element.addEventListener('slide-key', (event) => {
      move(deck, (event as CustomEvent<SlideKey>).detail);
    });
    const show = ({ currentSlide, previousSlide }: SlideEvent) => {
      for (const demo of demosIn(previousSlide)) demo.stop();
      if (currentSlide === undefined) return;
      for (const demo of demosIn(currentSlide)) demo.open();
      for (const demo of demosIn(slideAfter(currentSlide))) demo.open();
    };
    deck.on('ready', show);
    deck.on('slidechanged', show);
  },
};

declare global {
  var InterleaveReveal: () => typeof plugin;
}

globalThis.InterleaveReveal = () => plugin;
