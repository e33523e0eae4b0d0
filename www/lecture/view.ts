/** What the page shows of a lecture, or of what is wrong with it. Takes data and knows no engine. */
import { html, nothing, type TemplateResult } from 'lit';
import type { EngineClient } from '../engine/client';
import type { Block, Lecture, LectureError, Section } from '../engine/generated';
import type { EngineInfo } from '../engine/protocol';
import type { ProgramText } from './load';
import { safeHtml } from './safe-html';

/** A lecture and what its demos need. */
export interface Shown {
  /** The lecture's folder. */
  name: string;
  lecture: Lecture;
  texts: ReadonlyMap<string, ProgramText>;
  engine: EngineClient;
  /** Known a moment after the lecture is. */
  info: EngineInfo | null;
}

/** The prose of a section is made once: drawing it anew would lose what is selected in it. */
const prose = new WeakMap<Block, ChildNode[]>();

export function lectureTemplate(shown: Shown): TemplateResult {
  const { title, subtitle, sections } = shown.lecture;
  return html`
    <header class="lecture-title">
      <h1>${title}</h1>
      ${subtitle === null ? nothing : html`<p>${subtitle}</p>`}
    </header>
    ${sections.map((section) => sectionTemplate(section, shown))}
    <footer class="lecture-end">
      <p>Every program on this page runs in your browser. Nothing you write leaves it.</p>
    </footer>
  `;
}

/** The faults of a lecture's file, for whoever wrote it. */
export function faultsTemplate(file: string, errors: readonly LectureError[]): TemplateResult {
  return html`<section class="lecture-faults" aria-labelledby="lecture-faults">
    <h1 id="lecture-faults">This lecture cannot be shown yet</h1>
    <p>Mend these lines of <code>${file}</code> and reload the page.</p>
    <ol>
      ${errors.map(
        ({ line, message, help }) =>
          html`<li><strong>Line ${line}.</strong> ${message} <span>${help}</span></li>`,
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

function sectionTemplate(section: Section, shown: Shown): TemplateResult {
  const heading =
    section.level === 2 ? html`<h2>${section.title}</h2>` : html`<h3>${section.title}</h3>`;
  return html`<section id=${section.id} class="lecture-section level-${section.level}">
    ${heading} ${section.blocks.map((block) => blockTemplate(block, shown))}
  </section>`;
}

function blockTemplate(block: Block, shown: Shown): TemplateResult {
  if (block.kind === 'demo') {
    return html`<interleave-demo
      id=${block.demo.id}
      data-demo=${block.demo.id}
      .demo=${block.demo}
      .lecture=${shown.name}
      .texts=${shown.texts}
      .engine=${shown.engine}
      .info=${shown.info}
    ></interleave-demo>`;
  }
  if (block.kind !== 'html') return html``;
  let nodes = prose.get(block);
  if (nodes === undefined) {
    nodes = [...safeHtml(block.html).childNodes];
    prose.set(block, nodes);
  }
  return html`<div class="prose">${nodes}</div>`;
}
