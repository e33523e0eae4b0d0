/**
 * Every view with made-up data, for the browser tests and the benchmark of the timeline. It is no
 * part of the page.
 */
import '../../../www/styles/tokens.css';
import '../../../www/styles/page.css';
import '../../../www/elements/bytecode-list';
import '../../../www/elements/memory-view';
import '../../../www/elements/outcome-chart';
import '../../../www/elements/source-view';
import '../../../www/elements/thread-timeline';
import '../../../www/elements/wait-graph';
import type { BytecodeList } from '../../../www/elements/bytecode-list';
import type { MemoryView } from '../../../www/elements/memory-view';
import type { OutcomeChart } from '../../../www/elements/outcome-chart';
import type { SourceView } from '../../../www/elements/source-view';
import type { ThreadTimeline } from '../../../www/elements/thread-timeline';
import type { WaitGraph } from '../../../www/elements/wait-graph';
import { manyObjects, MEMORY } from './memory';
import { crowd, LISTING, manyOutcomes, OUTCOMES, philosophers, PROGRAM, THREADS } from './samples';
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
add<SourceView>('source-view', 'Source', {
  text: PROGRAM,
  label: 'Program race.py',
  threads: THREADS,
  active: 1,
  chosen: 12,
  notes: [{ line: 13, text: 'writes counter, which line 11 of another thread reads: a data race' }],
});
add<BytecodeList>('bytecode-list', 'Bytecode', { listing: LISTING });
add<OutcomeChart>('outcome-chart', 'Outcomes', { data: OUTCOMES, chosen: 'counter = 3' });
add<OutcomeChart>('outcome-chart', 'Many outcomes', { data: manyOutcomes(10_000) });
add<WaitGraph>('wait-graph', 'Waits', { data: philosophers(2) });
add<WaitGraph>('wait-graph', 'Philosophers', { data: philosophers(5) });
add<WaitGraph>('wait-graph', 'Crowd', { data: crowd(10_000) });
add<MemoryView>('memory-view', 'Memory', { memory: MEMORY });
add<MemoryView>('memory-view', 'Many objects', { memory: manyObjects(10_000) });
