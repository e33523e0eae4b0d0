/**
 * The page's start: isolation, the lecture, the engine. What the reader sees first stands in
 * index.html and waits for none of them.
 */
import { render, type TemplateResult } from 'lit';
import './styles/tokens.css';
import './styles/page.css';
import './styles/prose.css';
import './styles/blocks.css';
import './styles/print.css';
import './elements/interleave-demo';
import './elements/lecture-measure';
import './elements/lecture-plan';
import './elements/lecture-questions';
import './elements/lecture-quiz';
import type { LecturePlan } from './elements/lecture-plan';
import { EngineClient, expectedEngine } from './engine/client';
import type { Lecture } from './engine/generated';
import { ensureIsolation } from './isolation';
import { blocksIn, partsToDraw } from './lecture/drawing';
import { loadEndInTime } from './lecture/end';
import { chosenLecture, ProgramTexts } from './lecture/load';
import { readLecture } from './lecture/read';
import { followReading } from './lecture/reading-position';
import { failureTemplate, faultsTemplate, lectureTemplate, type Shown } from './lecture/view';
import { splitHash } from './program/schedules';
import { pause } from './pause';
import { present, roleIn } from './present/address';
import { setUpTheme } from './theme';

/** How long drawing the lecture waits for a program that was started meanwhile. */
const PATIENCE_MILLISECONDS = 1000;

async function start(): Promise<void> {
  const isolation = await ensureIsolation();
  // What is loaded now would be loaded again in a moment.
  if (isolation === 'reloading') return;
  const address = new URL(location.href);
  const role = roleIn(address);
  if (role === 'notes') {
    await startNotes(address);
    return;
  }
  const engine = new EngineClient();
  // Before a class nothing is waited for; everybody else's engine comes when they reach for a demo.
  // Without one the first Run tries again, and says what is wrong.
  if (role === 'projector') engine.open().catch(() => undefined);
  const name = await chosenLecture(address);
  const { lecture, errors } = await readLecture(name);
  if (lecture === null) {
    show(faultsTemplate(`${name}/lecture.md`, errors));
    return;
  }
  const programs = new ProgramTexts(name);
  const shown: Shown = { name, lecture, drawn: 0, texts: programs.texts, engine, info: expectedEngine() };
  const drawn = drawLecture(shown, programs, role === 'projector' || wasElsewhere());
  void engine.opened.then((info) => {
    if (info.build === shown.info.build) return;
    shown.info = info;
    show(lectureTemplate(shown));
  });
  await drawn;
  if (role === 'projector') await projectLecture(name, lecture);
  else offerPresenting(name);
  const { isOfferedOffline } = await import('./app/keep');
  void isOfferedOffline(engine.firstRun);
}

/** The presenter's window runs nothing, so it opens no engine. */
async function startNotes(address: URL): Promise<void> {
  const name = await chosenLecture(address);
  const { lecture, errors } = await readLecture(name);
  const place = document.getElementById('lecture');
  if (lecture === null || place === null) {
    show(faultsTemplate(`${name}/lecture.md`, errors));
    return;
  }
  const { showNotes } = await import('./present/notes');
  showNotes(name, lecture, place);
}

async function projectLecture(name: string, lecture: Lecture): Promise<void> {
  const { project } = await import('./present/projector');
  project(name, lecture);
}

function offerPresenting(name: string): void {
  const button = document.getElementById('present');
  if (button === null) return;
  button.hidden = false;
  button.addEventListener('click', () => {
    present(name);
  });
}

/** Whether the reader wants another place than the beginning: by a link, or by coming back. */
function wasElsewhere(): boolean {
  const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return location.hash !== '' || visit?.type !== 'navigate';
}

async function drawLecture(shown: Shown, programs: ProgramTexts, atOnce: boolean): Promise<void> {
  const { lecture } = shown;
  const { sections } = lecture;
  document.title = `${lecture.title} · Interleave`;
  const plan = planOf(lecture);
  const parts = atOnce ? [sections] : partsToDraw(sections);
  for (const [index, part] of parts.entries()) {
    await programs.fetchOf(part);
    void programs.fetchOf(parts[index + 1] ?? []);
    shown.drawn += blocksIn(part);
    show(lectureTemplate(shown));
    await pause();
    // Who is quick to press Run gets a result before what stands further below.
    if (shown.engine.firstRunIsOn) await Promise.race([shown.engine.firstRun, pause(PATIENCE_MILLISECONDS)]);
  }
  loadEndInTime();
  if (plan) followPlan(plan, lecture);
  // The sections were not there yet when the browser looked for the one in the address. Demos draw
  // themselves before the next frame; until then the sections are not where they will be.
  requestAnimationFrame(() => {
    goTo(location.hash, 'instant');
  });
  void openVersion();
  addEventListener('hashchange', () => {
    goTo(location.hash, 'auto');
    void openVersion();
  });
}

/** A link may carry a program; what reads it is loaded only then. */
async function openVersion(): Promise<void> {
  const { hash } = location;
  if (!hash.includes('?edit=')) return;
  const [{ openLinkedVersion }] = await Promise.all([import('./mine/open-link'), panesDrawn()]);
  await openLinkedVersion(hash);
}

function panesDrawn(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      resolve();
    });
  });
}

/** Scrolls to what a link leads to, and opens it where it is a question that is closed. */
function goTo(hash: string, behavior: ScrollBehavior): void {
  const target = sectionIn(hash);
  const questions = target?.closest('lecture-questions');
  if (target && questions) void questions.reveal(target.id);
  else target?.scrollIntoView({ behavior });
}

function sectionIn(hash: string): Element | null {
  try {
    return document.getElementById(decodeURIComponent(splitHash(hash)[0]));
  } catch {
    // A damaged link still shows the lecture, from its beginning.
    return null;
  }
}

function planOf(lecture: Lecture): LecturePlan | null {
  const plan = document.querySelector<LecturePlan>('lecture-plan');
  if (plan === null) return null;
  plan.items = lecture.plan;
  plan.sections = lecture.sections;
  return plan;
}

function followPlan(plan: LecturePlan, lecture: Lecture): void {
  const sections = [...document.querySelectorAll('.lecture-section')];
  // A section that is not in the plan belongs to the item before it.
  const itemOf = new Map<string, number>();
  let item = 0;
  for (const { id } of lecture.sections) {
    const opened = lecture.plan.findIndex(({ section }) => section === id);
    if (opened >= 0) item = opened;
    itemOf.set(id, item);
  }
  followReading(sections, document.querySelector('.lecture-end'), (id) => {
    plan.current = itemOf.get(id) ?? 0;
    plan.section = id;
  });
}

function show(template: TemplateResult): void {
  const place = document.getElementById('lecture');
  if (place === null) throw new Error('index.html has no element #lecture');
  place.querySelector('.lecture-loading')?.remove();
  place.removeAttribute('aria-busy');
  render(template, place);
}

const themeButton = document.getElementById('theme');
if (themeButton) setUpTheme(themeButton);
start().catch((error: unknown) => {
  show(failureTemplate(error instanceof Error ? error.message : String(error)));
});
