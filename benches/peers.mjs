/** Pyodide and MicroPython in the same Chromium, doing what one thread of ours does. */
import { fileURLToPath } from 'node:url';
import { host } from './host.mjs';
import { median } from './table.mjs';

const folder = (path) => fileURLToPath(new URL(path, import.meta.url));

export const PEERS = ['pyodide', 'micropython'];
const VISITS = 3;

const FOLDERS = {
  '/pyodide/': folder('./node_modules/pyodide/'),
  '/micropython/': folder('./node_modules/@micropython/micropython-webassembly-pyscript/'),
  '/peers/': folder('./peers/'),
};

async function open(browser, peer) {
  const html = `<!doctype html><title>${peer}</title><script type="module" src="/peers/${peer}.mjs"></script>`;
  const counting = await host(FOLDERS, { '/': html });
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(counting.address);
  await page.waitForFunction(() => window.runProgram !== undefined);
  const close = async () => {
    await context.close();
    counting.close();
  };
  return { page, counting, close };
}

/** Gzipped bytes and seconds from navigation to the program's first result. */
export async function firstVisit(browser, peer, source) {
  const seconds = [];
  let bytes = 0;
  for (let visit = 0; visit < VISITS; visit += 1) {
    const { page, counting, close } = await open(browser, peer);
    const now = await page.evaluate(async (text) => {
      await window.runProgram(text);
      return performance.now();
    }, source);
    seconds.push(now / 1000);
    bytes = counting.sent();
    await close();
  }
  return { bytes, seconds: median(seconds) };
}

/** Runs a program several times and returns the median of the number it prints. */
export async function printedNumber(browser, peer, source, runs = 5) {
  const { page, close } = await open(browser, peer);
  const numbers = [];
  for (let run = 0; run < runs; run += 1) {
    const printed = await page.evaluate((text) => window.runProgram(text), source);
    numbers.push(Number(printed));
  }
  await close();
  return median(numbers);
}
