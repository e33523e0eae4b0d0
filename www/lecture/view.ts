/** What the page shows of a lecture, or of what is wrong with it. Takes data and knows no engine. */
import { html, nothing, type TemplateResult } from 'lit';
import type { EngineClient } from '../engine/client';
import type { Activity, Block, Lecture, LectureError, Question, Section, Side } from '../engine/generated';
import type { EngineInfo } from '../engine/protocol';
import type { ProgramText } from './load';
import { splitHash } from '../program/schedules';
import { proseNodes } from './prose';
import { titlesOf } from './titles';

/** A lecture and what its demos need. */
export interface Shown {
  /** The lecture's folder. */
  name: string;
  lecture: Lecture;
  /** How many of its blocks are drawn, from the first. Those need the texts of their programs. */
  drawn: number;
  texts: ReadonlyMap<string, ProgramText>;
  engine: EngineClient;
  /** Known a moment after the lecture is. */
  info: EngineInfo;
}

/** Prose is made once: drawing it anew would lose what is selected in it. */
const prose = new WeakMap<object, ChildNode[]>();

export function lectureTemplate(shown: Shown): TemplateResult {
  const { title, subtitle, sections } = shown.lecture;
  let left = shown.drawn;
  return html`
    <header class="lecture-title">
      <h1>${title}</h1>
      ${subtitle === null ? nothing : html`<p>${subtitle}</p>`}
    </header>
    ${sections.map((section) => {
      const drawn = left;
      left -= section.blocks.length;
      return drawn < Math.min(1, section.blocks.length) ? nothing : sectionTemplate(section, drawn, shown);
    })}
    ${left < 0 ? nothing : endTemplate(title)}
  `;
}

function endTemplate(title: string): TemplateResult {
  return html`<footer class="lecture-end">
      <quiz-score></quiz-score>
      <print-handout></print-handout>
      <details
        id="ask"
        class="lecture-ask"
        ?open=${splitHash(location.hash)[0] === 'ask'}
        @toggle=${() => {
          void import('../elements/ask-question');
        }}
      >
        <summary>Ask the lecturer a question</summary>
        <ask-question lecture=${title}></ask-question>
      </details>
      <p><a href="./scratch.html">Start from an empty program</a>, on the scratch pad.</p>
      <p>Every program on this page runs in your browser. Nothing you write leaves it.</p>
    </footer>`;
}

/** The faults of a lecture's file, for whoever wrote it. */
export function faultsTemplate(file: string, errors: readonly LectureError[]): TemplateResult {
  return html`<section class="lecture-faults" aria-labelledby="lecture-faults">
    <h1 id="lecture-faults">This lecture cannot be shown yet</h1>
    <p>Mend these lines of <code>${file}</code> and reload the page.</p>
    <ol>
      ${errors.map(
        ({ line, column, message, help }) =>
          html`<li><strong>Line ${line}, column ${column}.</strong> ${message} <span>${help}</span></li>`,
      )}
    </ol>
  </section>`;
}

/** Why there is no lecture at all. */
export function failureTemplate(message: string): TemplateResult {
  return html`<section class="lecture-faults">
    <h1>The lecture could not be loaded</h1>
    <p>${message}</p>
    <p><a href="">Try again</a></p>
  </section>`;
}

/** A section, with its first `drawn` blocks. */
function sectionTemplate(section: Section, drawn: number, shown: Shown): TemplateResult {
  const heading =
    section.level === 2 ? html`<h2>${section.title}</h2>` : html`<h3>${section.title}</h3>`;
  return html`<section id=${section.id} class="lecture-section level-${section.level}">
    ${heading} ${firstParts(section.blocks, drawn).map((part) => partTemplate(part, shown))}
  </section>`;
}

/** A block, or questions that follow one another and share a search. */
type Part = Exclude<Block, { kind: 'question' }> | { kind: 'questions'; questions: Question[] };

/** The parts that these blocks begin with. Questions that follow one another are drawn together. */
function firstParts(blocks: readonly Block[], drawn: number): Part[] {
  let end = 0;
  return grouped(blocks).filter((part) => {
    end += part.kind === 'questions' ? part.questions.length : 1;
    return end <= drawn;
  });
}

/** The same questions must be the same list each time, so that their element keeps its state. */
const groups = new WeakMap<readonly Block[], Part[]>();

function grouped(blocks: readonly Block[]): Part[] {
  let parts = groups.get(blocks);
  if (parts !== undefined) return parts;
  parts = [];
  for (const block of blocks) {
    const last = parts.at(-1);
    if (block.kind !== 'question') parts.push(block);
    else if (last?.kind === 'questions') last.questions.push(block.question);
    else parts.push({ kind: 'questions', questions: [block.question] });
  }
  groups.set(blocks, parts);
  return parts;
}

function partTemplate(part: Part, shown: Shown): TemplateResult | typeof nothing {
  switch (part.kind) {
    case 'html':
      return html`<div class="prose">${nodesOf(part, part.html, shown)}</div>`;
    case 'demo':
      return html`<interleave-demo
        id=${part.demo.id}
        data-demo=${part.demo.id}
        .demo=${part.demo}
        .lecture=${shown.name}
        .texts=${shown.texts}
        .engine=${shown.engine}
        .info=${shown.info}
      ></interleave-demo>`;
    case 'quiz':
      return html`<lecture-quiz
        id=${part.quiz.id}
        data-quiz=${part.quiz.id}
        .quiz=${part.quiz}
        .lecture=${shown.name}
        .texts=${shown.texts}
        .engine=${shown.engine}
      ></lecture-quiz>`;
    case 'questions':
      return html`<lecture-questions
        .questions=${part.questions}
        .lecture=${shown.name}
        .titles=${titlesIn(shown.lecture)}
      ></lecture-questions>`;
    case 'activity':
      return activityTemplate(part.activity, shown);
    case 'note':
      // For the presenter's own window; here it would be read by the class.
      return nothing;
    case 'measure':
      return html`<lecture-measure
        id=${part.measure.id}
        .what=${part.measure.what}
        .engine=${shown.engine}
      ></lecture-measure>`;
    case 'compare':
      return html`<div class="compare">${[part.left, part.right].map((side) => sideTemplate(side, shown))}</div>`;
  }
}

function activityTemplate(activity: Activity, shown: Shown): TemplateResult {
  const { id, title, minutes } = activity;
  return html`<section class="activity" id=${id} aria-labelledby="activity-${id}">
    <h4 class="activity-title" id="activity-${id}">
      ${title} ${minutes === null ? nothing : html`<span>${minutes} min</span>`}
    </h4>
    <div class="prose">${nodesOf(activity, activity.html, shown)}</div>
  </section>`;
}

function sideTemplate(side: Side, shown: Shown): TemplateResult {
  return html`<div class="compare-side">
    <h4>${side.title}</h4>
    <div class="prose">${nodesOf(side, side.html, shown)}</div>
  </div>`;
}

function nodesOf(owner: object, text: string, { name }: Shown): ChildNode[] {
  let nodes = prose.get(owner);
  if (nodes === undefined) {
    nodes = proseNodes(text, name);
    prose.set(owner, nodes);
  }
  return nodes;
}

const titles = new WeakMap<Lecture, ReadonlyMap<string, string>>();

function titlesIn(lecture: Lecture): ReadonlyMap<string, string> {
  let found = titles.get(lecture);
  if (found === undefined) {
    found = titlesOf(lecture.sections);
    titles.set(lecture, found);
  }
  return found;
}
