/**
 * Every view with made-up data, for the browser tests and the benchmark of the timeline. It is no
 * part of the page. `window.gallery` lets a test put in other data.
 */
import '../../../www/styles/tokens.css';
import '../../../www/styles/page.css';
import '../../../www/elements/thread-timeline';
import type { ThreadTimeline } from '../../../www/elements/thread-timeline';
import { largeTimeline, smallTimeline } from './timelines';

const main = document.querySelector('main');

/** Adds a view under a heading. */
function add<E extends HTMLElement>(tag: string, title: string, properties: Partial<E>): E {
  const section = document.createElement('section');
  const heading = document.createElement('h2');
  heading.textContent = title;
  const view = document.createElement(tag) as E;
  Object.assign(view, properties);
  section.append(heading, view);
  section.id = title.toLowerCase().replaceAll(' ', '-');
  main?.append(section);
  return view;
}

add<ThreadTimeline>('thread-timeline', 'Timeline', {
  timeline: smallTimeline(),
  now: 120,
  seekable: true,
});
add<ThreadTimeline>('thread-timeline', 'Long timeline', { timeline: largeTimeline(100_000) });
