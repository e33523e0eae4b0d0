/**
 * All measurements in order, and the table. Started by `cargo xtask bench`, which has built
 * everything, serves the page and names it in INTERLEAVE_URL.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { measured } from './machine.mjs';
import {
  bytesPerThread,
  cpython,
  explored,
  lockFloor,
  lostRuns,
  onCPython,
  onInterleave,
  steppedBack,
} from './native.mjs';
import { opening, SLOWED } from './opening.mjs';
import * as ours from './page.mjs';
import * as peers from './peers.mjs';
import { priceProgram, pricesOf, writeNativePrices } from './prices.mjs';
import { served } from './server.mjs';
import { servedInPage } from './server-page.mjs';
import { bar, geometricMean, kilobytes, median, milliseconds, table, times } from './table.mjs';
import { exploredInPage, steppedBackInPage } from './turns.mjs';
import { timelineFrames } from './views.mjs';

const RUNS = 200;
/** Of a kernel; the first few run in what the browser compiles at once, until better code is there. */
const KERNEL_RUNS = 9;
const KERNELS = [
  'loop',
  'floats',
  'calls',
  'attributes',
  'methods',
  'globals',
  'lists',
  'dicts',
  'strings',
  'generators',
];
const MODELS = ['spinlock', 'peterson', 'philosophers', 'bounded_buffer', 'counter'];
/** States a second of Harmony's model checker on its spinlock with nine threads, on two cores. */
const HARMONY = 1_700_000;
/** What loom and shuttle execute to see every interleaving of two threads with two increments each. */
const EXECUTIONS = { loom: 828, shuttle: 923 };
const BARS = { bytes: 500_000, seconds: 1, frame: 0.017, parallel: 1.9, processes: 1.8, gil: 0.1, handOver: 1.2, start: 10, back: 0.1 };
/** Instructions of a step back. */
const BACK = 10_000;
/** What the page should keep to while it opens on a slow machine. */
const OPENING = { interactive: 1, shift: 0.02, bytes: 250_000 };

const address = process.env.INTERLEAVE_URL;
if (address === undefined) throw new Error('INTERLEAVE_URL must name the served page');

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const text = (name) => readFileSync(path(name), 'utf8');
const doing = (what) => process.stderr.write(`  ${what}…\n`);

const launch = () => chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
const browser = await launch();
const microseconds = (seconds) => `${(seconds * 1e6).toFixed(seconds < 1e-5 ? 2 : 1)} µs`;

/** What could not be measured, and why; the other measurements go on. */
const failures = [];
const sections = [`Chromium ${browser.version()}, ${cpython()}, ${cpus().length} cores.`];

/** Measures one thing: what `measure` returns, or null when it cannot be had. */
async function attempt(what, measure) {
  try {
    return await measure();
  } catch (error) {
    failures.push(`- ${what}: ${error.message.trim().replaceAll('\n', ' ')}`);
    return null;
  }
}

async function firstVisits() {
  doing('first visits');
  const first = await ours.firstVisit(browser);
  const rows = [
    [
      'Interleave, two threads',
      kilobytes(first.bytes),
      milliseconds(first.seconds),
      bar(
        first.bytes <= BARS.bytes && first.seconds < BARS.seconds,
        `at most ${kilobytes(BARS.bytes)}, under ${milliseconds(BARS.seconds)}`,
      ),
    ],
  ];
  for (const peer of peers.PEERS) {
    const visit = await attempt(`first visit, ${peer}`, () =>
      peers.firstVisit(browser, peer, text('race.py')),
    );
    if (visit === null) continue;
    const { bytes, seconds } = visit;
    rows.push([
      `${peer}, one thread`,
      `${kilobytes(bytes)} (ours is ${times(first.bytes, bytes)})`,
      `${milliseconds(seconds)} (ours is ${times(first.seconds, seconds)})`,
      '',
    ]);
  }
  const head = ['first visit', 'transfer, gzipped', 'until the first result', 'as promised'];
  const largest = first.files.slice(0, 6).map(([name, bytes]) => `${name} ${kilobytes(bytes)}`);
  sections.push(table(head, rows), `Largest of ours: ${largest.join(', ')}.`);
}

async function opens() {
  doing('opening on a slow machine');
  const { painted, interactive, bytes, shift } = await opening(browser);
  const rows = [
    ['first contentful paint', milliseconds(painted), ''],
    [
      'time to interactive',
      milliseconds(interactive),
      bar(interactive < OPENING.interactive, `under ${milliseconds(OPENING.interactive)}`),
    ],
    [
      'transfer before a demo is started, gzipped',
      kilobytes(bytes),
      bar(bytes <= OPENING.bytes, `at most ${kilobytes(OPENING.bytes)}`),
    ],
    ['layout shift', shift.toFixed(3), bar(shift < OPENING.shift, `under ${OPENING.shift}`)],
  ];
  const head = [`opening the page, processor slowed ${SLOWED} times`, 'measured', 'as promised'];
  sections.push(table(head, rows));
}

async function kernels() {
  const rows = [];
  /** Per peer, our time divided by theirs for each kernel. */
  const ratios = { CPython: [] };
  const compare = (peer, theirs, own) => {
    if (theirs !== null && own !== null) (ratios[peer] ??= []).push(own / theirs);
  };
  for (const kernel of KERNELS) {
    doing(`kernel ${kernel}`);
    const file = path(`kernels/${kernel}.py`);
    const source = text(`kernels/${kernel}.py`);
    const measure = (where, how) => attempt(`kernel ${kernel}, ${where}`, how);
    const native = await measure('native', () => onInterleave(file));
    const reference = await measure('CPython', () => onCPython(file));
    const inPage = await measure('page', () =>
      ours.printedNumber(browser, address, source, KERNEL_RUNS),
    );
    const row = [kernel, cell(native), cell(reference, native), cell(inPage)];
    for (const peer of peers.PEERS) {
      const theirs = await measure(peer, () =>
        peers.printedNumber(browser, peer, source, KERNEL_RUNS),
      );
      compare(peer, theirs, inPage);
      row.push(cell(theirs, inPage));
    }
    compare('CPython', reference, native);
    rows.push(row);
  }
  const mean = (peer) => geometricMean(ratios[peer] ?? []).toFixed(2);
  rows.push(['geometric mean', '', mean('CPython'), '', ...peers.PEERS.map(mean)]);
  const head = ['kernel', 'Interleave, native', 'CPython', 'Interleave, page', ...peers.PEERS];
  sections.push(table(head, rows), 'In brackets: our time divided by theirs.');
}

/** A time, and beside it how many times as long ours is; a dash for what could not be measured. */
function cell(seconds, ours = null) {
  if (seconds === null) return '–';
  return ours === null
    ? milliseconds(seconds)
    : `${milliseconds(seconds)} (${times(ours, seconds)})`;
}

async function threads() {
  doing('two threads');
  const gain = (value) => `${value.toFixed(2)} times one thread's`;
  const goal = `${BARS.parallel} times`;
  const rows = [];
  const native = await attempt('two threads, native', () =>
    onInterleave(path('two_threads.py'), 3),
  );
  if (native !== null) {
    rows.push(['work done, native', gain(native), bar(native >= BARS.parallel, goal)]);
  }
  const inPage = await attempt('two threads, page', () =>
    ours.printedNumber(browser, address, text('two_threads.py'), 3),
  );
  if (inPage !== null) {
    rows.push(['work done, page', gain(inPage), bar(inPage >= BARS.parallel, goal)]);
  }
  const frame = await attempt('frames', () =>
    ours.frameTime(browser, address, text('flat_out.py')),
  );
  if (frame !== null) {
    rows.push([
      'time between frames, 95th percentile',
      milliseconds(frame),
      bar(frame < BARS.frame, `under ${milliseconds(BARS.frame)}`),
    ]);
  }
  sections.push(table(['two threads', 'measured', 'goal'], rows));
}

/** Ten thousand threads at once: how long each takes, and how much memory. */
async function manyThreads() {
  doing('ten thousand threads');
  const file = path('many_threads.py');
  const source = text('many_threads.py');
  const native = onInterleave(file, 3);
  const theirs = onCPython(file, 1);
  const inPage = await ours.printedNumber(browser, address, source, 3);
  const bytes = bytesPerThread(source);
  const bytesInPage = await attempt('memory of a thread, page', () =>
    ours.bytesPerThread(launch, address, source),
  );
  const size = (value) => `${(value / 1024).toFixed(1)} KiB`;
  sections.push(
    table(
      ['each of 10,000 threads', 'Interleave, native', 'CPython', 'Interleave, page'],
      [
        [
          'start to join',
          microseconds(native),
          `${microseconds(theirs)} (${times(native, theirs)})`,
          microseconds(inPage),
        ],
        [
          'memory',
          size(bytes.ours),
          `${size(bytes.theirs)} (${times(bytes.ours, bytes.theirs)})`,
          bytesInPage === null ? '–' : size(bytesInPage),
        ],
      ],
    ),
  );
}

/** What starting, switching and locking cost, against the floor and against CPython. */
async function prices() {
  doing('prices');
  const native = writeNativePrices();
  const inPage = await measured(browser, address, 'machine-prices', 'price-of-things');
  const folder = mkdtempSync(join(tmpdir(), 'interleave-prices-'));
  const rows = [];
  for (const row of pricesOf()) {
    const file = join(folder, 'prices.py');
    writeFileSync(file, priceProgram(row));
    const theirs = median(native.prices.find((price) => price.row === row).samples);
    const ours = onInterleave(file);
    const workers = inPage(row, 'workers');
    const here = inPage(row, 'Python here');
    const goal =
      row === 'hand a lock over'
        ? bar(here <= BARS.handOver * workers, `in the page at most ${BARS.handOver}× of bare workers`)
        : row === 'start and end a thread'
          ? bar(here * BARS.start <= theirs, `in the page ${BARS.start} times faster than CPython`)
          : '';
    rows.push([
      row,
      Number.isNaN(workers) ? '' : microseconds(workers),
      Number.isNaN(workers) ? microseconds(here) : `${microseconds(here)} (${times(here, workers)})`,
      `${microseconds(ours)} (${times(ours, theirs)})`,
      microseconds(theirs),
      goal,
    ]);
  }
  rmSync(folder, { recursive: true });
  const floor = lockFloor();
  const free = rows.find(([row]) => row === 'take a free lock');
  sections.push(
    table(['price', 'workers, page', 'Python, page', 'Python, native', 'CPython', 'goal'], rows),
    `A free parking_lot mutex in the engine's build: ${(floor * 1e9).toFixed(1)} ns; a free Python lock, native: ${free[3]}.`,
  );
}

/** How much faster the same Python is with several workers, in the page. */
async function speedUps() {
  doing('speed-ups');
  const seconds = await measured(browser, address, 'machine-speed-up', 'speed-up');
  const rows = [];
  for (const work of ['waiting', 'computing', 'both']) {
    const alone = seconds(`${work} · 1`, 'one after the other');
    const [gil, free, processes] = ['threads with a GIL', 'threads without a GIL', 'processes'].map(
      (series) => alone / seconds(`${work} · 2`, series),
    );
    const goal =
      work !== 'computing'
        ? ''
        : [
            bar(free >= BARS.parallel, `${BARS.parallel} without the GIL`),
            bar(processes >= BARS.processes, `${BARS.processes} by processes`),
            bar(Math.abs(gil - 1) <= BARS.gil, 'within 10 % of one with it'),
          ].join('; ');
    rows.push([work, ...[gil, free, processes].map((speedUp) => `${speedUp.toFixed(2)}×`), goal]);
  }
  const head = ['two workers, page', 'threads with a GIL', 'threads without', 'processes', 'goal'];
  sections.push(table(head, rows));
}

/** Whether a long timeline scrolls smoothly. */
async function views() {
  doing('a timeline of 100,000 changes');
  const { far, near } = await timelineFrames(browser);
  const row = (name, { frame, work }) => [
    name,
    milliseconds(work),
    milliseconds(frame),
    bar(frame < BARS.frame, `under ${milliseconds(BARS.frame)}`),
  ];
  sections.push(
    table(
      ['100,000 changes, panned', 'processor time for a frame', 'between frames, 95th percentile', 'as promised'],
      [row('everything in sight', far), row('a small part in sight', near)],
    ),
  );
}

function race() {
  doing('the race');
  const programs = '../lectures/threads-flask/programs/';
  const racing = lostRuns(path(`${programs}raceto50.py`), RUNS);
  const fixed = lostRuns(path(`${programs}raceto50fixed.py`), RUNS);
  sections.push(
    table(
      ['native race', `runs of ${RUNS} that lost an update`, 'as promised'],
      [
        ['raceto50.py', racing, bar(racing > 0, 'some')],
        ['raceto50fixed.py', fixed, bar(fixed === 0, 'none')],
      ],
    ),
  );
}

const rate = (count, seconds) => `${Math.round(count / seconds / 1000).toLocaleString('en')}k`;

/** How many states and steps a second are explored in the page. */
async function modelsInPage() {
  doing('exploring in the page');
  const sources = MODELS.map((model) => text(`models/${model}.py`));
  const found = await exploredInPage(browser, sources);
  const rows = MODELS.map((model, place) => {
    const [one, two] = found[place];
    const row = [model, one.complete ? one.states : `${one.states}, not all`, one.transitions];
    for (const { states, transitions, seconds } of [one, two]) {
      row.push(rate(states, seconds), rate(transitions, seconds));
    }
    const goal = HARMONY / 2;
    const met = Math.max(one.states / one.seconds, two.states / two.seconds) > goal;
    row.push(model === 'spinlock' ? bar(met, `${goal / 1e6} M states/s`) : '');
    return row;
  });
  const head = ['model, in the page', 'states', 'steps', 'states/s', 'steps/s'];
  head.push('states/s, two workers', 'steps/s, two workers', 'goal');
  sections.push(table(head, rows));
}

/** How long a step back takes. */
async function steppingBack() {
  doing('stepping back');
  const native = await attempt('stepping back, native', () => steppedBack());
  const inPage = await attempt('stepping back, page', () =>
    steppedBackInPage(browser, text('stepping_back.py'), BACK),
  );
  const row = (where, measured) => [
    where,
    measured.position.toLocaleString('en'),
    milliseconds(measured.ready),
    milliseconds(measured.notReady),
    bar(measured.ready < BARS.back, `under ${milliseconds(BARS.back)}`),
  ];
  const rows = [];
  if (native !== null) rows.push(row('native', native));
  if (inPage !== null) rows.push(row('in the page', inPage));
  const head = [
    `stepping back ${BACK.toLocaleString('en')} instructions`,
    'of',
    'made ready while idle',
    'not made ready',
    'as promised',
  ];
  sections.push(table(head, rows));
}

/** How many states and steps a second are explored. */
function models() {
  const rows = [];
  for (const model of MODELS) {
    doing(`exploring ${model}`);
    const file = path(`models/${model}.py`);
    const [one, two] = [1, 2].map((workers) => explored(file, workers));
    const row = [model, one.complete ? one.states : `${one.states}, not all`, one.transitions];
    for (const found of [one, two]) {
      row.push(rate(found.states, found.seconds), rate(found.transitions, found.seconds));
    }
    const best = two.states / two.seconds;
    row.push(model === 'spinlock' ? bar(best > HARMONY, `${HARMONY / 1e6} M states/s`) : '');
    rows.push(row);
  }
  const head = ['model, native', 'states', 'steps', 'states/s', 'steps/s'];
  head.push('states/s, two workers', 'steps/s, two workers', 'goal');
  const { states, transitions } = explored(path('models/increments.py'), 1);
  sections.push(
    table(head, rows),
    `Two threads with two increments each: ${states} states and ${transitions} steps, the whole life of ` +
      `the threads included; loom executes the program ${EXECUTIONS.loom} times, shuttle ` +
      `${EXECUTIONS.shuttle} times.`,
  );
}

async function servers() {
  doing('servers');
  sections.push(...(await served()));
}

async function serversInPage() {
  doing('servers, page');
  sections.push(await servedInPage(browser, address));
}

try {
  await attempt('first visits', firstVisits);
  await attempt('opening', opens);
  await kernels();
  await threads();
  await attempt('many threads', manyThreads);
  await attempt('prices', prices);
  await attempt('speed-ups', speedUps);
  await attempt('views', views);
  await attempt('the race', race);
  await attempt('models', models);
  await attempt('models, page', modelsInPage);
  await attempt('stepping back', steppingBack);
  await attempt('servers', servers);
  await attempt('servers, page', serversInPage);
  if (failures.length > 0) sections.push(['Not measured:', ...failures].join('\n'));
  console.log(`\n${sections.join('\n\n')}\n`);
  if (failures.length > 0) process.exitCode = 1;
} finally {
  await browser.close();
}
