/** One demo by itself, for a frame in slides or on a course site: `embed.html?lecture=…&demo=…`. */
import { html, render, type TemplateResult } from 'lit';
import './styles/tokens.css';
import './styles/page.css';
import './styles/embed.css';
import './elements/interleave-demo';
import { EngineClient } from './engine/client';
import type { Demo, Lecture } from './engine/generated';
import type { EngineInfo } from './engine/protocol';
import { ensureIsolation } from './isolation';
import { chosenLecture, programTexts } from './lecture/load';
import { readLecture } from './lecture/read';

async function start(): Promise<void> {
  // A frame that its own headers or its page's do not isolate is not helped by a reload.
  if (window === window.top && (await ensureIsolation()) === 'reloading') return;
  const address = new URL(location.href);
  const name = await chosenLecture(address);
  const { lecture } = await readLecture(name);
  if (lecture === null) {
    show(failure(`The lecture “${name}” has faults; opened by itself it says which.`));
    return;
  }
  const wanted = address.searchParams.get('demo') ?? '';
  const demos = demosOf(lecture);
  const demo = demos.find(({ id }) => id === wanted);
  if (demo === undefined) {
    const ids = demos.map(({ id }) => id).join(', ');
    show(failure(`The lecture “${name}” has no demo “${wanted}”. It has: ${ids || 'none'}.`));
    return;
  }
  await showDemo(name, lecture, demo);
}

async function showDemo(name: string, lecture: Lecture, demo: Demo): Promise<void> {
  const engine = new EngineClient();
  const ready = engine.open();
  // Without an engine the first Run tries again, and says what is wrong.
  ready.catch(() => undefined);
  const only = { ...lecture, sections: [{ id: '', title: '', level: 2, blocks: [demoBlock(demo)] }] };
  const texts = await programTexts(name, only);
  const draw = (info: EngineInfo | null) => {
    show(html`
      <interleave-demo
        data-demo=${demo.id}
        .demo=${demo}
        .lecture=${name}
        .texts=${texts}
        .engine=${engine}
        .info=${info}
        .embedded=${true}
      ></interleave-demo>
      <p class="embed-source">
        From <a href=${lectureAddress(name, demo)} target="_blank" rel="noopener">${lecture.title}</a>
      </p>
    `);
  };
  draw(null);
  draw(await ready.catch(() => null));
}

function demoBlock(demo: Demo): { kind: 'demo'; demo: Demo } {
  return { kind: 'demo', demo };
}

function demosOf(lecture: Lecture): Demo[] {
  return lecture.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'demo' ? [block.demo] : [])),
  );
}

function lectureAddress(lecture: string, demo: Demo): string {
  const address = new URL('./', location.href);
  address.searchParams.set('lecture', lecture);
  address.hash = demo.id;
  return address.href;
}

function failure(message: string): TemplateResult {
  return html`<p class="embed-failure" role="alert">${message}</p>
    <p><a href="./" target="_blank" rel="noopener">Open the lecture in a window of its own</a></p>`;
}

function show(template: TemplateResult): void {
  const place = document.getElementById('embed');
  if (place === null) throw new Error('embed.html has no element #embed');
  place.querySelector('.embed-opening')?.remove();
  place.removeAttribute('aria-busy');
  render(template, place);
}

start().catch((error: unknown) => {
  show(failure(error instanceof Error ? error.message : String(error)));
});
