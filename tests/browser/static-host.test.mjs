/** The page on a static host that sets no headers, below a path: a service worker isolates it. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { launchChromium, openPage } from './support/chromium.mjs';
import { pane, plain, RACING, SINGLE_NOTE } from './support/site.mjs';

describe('Chromium, on a host without headers', () => {
  let browser;

  before(async () => {
    browser = await launchChromium();
  });

  after(() => browser?.close());

  it('isolates itself and runs with threads', async () => {
    const { page, close } = await openPage(browser, plain());
    await page.locator(pane(RACING).action('run')).click();
    await page.locator(pane(RACING).state('finished')).waitFor();
    assert.equal(await page.evaluate(() => crossOriginIsolated), true);
    assert.equal(await page.locator(SINGLE_NOTE).count(), 0);
    await close();
  });

  it('runs on one core where service workers are forbidden, and says so', async () => {
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const page = await context.newPage();
    await page.goto(plain());
    await page.locator(pane(RACING).action('run')).click();
    await page.locator(pane(RACING).state('finished')).waitFor();
    await page.locator(SINGLE_NOTE).waitFor();
    await context.close();
  });
});
