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
    await page.locator(SINGLE_NOTE).first().waitFor();
    await context.close();
  });

  it('shows a lecture as it was edited after the build', async () => {
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const page = await context.newPage();
    await page.route('**/lecture.md', async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace(/^title: .*$/m, 'title: Edited since');
      await route.fulfill({ response, body });
    });
    await page.goto(plain());
    await page.getByRole('heading', { level: 1, name: 'Edited since' }).waitFor();
    await context.close();
  });
});
