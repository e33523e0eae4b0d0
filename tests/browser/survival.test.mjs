/**
 * The engine where browsers are at their worst: everything that threads wait with, at once, in Chromium
 * and in Firefox; a worker of the pool that dies; a tab that is put to sleep; no memory left.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import puppeteer from 'puppeteer-core';
import { launchChromium } from './support/chromium.mjs';
import { builtCopy } from './support/folder-host.mjs';
import { which } from './support/programs.mjs';
import { FIXED, pane, PATIENCE, RACING } from './support/site.mjs';

const STRESS = readFileSync(new URL('../programs/threading__stress.py', import.meta.url), 'utf8');
const WELL = readFileSync(new URL('../programs/threading__stress.out', import.meta.url), 'utf8');
/** Counts out loud for as long as it may. */
const ENDLESS = `import threading, time

def spin():
    while True: pass

threading.Thread(target=spin, daemon=True).start()
number = 0
while True:
    number += 1
    print("line", number)
    time.sleep(0.05)
`;
/** Asks for more memory than any page gets, in large pieces and in small ones, and says when it was refused. */
const GREEDY = `def small(hoarded):
    hoarded.append([0] * 10_000)

def large(hoarded):
    hoarded.append("x" * 8_000_000)

for more in (large, small):
    hoarded = []
    try:
        while True:
            more(hoarded)
    except MemoryError:
        hoarded.clear()
        print("refused", more.__name__)
`;
const TIMES = 5;

const programs = 'lectures/threads-flask/programs/';

describe('What threads wait with, under stress', () => {
  let host;

  before(async () => {
    host = await builtCopy();
    host.write(programs + RACING, STRESS);
  });

  after(() => host?.close());

  it('loses nothing in Chromium', { timeout: 5 * PATIENCE }, async () => {
    const browser = await launchChromium();
    try {
      const page = await browser.newPage();
      page.setDefaultTimeout(PATIENCE);
      await page.goto(host.address);
      for (let time = 0; time < TIMES; time += 1) {
        await page.locator(pane(RACING).action('run')).click();
        await page.locator(pane(RACING).state('running')).waitFor({ state: 'detached' });
        await page.locator(pane(RACING).state('finished')).waitFor();
        assert.equal(await shown(page.locator(pane(RACING).output)), WELL);
      }
    } finally {
      await browser.close();
    }
  });

  it('loses nothing in Firefox', { timeout: 5 * PATIENCE }, async () => {
    const executablePath = which('firefox', 'firefox-esr');
    const browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true });
    try {
      const page = await browser.newPage();
      page.setDefaultTimeout(PATIENCE);
      await page.goto(host.address);
      for (let time = 0; time < TIMES; time += 1) {
        const run = await page.waitForSelector(pane(RACING).action('run'));
        // A coordinate may move while the page is still loading what stands above.
        await run.evaluate((button) => button.click());
        await page.waitForSelector(pane(RACING).state('running'), { hidden: true });
        await page.waitForSelector(pane(RACING).state('finished'));
        const output = await page.$(pane(RACING).output);
        assert.equal(await shown(output), WELL);
      }
    } finally {
      await browser.close();
    }
  });
});

/** The output's lines, as the program wrote them. */
async function shown(output) {
  const lines = await output.evaluate((element) =>
    [...element.querySelectorAll('.output-line')].map((line) => line.lastElementChild?.textContent ?? line.textContent),
  );
  return lines.map((line) => `${line.trimEnd()}\n`).join('');
}

describe('What happens to a tab, in Chromium', () => {
  let browser;
  let host;
  let page;

  before(async () => {
    browser = await launchChromium();
    host = await builtCopy();
    host.write(programs + RACING, ENDLESS);
    host.write(programs + FIXED, GREEDY);
    page = await browser.newPage();
    page.setDefaultTimeout(PATIENCE);
    await page.goto(host.address);
  });

  after(async () => {
    await browser?.close();
    await host?.close();
  });

  const { action, state, output } = pane(RACING);
  const line = (number) =>
    page.locator(`${output} .output-line`, { hasText: new RegExp(`line ${String(number)}$`) }).waitFor();

  async function lines() {
    const texts = await page.locator(`${output} .output-line`).allInnerTexts();
    return Math.max(0, ...texts.map((text) => Number(/line (\d+)/.exec(text)?.[1] ?? 0)));
  }

  it('goes on when it was put to sleep and woken', async () => {
    await page.locator(action('run')).click();
    await line(3);
    const session = await page.context().newCDPSession(page);
    await session.send('Page.setWebLifecycleState', { state: 'frozen' });
    await session.send('Page.setWebLifecycleState', { state: 'active' });
    await line((await lines()) + 5);
    await page.locator(action('stop')).click();
    await page.locator(state('stopped')).waitFor();
  });

  it('is stopped although a worker of its pool died, and has a whole pool for the next run', async () => {
    await page.locator(action('run')).click();
    await line(3);
    const browserSession = await browser.newBrowserCDPSession();
    const { targetInfos } = await browserSession.send('Target.getTargets');
    const workers = targetInfos.filter(({ type }) => type === 'worker');
    assert.ok(workers.length >= 2, JSON.stringify(targetInfos));
    // The last one started is one of the pool's: the engine's own was first.
    const { sessionId } = await browserSession.send('Target.attachToTarget', {
      targetId: workers.at(-1).targetId,
      flatten: false,
    });
    const message = JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression: 'self.close()' } });
    await browserSession.send('Target.sendMessageToTarget', { sessionId, message });
    await page.locator(action('stop')).click();
    await page.locator(state('stopped')).waitFor();
    await page.locator(action('run')).click();
    await line(3);
    await page.locator(action('stop')).click();
    await page.locator(state('stopped')).waitFor();
  });

  it('gives no more memory than there is, and the next run has it again', async () => {
    const greedy = pane(FIXED);
    for (let time = 0; time < 2; time += 1) {
      await page.locator(greedy.action('run')).click();
      await page.locator(greedy.state('finished')).waitFor();
      await page.locator(greedy.output, { hasText: 'refused small' }).waitFor();
    }
  });
});
