/** Our page in Chromium: what a first visit costs, how fast programs run in it, how smooth it is. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { host } from './host.mjs';
import { median, percentile } from './table.mjs';

const DIST = fileURLToPath(new URL('../dist/', import.meta.url));
const PROGRAM = 'raceto50.py';
const VISITS = 5;
const SMOOTH_MILLISECONDS = 3000;
const POLL_MILLISECONDS = 100;
/** What a kernel prints. */
const NUMBER = /\d+\.\d+(e-?\d+)?/;

/** Scrolls to Run and presses it as soon as there is one, and notes when the result is there. */
function runAtOnce(program) {
  const pane = `[data-program="${program}"]`;
  let pressed = false;
  const look = () => {
    const run = document.querySelector(`${pane} [data-action="run"]`);
    if (run !== null && !pressed) {
      pressed = true;
      run.scrollIntoView({ block: 'center', behavior: 'instant' });
      run.click();
    }
    const status = document.querySelector(`${pane} [data-part="status"]`);
    if (status?.dataset.state === 'finished') window.firstResult ??= performance.now();
  };
  new window.MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['data-state'],
  });
}

/** Gzipped bytes and seconds from the first visit's navigation to the first finished run. */
export async function firstVisit(browser) {
  const seconds = [];
  let bytes = 0;
  let files = [];
  for (let visit = 0; visit < VISITS; visit += 1) {
    const counting = await host({ '/': DIST });
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.addInitScript(runAtOnce, PROGRAM);
    await page.goto(counting.address);
    const result = await page.waitForFunction(() => window.firstResult);
    seconds.push((await result.jsonValue()) / 1000);
    bytes = counting.sent();
    files = counting.files();
    await context.close();
    counting.close();
  }
  return { bytes, files, seconds: median(seconds) };
}

/** Opens the page with another text in place of the lecture's program. */
async function open(browser, address, source) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.route(`**/programs/${PROGRAM}`, (route) =>
    route.fulfill({ body: source, contentType: 'text/plain; charset=utf-8' }),
  );
  await page.goto(address);
  const pane = page.locator(`[data-program="${PROGRAM}"]`);
  const state = (name) => pane.locator(`[data-part="status"][data-state="${name}"]`).waitFor();
  const press = (action) => pane.locator(`[data-action="${action}"]`).click();
  return { context, page, pane, state, press };
}

/**
 * Runs a program in the page several times and returns the median of the number it prints. `atEnd` is
 * called while the page is still there.
 */
export async function printedNumber(browser, address, source, runs = 5, atEnd = async () => undefined) {
  const { context, page, pane, press } = await open(browser, address, source);
  const numbers = [];
  for (let run = 0; run < runs; run += 1) {
    await press('run');
    const hasEnded = (program) => {
      const status = document.querySelector(`[data-program="${program}"] [data-part="status"]`);
      return !['idle', 'starting', 'running'].includes(status?.dataset.state);
    };
    // By default it looks at every frame, and frames take time from what is measured.
    await page.waitForFunction(hasEnded, PROGRAM, { polling: POLL_MILLISECONDS });
    const output = pane.locator('[data-part="output"]', { hasText: NUMBER });
    await output.waitFor();
    const [printed] = NUMBER.exec(await output.textContent());
    numbers.push(Number(printed));
  }
  await atEnd();
  await context.close();
  return median(numbers);
}

/** The most memory that any of the browser's renderers has held so far, in bytes. */
async function rendererPeak(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const peaks = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => /VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8')))
    .map((found) => 1024 * Number(found?.[1] ?? 0));
  return Math.max(...peaks);
}

/**
 * Bytes that each of ten thousand threads takes in the page: the peak of its process with all of them
 * against that with one, each in a browser of its own, since a peak never falls.
 */
export async function bytesPerThread(launch, address, source) {
  const peaks = [];
  for (const count of [1, 10_000]) {
    const browser = await launch();
    try {
      const counted = source.replace(/^COUNT = .*$/m, `COUNT = ${count}`);
      await printedNumber(browser, address, counted, 1, async () => {
        peaks.push(await rendererPeak(browser));
      });
    } finally {
      await browser.close();
    }
  }
  return (peaks[1] - peaks[0]) / 9_999;
}

/** The 95th percentile of the time between two frames while two threads run flat out, in seconds. */
export async function frameTime(browser, address, source) {
  const { context, page, state, press } = await open(browser, address, source);
  await press('run');
  await state('running');
  const gaps = await page.evaluate(
    (duration) =>
      new Promise((resolve) => {
        const gaps = [];
        let last;
        const first = performance.now();
        const frame = (now) => {
          if (last !== undefined) gaps.push(now - last);
          last = now;
          if (now - first < duration) window.requestAnimationFrame(frame);
          else resolve(gaps);
        };
        window.requestAnimationFrame(frame);
      }),
    SMOOTH_MILLISECONDS,
  );
  await press('stop');
  await state('stopped');
  await context.close();
  return percentile(gaps, 0.95) / 1000;
}
