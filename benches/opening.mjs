/**
 * How our page opens on a slow machine, as Lighthouse would put it: when something is drawn, when the
 * page can be used, what it fetches before a demo is started, and how much of it moves by itself.
 */
import { fileURLToPath } from 'node:url';
import { host } from './host.mjs';
import { median } from './table.mjs';

const DIST = fileURLToPath(new URL('../dist/', import.meta.url));
const VISITS = 5;
/** How many times slower than it is the processor is made. */
export const SLOWED = 4;
/** A page is interactive from when on it has nothing long to do for this while. */
const QUIET_MILLISECONDS = 5000;
const PATIENCE_MILLISECONDS = 120_000;

/** Runs in the page before anything else, and notes what a reader would notice. */
function watchOpening() {
  const opening = { firstPaint: null, lastLong: 0, run: null, shift: 0 };
  window.opening = opening;
  const observe = (type, each) => {
    const observer = new window.PerformanceObserver((list) => list.getEntries().forEach(each));
    observer.observe({ type, buffered: true });
  };
  observe('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') opening.firstPaint = startTime;
  });
  observe('longtask', ({ startTime, duration }) => {
    opening.lastLong = startTime + duration;
  });
  observe('layout-shift', ({ value, hadRecentInput }) => {
    if (!hadRecentInput) opening.shift += value;
  });
  new window.MutationObserver((_, observer) => {
    if (document.querySelector('[data-action="run"]') === null) return;
    opening.run = performance.now();
    observer.disconnect();
  }).observe(document, { subtree: true, childList: true });
}

/** Waits until there is a program to run, and nothing long has been done for a while. */
function isQuiet(milliseconds) {
  const { firstPaint, lastLong, run } = window.opening;
  return firstPaint !== null && run !== null && performance.now() - Math.max(lastLong, run) > milliseconds;
}

/**
 * The first visit, up to where a demo could be started: seconds until the first paint with contents and
 * until the page can be used, gzipped bytes, and layout shift; medians of several visits.
 */
export async function opening(browser) {
  const visits = [];
  for (let visit = 0; visit < VISITS; visit += 1) {
    const counting = await host({ '/': DIST });
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    const client = await context.newCDPSession(page);
    await client.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
    await page.addInitScript(watchOpening);
    await page.goto(counting.address);
    // Asking more often would itself be something to do.
    await page.waitForFunction(isQuiet, QUIET_MILLISECONDS, { polling: 500, timeout: PATIENCE_MILLISECONDS });
    const { firstPaint, lastLong, run, shift } = await page.evaluate(() => window.opening);
    const interactive = Math.max(firstPaint, lastLong, run);
    visits.push({ painted: firstPaint / 1000, interactive: interactive / 1000, shift, bytes: counting.sent() });
    await context.close();
    counting.close();
  }
  const middle = (name) => median(visits.map((visit) => visit[name]));
  return {
    painted: middle('painted'),
    interactive: middle('interactive'),
    shift: middle('shift'),
    bytes: middle('bytes'),
  };
}
