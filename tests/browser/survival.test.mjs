/**
 * The engine where browsers are at their worst: everything that threads wait with, at once, in Chromium
 * and in Firefox; a worker of a pool that dies; a tab that is put to sleep; no memory left.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { launchChromium } from './support/chromium.mjs';
import { launchFirefox } from './support/firefox.mjs';
import { builtCopy } from './support/folder-host.mjs';
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
/** Leaves holes in the memory that what comes later does not fit into, until a worker finds no more of it. */
const HOLES = `def pieces(size, megabytes):
    return ["x" * size + str(number) for number in range(megabytes * 1_000_000 // size)]

kept = []
for size, megabytes in ((300_000, 480), (600_000, 240), (950_000, 120)):
    kept.append(pieces(size, megabytes)[::2])
    print("holes of", size)
number = 0
while True:
    piece = "x" * 1_040_000 + str(number)
    number += 1
`;
const TIMES = 5;
/** A test that waits for what never comes is not to wait for ever. */
const LIMIT = { timeout: 3 * PATIENCE };

const programs = 'lectures/threads-flask/programs/';

/** Sends one of the workers in a browser what developer tools would. */
async function sayIn(browser, find, method, params = {}) {
  const devtools = await browser.newBrowserCDPSession();
  const { targetInfos } = await devtools.send('Target.getTargets');
  const found = targetInfos.find((info) => info.type === 'worker' && find(info));
  assert.ok(found, JSON.stringify(targetInfos));
  const { sessionId } = await devtools.send('Target.attachToTarget', { targetId: found.targetId, flatten: false });
  await devtools.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id: 1, method, params }) });
}
const ofThePool = ({ url }) => url.includes('workerHelpers');

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
    const browser = await launchFirefox();
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

describe('A worker that finds no more memory in the middle of its work', () => {
  let host;

  before(async () => {
    host = await builtCopy();
    host.write(programs + RACING, HOLES);
    host.write(programs + FIXED, GREEDY);
  });

  after(() => host?.close());

  /** Presses Run, as soon as there is one, and waits for this end. Returns what the page says of it. */
  async function runUntil(page, program, ending) {
    const run = await page.waitForSelector(pane(program).action('run'));
    await run.evaluate((button) => button.click());
    const status = await page.waitForSelector(pane(program).state(ending));
    return status.evaluate((element) => element.textContent);
  }

  for (const [name, launch] of [
    ['Chromium', launchChromium],
    ['Firefox', launchFirefox],
  ]) {
    it(`ends the run in ${name}, keeps what was printed, and the next one has all of it`, LIMIT, async () => {
      const browser = await launch();
      try {
        const page = await browser.newPage();
        page.setDefaultTimeout(PATIENCE);
        await page.goto(host.address);
        assert.match(await runUntil(page, RACING, 'failed'), /starts anew: most likely its memory was full/);
        assert.match(await shown(await page.$(pane(RACING).output)), /^holes of 300000\nholes of 600000\n/);
        await runUntil(page, FIXED, 'finished');
        assert.match(await shown(await page.$(pane(FIXED).output)), /refused small/);
      } finally {
        await browser.close();
      }
    });
  }
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

  it('goes on when it was put to sleep and woken', LIMIT, async () => {
    await page.locator(action('run')).click();
    await line(3);
    const session = await page.context().newCDPSession(page);
    await session.send('Page.setWebLifecycleState', { state: 'frozen' });
    await session.send('Page.setWebLifecycleState', { state: 'active' });
    await line((await lines()) + 5);
    await page.locator(action('stop')).click();
    await page.locator(state('stopped')).waitFor();
  });

  const say = (find, method, params) => sayIn(browser, find, method, params);
  const theEngine = ({ title }) => title === 'engine';
  /** Ends what a worker does although it never comes back to its event loop; one that waits, when it is woken. */
  const interrupt = (find) => say(find, 'Runtime.terminateExecution');

  async function runsAndStops() {
    await page.locator(action('run')).click();
    await line(3);
    await page.locator(action('stop')).click();
    await page.locator(state('stopped')).waitFor();
  }

  it('ends when a worker of its pool dies, keeps what was printed, and begins anew', LIMIT, async () => {
    await page.locator(action('run')).click();
    await line(3);
    await interrupt(ofThePool);
    await page.locator(state('failed'), { hasText: 'starts anew' }).waitFor();
    await line(3);
    await runsAndStops();
  });

  it('is stopped when the worker dies that waits for the pool, and begins anew', LIMIT, async () => {
    await page.locator(action('run')).click();
    await line(3);
    await interrupt(theEngine);
    await page.locator(action('stop')).click();
    await page.locator(state('stopped')).waitFor();
    await runsAndStops();
  });

  it('is stopped when that worker died before, and begins anew', LIMIT, async () => {
    await say(theEngine, 'Runtime.evaluate', { expression: 'self.close()' });
    await page.locator(action('run')).click();
    await page.locator(action('stop')).click();
    await page.locator(state('stopped')).waitFor();
    await runsAndStops();
  });

  it('gives no more memory than there is, and the next run has it again', LIMIT, async () => {
    const greedy = pane(FIXED);
    for (let time = 0; time < 2; time += 1) {
      await page.locator(greedy.action('run')).click();
      await page.locator(greedy.state('finished')).waitFor();
      await page.locator(greedy.output, { hasText: 'refused small' }).waitFor();
    }
  });
});

describe('A server whose worker dies', () => {
  let browser;
  let host;

  before(async () => {
    browser = await launchChromium();
    host = await builtCopy();
  });

  after(async () => {
    await browser?.close();
    await host?.close();
  });

  it('ends and says so, and serves again', LIMIT, async () => {
    const page = await browser.newPage();
    page.setDefaultTimeout(PATIENCE);
    await page.goto(host.address);
    await page.locator('#web-server').scrollIntoViewIfNeeded();
    const panel = page.locator('server-panel');
    const comesTo = (state) => page.locator(`server-panel[data-state="${state}"]`).waitFor();
    await panel.locator('[data-action="start"]').click();
    await comesTo('serving');
    await sayIn(browser, ofThePool, 'Runtime.terminateExecution');
    await panel.locator('[data-part="state"]', { hasText: 'The server broke' }).waitFor();
    await comesTo('ended');
    await panel.locator('[data-action="start"]').click();
    await comesTo('serving');
  });
});
