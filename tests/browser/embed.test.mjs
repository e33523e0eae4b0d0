/** A demo in a frame on somebody else's page, which sets no headers, in Chromium. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { launchChromium, openPage } from './support/chromium.mjs';
import { FIXED, isolated, pane, plain, SINGLE_NOTE } from './support/site.mjs';

const DEMO = 'embed.html?lecture=threads-flask&demo=race-to-50';

describe('A demo in a frame, in Chromium', () => {
  let browser;
  let host;

  before(async () => {
    browser = await launchChromium();
    // `localhost` is another site than the `127.0.0.1` the demo comes from.
    host = createServer((request, response) => {
      const wanted = new URL(request.url, 'http://localhost').searchParams;
      const sandbox = wanted.has('sandbox') ? `sandbox="${wanted.get('sandbox')}"` : '';
      const source = (wanted.get('src') ?? '').replaceAll('&', '&amp;').replaceAll('"', '&quot;');
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(
        `<!doctype html><title>Slides</title>
         <iframe title="demo" width="1200" height="800" allow="cross-origin-isolated" ${sandbox}
                 src="${source}"></iframe>`,
      );
    });
    await new Promise((resolve) => {
      host.listen(0, resolve);
    });
  });

  after(async () => {
    await browser?.close();
    host?.close();
  });

  /** A page of slides with the frame in it. */
  async function slides(source, sandbox = null) {
    const address = new URL(`http://localhost:${host.address().port}/`);
    address.searchParams.set('src', source);
    if (sandbox !== null) address.searchParams.set('sandbox', sandbox);
    const { page, close } = await openPage(browser, address.href);
    return { page, frame: page.frameLocator('iframe'), close };
  }

  it('runs on real threads where the frame can be isolated by itself', async () => {
    const { page, frame, close } = await slides(`${isolated()}${DEMO}`);
    await frame.locator(pane(FIXED).action('run')).click();
    await frame.locator(pane(FIXED).state('finished')).waitFor();
    assert.equal(await page.frames()[1].evaluate(() => crossOriginIsolated), true);
    assert.equal(await frame.locator(SINGLE_NOTE).count(), 0);
    await close();
  });

  it('takes turns on one core where it cannot, and says so', async () => {
    const { frame, close } = await slides(`${plain()}${DEMO}`);
    await frame.locator(pane(FIXED).action('run')).click();
    await frame.locator(pane(FIXED).state('finished')).waitFor();
    await frame.locator(SINGLE_NOTE).waitFor();
    await close();
  });

  it('leaves a sentence and a link where a sandbox forbids it', async () => {
    const { frame, close } = await slides(`${isolated()}${DEMO}`, '');
    await frame.locator('.embed-opening a').waitFor();
    await close();
  });

  it('names the demos there are when it is asked for another', async () => {
    const { frame, close } = await slides(`${isolated()}embed.html?demo=nothing`);
    await frame.locator('[role="alert"]', { hasText: 'race-to-50' }).waitFor();
    await close();
  });

  it('gives the snippet beside the demo', async () => {
    const { page, close } = await openPage(browser, isolated());
    const share = page.locator('[data-demo="race-to-50"] .demo-share');
    await share.locator('summary').click();
    const snippet = await share.locator('textarea').inputValue();
    assert.ok(snippet.includes('embed.html?lecture=threads-flask&amp;demo=race-to-50"'), snippet);
    await close();
  });
});
