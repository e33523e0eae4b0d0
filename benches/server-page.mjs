/**
 * The server in the page: requests a second and latency of the handlers in `server/app.py`, and, with the
 * word `crowd`, what 300 clients for a minute do to the lecture's configuration, the page and its memory.
 * By itself: `INTERLEAVE_URL=… node benches/server-page.mjs [crowd]`, with `dist/` served there.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { launchChromium, openPage } from '../tests/browser/support/chromium.mjs';
import { startServer } from '../tests/browser/support/server.mjs';
import { HANDLERS } from './server.mjs';
import { table } from './table.mjs';

const CLIENTS = 8;
const SECONDS = 4;
const CROWD = { clients: 300, seconds: 60 };
/** The configuration that the lecture shows. */
const LECTURE =
  'StartServers 4\nThreadsPerChild 25\nMaxClients 300\nMinSpareThreads 25\nMaxSpareThreads 75\nMaxRequestsPerChild 0\n';
/** What the panel's clients ask for. */
const ASKED = ['/fast', '/compute', '/wait'];

/** The bench's program with one of its handlers where the clients ask. */
function programOf(handler) {
  const text = readFileSync(fileURLToPath(new URL('server/app.py', import.meta.url)), 'utf8');
  const routes = ASKED.map((path) => `@app.route("${path}")`).join('\n');
  return text.replace(`@app.route("/${handler}")`, routes);
}

function driver(page) {
  const panel = page.locator('server-panel');
  const slide = (name, value) =>
    panel.locator(`[data-load="${name}"]`).evaluate((input, wanted) => {
      input.max = String(Math.max(Number(input.max), wanted));
      input.value = String(wanted);
      input.dispatchEvent(new window.Event('input', { bubbles: true }));
    }, value);
  const figure = (name) => panel.locator(`[data-figure="${name}"]`).innerText();
  const start = async (program, directives) => {
    await startServer(panel, program ?? (await panel.locator('[data-part="program"]').inputValue()), directives);
    await page.waitForFunction(
      () => document.querySelector('server-panel [data-part="scoreboard"]')?.textContent?.includes('_'),
    );
  };
  const stop = async () => {
    await slide('clients', 0);
    await panel.locator('[data-action="stop"]').click();
    await page.locator('server-panel[data-state="ended"]').waitFor();
  };
  return { panel, slide, figure, start, stop };
}

/** The table of the handlers. */
export async function servedInPage(browser, address) {
  const { page, close } = await openPage(browser, address);
  await page.locator('#web-server').scrollIntoViewIfNeeded();
  const { slide, figure, start, stop } = driver(page);
  const rows = [];
  for (const handler of HANDLERS) {
    await slide('think', 0);
    await slide('ramp', 0);
    await start(programOf(handler), 'StartServers 2\nThreadsPerChild 4\nMaxClients 8\n');
    await slide('clients', CLIENTS);
    const answered = async () => [Number(await figure('answered 2xx and 3xx')), performance.now()];
    await page.waitForTimeout(1000);
    const [before, began] = await answered();
    await page.waitForTimeout(SECONDS * 1000);
    const [after, ended] = await answered();
    const rate = ((after - before) / (ended - began)) * 1000;
    const within = ['half within', '95 % within', '99 % within'];
    rows.push([handler, rate.toFixed(0), ...(await Promise.all(within.map(figure)))]);
    await stop();
  }
  await close();
  return table(['in Chromium', 'requests a second', 'half within', '95 % within', '99 % within'], rows);
}

/** Megabytes that the browser's processes with pages have resident. */
async function resident(session) {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const pages = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => String(id));
  const sizes = execFileSync('ps', ['-o', 'rss=', '-p', pages.join(',')], { encoding: 'utf8' });
  return sizes.trim().split('\n').reduce((sum, size) => sum + Number(size), 0) / 1000;
}

/** What a crowd does: answers of each kind, frames, and memory at each quarter of the time. */
export async function crowd(browser, address) {
  const { page, errors, close } = await openPage(browser, address);
  await page.locator('#web-server').scrollIntoViewIfNeeded();
  const { panel, slide, figure, start, stop } = driver(page);
  await slide('ramp', 0);
  await start(undefined, LECTURE);
  await page.evaluate(() => {
    const frames = [];
    window.frames60 = frames;
    let last = performance.now();
    const next = (now) => {
      frames.push(now - last);
      last = now;
      window.requestAnimationFrame(next);
    };
    window.requestAnimationFrame(next);
  });
  await slide('clients', CROWD.clients);
  const memory = [];
  const session = await browser.newBrowserCDPSession();
  for (let quarter = 0; quarter < 4; quarter += 1) {
    await page.waitForTimeout((CROWD.seconds * 1000) / 4);
    memory.push(`${(await resident(session)).toFixed(0)} MB`);
  }
  const frames = (await page.evaluate(() => window.frames60)).sort((a, b) => a - b);
  const at = (share) => `${frames[Math.ceil(frames.length * share) - 1].toFixed(1)} ms`;
  const figures = [];
  for (const name of await panel.locator('[data-figure]').evaluateAll((all) => all.map((one) => one.dataset.figure))) {
    figures.push(`${name}: ${await figure(name)}`);
  }
  await stop();
  await close();
  return [
    `${CROWD.clients} clients, ${CROWD.seconds} s: ${figures.join(', ')}`,
    `memory after each quarter: ${memory.join(', ')}; ${frames.length} frames, half within ${at(0.5)}, 95 % within ${at(0.95)}`,
    `errors of the page: ${errors.length === 0 ? 'none' : errors.join('; ')}`,
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const address = process.env.INTERLEAVE_URL;
  if (address === undefined) throw new Error('INTERLEAVE_URL must name the served page');
  const browser = await launchChromium();
  const measure = process.argv[2] === 'crowd' ? crowd : servedInPage;
  process.stdout.write(`${await measure(browser, address)}\n`);
  await browser.close();
}
