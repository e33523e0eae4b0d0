/** A demo on somebody else's site, which sets no headers, in Chromium: in a frame, by a script, in slides. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { launchAsShipped, launchChromium, openPage } from './support/chromium.mjs';
import { otherSite } from './support/deck.mjs';
import { FIXED, isolated, openEditor, pane, plain, RACING, SINGLE_NOTE } from './support/site.mjs';

const DEMO = 'embed.html?lecture=threads-flask&demo=race-to-50';

describe('A demo on another site, in Chromium', () => {
  let browser;
  let other;

  before(async () => {
    browser = await launchChromium();
    other = await otherSite();
  });

  after(async () => {
    await browser?.close();
    other?.close();
  });

  async function open(page, wanted) {
    const opened = await openPage(browser, other.address(page, wanted));
    return { ...opened, frame: opened.page.frameLocator('iframe') };
  }

  const isIsolated = (page) => page.frames()[1].evaluate(() => crossOriginIsolated);

  it('runs on real threads where the frame can be isolated by itself', async () => {
    const { page, frame, close } = await open('framed', { src: `${isolated()}${DEMO}` });
    await frame.locator(pane(FIXED).action('run')).click();
    await frame.locator(pane(FIXED).state('finished')).waitFor();
    assert.equal(await isIsolated(page), true);
    assert.equal(await frame.locator(SINGLE_NOTE).count(), 0);
    await close();
  });

  it('takes turns on one core where it cannot, and says so', async () => {
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const page = await context.newPage();
    await page.goto(other.address('framed', { src: `${plain()}${DEMO}` }));
    const frame = page.frameLocator('iframe');
    await frame.locator(pane(FIXED).action('run')).click();
    await frame.locator(pane(FIXED).state('finished')).waitFor();
    await frame.locator(SINGLE_NOTE).waitFor();
    await context.close();
  });

  it('runs in a reveal.js deck on real threads, as high as the slide has room', async () => {
    const { page, frame, errors, close } = await open('deck', { site: isolated() });
    await page.locator('.reveal.ready').waitFor();
    assert.equal(await page.evaluate(() => crossOriginIsolated), false);
    await page.keyboard.press('ArrowRight');
    await frame.locator(pane(RACING).action('run')).click();
    await frame.locator(pane(RACING).state('finished')).waitFor();
    assert.equal(await isIsolated(page), true);
    assert.equal(await frame.locator(SINGLE_NOTE).count(), 0);
    const { bottom, room } = await page.evaluate(() => ({
      bottom: document.querySelector('iframe').getBoundingClientRect().bottom,
      room: window.innerHeight,
    }));
    assert.ok(bottom <= room, `the demo ends at ${bottom} of ${room}`);
    assert.deepEqual(errors, []);
    await close();
  });

  it('runs in a deck on real threads from a host that sets no headers', async () => {
    const { page, close } = await launchAsShipped();
    await page.goto(other.address('deck', { site: plain() }));
    await page.locator('.reveal.ready').waitFor();
    await page.keyboard.press('ArrowRight');
    // Once the service worker is there, the frame loads again and is isolated.
    await page.frameLocator('iframe').locator('.demo-engine', { hasText: 'Real threads' }).waitFor();
    const frame = page.frameLocator('iframe');
    await frame.locator(pane(RACING).action('run')).click();
    await frame.locator(pane(RACING).state('finished')).waitFor();
    assert.equal(await isIsolated(page), true);
    await close();
  });

  it('lets the clicker move the slides from inside the demo, and stops what runs', async () => {
    const { page, frame, close } = await open('deck', { site: isolated() });
    await page.locator('.reveal.ready').waitFor();
    await page.keyboard.press('ArrowRight');
    await openEditor(frame, FIXED);
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText('while True: pass\n');
    await page.keyboard.press('Control+Enter');
    await frame.locator(pane(FIXED).state('running')).waitFor();
    await frame.locator(pane(FIXED).action('stop')).focus();
    await page.keyboard.press('PageDown');
    await page.locator('section.present h2', { hasText: 'After' }).waitFor();
    await frame.locator(pane(FIXED).state('stopped')).waitFor({ state: 'attached' });
    await close();
  });

  it('runs by a script and an element, and is as high as it needs to be', async () => {
    const { page, frame, errors, close } = await open('course', { site: isolated() });
    await frame.locator(pane(RACING).action('run-many')).click();
    await frame.locator(pane(RACING).histogram(200)).waitFor();
    assert.equal(await isIsolated(page), true);
    await page.waitForFunction(() => {
      const { height } = document.querySelector('iframe').style;
      return height !== '640px' && parseFloat(height) > 300;
    });
    const inner = await page.frames()[1].evaluate(() => {
      const { scrollHeight, clientHeight } = document.documentElement;
      return { scrollHeight, clientHeight };
    });
    assert.ok(inner.scrollHeight <= inner.clientHeight + 1, JSON.stringify(inner));
    assert.deepEqual(errors, []);
    await close();
  });

  for (const sandbox of ['', 'allow-scripts']) {
    it(`leaves a sentence and a link in the sandbox “${sandbox}”`, async () => {
      const { frame, close } = await open('framed', { src: `${isolated()}${DEMO}`, sandbox });
      await frame.locator('p', { hasText: 'a window of its own' }).first().waitFor();
      await frame.locator('a').first().waitFor();
      await close();
    });
  }

  it('names the demos there are when it is asked for another', async () => {
    const { frame, close } = await open('framed', { src: `${isolated()}embed.html?demo=nothing` });
    await frame.locator('[role="alert"]', { hasText: 'race-to-50' }).waitFor();
    await close();
  });
});
