/**
 * The engine comes when somebody reaches for a demo, and in two parts: a first run needs one of them, and
 * no program can tell.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { launchChromium, openPage } from './support/chromium.mjs';
import { isolated, pane, plain, RACING } from './support/site.mjs';

/** Calls into the second part from two threads, which link it to their own workers. */
const NEEDS_BOTH = `import re
import threading

def work():
    print(re.sub("a+", "-", "caat"), 3 ** 100 % 1000, round(2.5), b"ab".hex())

threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
`;

const PRINTED = 'c-t 1 2 6162\n'.repeat(2);

/** Runs a program with the engine of the page's first demo, and returns what it printed. */
function run(page, source) {
  return page.evaluate(async (text) => {
    const { engine } = document.querySelector('interleave-demo');
    let printed = '';
    const onRecords = (records) => {
      for (const { kind, text: more } of records) if (kind === 1 || kind === 2) printed += more;
    };
    const request = { file: 'parts.py', source: text, watch: [] };
    await engine.run(request, { onStarted: () => undefined, onRecords });
    return printed;
  }, source);
}

/** Every request for the engine, as soon as it is made. */
function requestsOfEngine(page) {
  return requestsOf(page, /\/(interleave_bg|rest)-[^/]*\.wasm$/);
}

/** Every request for the engine's second part. */
function requestsOfRest(page) {
  return requestsOf(page, /\/rest-[^/]*\.wasm$/);
}

function requestsOf(page, addresses) {
  const requests = [];
  page.context().on('request', (request) => {
    if (addresses.test(request.url())) requests.push(request);
  });
  return requests;
}

describe('The engine and its two parts, in Chromium', () => {
  let browser;

  before(async () => {
    browser = await launchChromium();
  });

  after(async () => {
    await browser?.close();
  });

  for (const [how, reach] of [
    ['with the mouse', (demo) => demo.hover()],
    ['with the keyboard', (demo) => demo.locator('[data-action="run"]').first().focus()],
  ]) {
    it(`comes when somebody reaches for a demo ${how}`, async () => {
      const context = await browser.newContext();
      const page = await context.newPage();
      const requests = requestsOfEngine(page);
      await page.goto(isolated(), { waitUntil: 'networkidle' });
      await page.locator('.lecture-end').waitFor();
      assert.deepEqual(requests, []);
      const asked = context.waitForEvent('request', (request) => requests.includes(request));
      await reach(page.locator('interleave-demo').first());
      await asked;
      await context.close();
    });
  }

  it('needs only the first for a first run, and brings the second after it', async () => {
    const { page, close } = await openPage(browser, isolated());
    const requests = requestsOfRest(page);
    const brought = page.context().waitForEvent('requestfinished', {
      predicate: (request) => requests.includes(request),
    });
    await page.locator(pane(RACING).action('run')).click();
    await page.locator(pane(RACING).state('finished')).waitFor();
    await brought;
    assert.equal(await run(page, NEEDS_BOTH), PRINTED);
    // A run that had to wait for it would have asked in another way, before.
    assert.deepEqual(
      requests.map((request) => request.resourceType()),
      ['fetch'],
    );
    await close();
  });

  it('waits for the second where a first run calls into it', async () => {
    const { page, close } = await openPage(browser, isolated());
    const requests = requestsOfRest(page);
    await page.locator(pane(RACING).action('run')).waitFor();
    assert.equal(await run(page, NEEDS_BOTH), PRINTED);
    assert.equal(requests.at(0)?.resourceType(), 'xhr');
    await close();
  });

  it('waits for it where threads take turns on one core, too', async () => {
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const page = await context.newPage();
    const requests = requestsOfRest(page);
    await page.goto(plain());
    await page.locator(pane(RACING).action('run')).waitFor();
    assert.equal(await run(page, NEEDS_BOTH), PRINTED);
    assert.equal(requests.at(0)?.resourceType(), 'xhr');
    await context.close();
  });
});
