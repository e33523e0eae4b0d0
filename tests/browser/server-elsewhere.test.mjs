/** The web server in the page: in Firefox, on a phone, and for who hears the page instead of seeing it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { faultsOf } from './support/axe.mjs';
import { launchChromium } from './support/chromium.mjs';
import { launchFirefox, openWindow, press } from './support/firefox.mjs';
import { isolated, PATIENCE } from './support/site.mjs';

describe('The web server in the page', () => {
  it('serves in Firefox, where its application is liked', async () => {
    const browser = await launchFirefox();
    try {
      const page = await openWindow(browser, isolated());
      await page.waitForSelector('#web-server');
      await page.$eval('#web-server', (part) => part.scrollIntoView());
      await press(page, 'server-panel [data-action="start"]');
      await page.waitForSelector('server-panel[data-state="serving"]');
      await page.waitForSelector('browser-pane[data-way][data-status="200"]');
      const frame = await (await page.waitForSelector('browser-pane iframe')).contentFrame();
      const like = await frame.waitForSelector('button');
      await like.evaluate((button) => button.click());
      await frame.waitForFunction(() => document.body.textContent.includes('1 of them are yours'));
    } finally {
      await browser.close();
    }
  });

  it('fits on a phone, and has no serious fault for axe', async () => {
    const browser = await launchChromium();
    try {
      const context = await browser.newContext({ viewport: { width: 360, height: 780 }, hasTouch: true });
      const page = await context.newPage();
      page.setDefaultTimeout(PATIENCE);
      await page.goto(isolated());
      await page.locator('#web-server').scrollIntoViewIfNeeded();
      const panel = page.locator('server-panel');
      await panel.locator('[data-action="start"]').click();
      await page.locator('server-panel[data-state="serving"]').waitFor();
      await page.locator('browser-pane[data-status="200"]').waitFor();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(wide <= 0, `the page is ${wide} pixels wider than the phone`);
      const faults = (await faultsOf(page)).filter((fault) => /server|browser-/.test(fault));
      assert.deepEqual(faults, []);
    } finally {
      await browser.close();
    }
  });
});
