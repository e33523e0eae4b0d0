/** One demo or measurement by itself, for a frame in slides or on a course site: `embed.html?lecture=…&demo=…`. */
import { html, render, type TemplateResult } from 'lit';
import './styles/tokens.css';
import './styles/page.css';
import './styles/embed.css';
import './elements/interleave-demo';
import './elements/lecture-measure';
import { isFramed, isSandboxed, speakWithPage } from './elsewhere/in-frame';
import { EngineClient, expectedEngine } from './engine/client';
import type { Demo, Lecture, Measure } from './engine/generated';
import type { EngineInfo } from './engine/protocol';
import { ensureIsolation } from './isolation';
import { chosenLecture, ProgramTexts } from './lecture/load';
import { readLecture } from './lecture/read';

async function start(): Promise<void> {
  const address = new URL(location.href);
  const theme = address.searchParams.get('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  if (isSandboxed()) {
    show(sandboxed(address));
    return;
  }
  if ((await ensureIsolation()) === 'reloading') return;
  const name = await chosenLecture(address);
  const { lecture } = await readLecture(name);
  if (lecture === null) {
    show(failure(`The lecture “${name}” has faults; opened by itself it says which.`));
    return;
  }
  const wanted = address.searchParams.get('demo') ?? '';
  const demos = demosOf(lecture);
  const demo = demos.find(({ id }) => id === wanted);
  const measures = measuresOf(lecture);
  const measure = measures.find(({ id }) => id === wanted);
  if (demo !== undefined) await showDemo(name, lecture, demo);
  else if (measure !== undefined) showMeasure(name, lecture, measure);
  else {
    const ids = [...demos, ...measures].map(({ id }) => id).join(', ');
    show(failure(`The lecture “${name}” has no demo “${wanted}”. It has: ${ids || 'none'}.`));
  }
}

function showMeasure(name: string, lecture: Lecture, { id, what }: Measure): void {
  const engine = new EngineClient();
  onStop = () => {
    engine.stop();
  };
  show(html`<lecture-measure id=${id} .what=${what} .engine=${engine}></lecture-measure> ${source(name, lecture, id)}`);
}

function source(name: string, lecture: Lecture, id: string): TemplateResult {
  return html`<p class="embed-source">
    From <a href=${lectureAddress(name, id)} target="_blank" rel="noopener">${lecture.title}</a>
  </p>`;
}

async function showDemo(name: string, lecture: Lecture, demo: Demo): Promise<void> {
  const engine = new EngineClient();
  const ready = engine.open();
  // Without an engine the first Run tries again, and says what is wrong.
  ready.catch(() => undefined);
  onStop = () => {
    engine.stop();
  };
  const only = { ...lecture, sections: [{ id: '', title: '', level: 2, blocks: [demoBlock(demo)] }] };
  const programs = new ProgramTexts(name);
  await programs.fetchOf(only.sections);
  const draw = (info: EngineInfo) => {
    show(html`
      <interleave-demo
        data-demo=${demo.id}
        .demo=${demo}
        .lecture=${name}
        .texts=${programs.texts}
        .engine=${engine}
        .info=${info}
        .embedded=${true}
      ></interleave-demo>
      ${source(name, lecture, demo.id)}
    `);
  };
  draw(expectedEngine());
  draw(await ready.catch(expectedEngine));
}

function demoBlock(demo: Demo): { kind: 'demo'; demo: Demo } {
  return { kind: 'demo', demo };
}

function demosOf(lecture: Lecture): Demo[] {
  return lecture.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'demo' ? [block.demo] : [])),
  );
}

function measuresOf(lecture: Lecture): Measure[] {
  return lecture.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'measure' ? [block.measure] : [])),
  );
}

function lectureAddress(lecture: string | null, demo: string): string {
  const address = new URL('./', location.href);
  if (lecture !== null) address.searchParams.set('lecture', lecture);
  address.hash = demo;
  return address.href;
}

/** In a sandbox links may be forbidden too, so the address can be read and copied. */
function sandboxed({ searchParams }: URL): TemplateResult {
  const address = lectureAddress(searchParams.get('lecture'), searchParams.get('demo') ?? '');
  return html`<p class="embed-failure" role="alert">
      The site you are on puts this demo into a sandbox in which no program can run. It runs in a
      window of its own:
    </p>
    <p><a href=${address} target="_blank" rel="noopener">${address}</a></p>`;
}

function failure(message: string): TemplateResult {
  return html`<p class="embed-failure" role="alert">${message}</p>
    <p><a href="./" target="_blank" rel="noopener">Open the lecture in a window of its own</a></p>`;
}

/** Ends what runs; there is nothing before there is an engine. */
let onStop: () => void = () => undefined;
let speaks = false;

function show(template: TemplateResult): void {
  const place = document.getElementById('embed');
  if (place === null) throw new Error('embed.html has no element #embed');
  if (!speaks && isFramed()) {
    speaks = true;
    speakWithPage(place, () => {
      onStop();
    });
  }
  place.querySelector('.embed-opening')?.remove();
  place.removeAttribute('aria-busy');
  render(template, place);
}

start().catch((error: unknown) => {
  show(failure(error instanceof Error ? error.message : String(error)));
});
