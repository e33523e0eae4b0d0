/** The views with made-up data, in Chromium: how they look at three sizes, and what can be done with them. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { launchChromium } from './support/chromium.mjs';
import { serveGallery } from './support/gallery.mjs';
import { complaints, openSized, SIZES, THEMES } from './support/geometry.mjs';
import { PATIENCE } from './support/site.mjs';

describe('The views, in Chromium', () => {
  let browser;
  let gallery;

  before(async () => {
    gallery = await serveGallery();
    browser = await launchChromium();
  });

  after(async () => {
    await browser?.close();
    gallery?.close();
  });

  async function open(size, theme = 'light') {
    const opened = await openSized(browser, gallery.address, size, theme);
    opened.page.setDefaultTimeout(PATIENCE);
    await opened.page.locator('#many-objects .memory-more').first().waitFor();
    await opened.page.locator('#source .source-text span').first().waitFor();
    return opened;
  }

  for (const size of Object.keys(SIZES)) {
    for (const theme of THEMES) {
      it(`can be read: ${size}, ${theme}`, async () => {
        const { page, close } = await open(size, theme);
        for (const summary of await page.locator('summary').all()) await summary.click();
        assert.deepEqual(await complaints(page), []);
        await close();
      });
    }
  }

  it('cut long lists and say what they leave out', async () => {
    const { page, close } = await open('laptop');
    const text = (id) => page.locator(`#${id}`).innerText();
    assert.match(await text('many-outcomes'), /… 9,940 more outcomes/);
    assert.match(await text('crowd'), /… 9,981 more threads/);
    assert.match(await text('many-objects'), /… 9,885 more objects/);
    assert.ok((await page.locator('*').count()) < 12_000, 'too many elements');
    await page.getByRole('button', { name: '9,940 more outcomes' }).click();
    assert.match(await text('many-outcomes'), /… 9,880 more outcomes/);
    await close();
  });

  it('tell a timeline to whoever uses the keyboard', async () => {
    const { page, close } = await open('laptop');
    const lanes = page.locator('#timeline [role="slider"]');
    const said = () => lanes.getAttribute('aria-valuetext');
    await lanes.focus();
    await page.keyboard.press('ArrowRight');
    assert.match(await said(), /thread 0 holds the GIL/);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    assert.match(await said(), /^At instruction 30: 1 Thread-1 \(philosopher\): ready, line 3/);
    await page.evaluate(() => {
      document.addEventListener('timeline-seek', (event) => {
        window.sought = event.detail;
      });
    });
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => window.sought), 30);
    await close();
  });

  it('tell a timeline to whoever points at it, and pan and zoom it', async () => {
    const { page, close } = await open('laptop');
    const lanes = page.locator('#timeline [role="slider"]');
    await lanes.scrollIntoViewIfNeeded();
    const { x, y, width } = await lanes.boundingBox();
    // The second row is the main thread's, which waits in the middle of the run.
    await page.mouse.move(x + width / 2, y + 42);
    const moment = page.locator('#timeline .timeline-moment');
    await moment.filter({ hasText: 'blocked on Thread-1 (philosopher) to end, line 20' }).waitFor();
    await page.keyboard.down('Control');
    for (let turn = 0; turn < 8; turn += 1) await page.mouse.wheel(0, -100);
    await page.keyboard.up('Control');
    const text = page.locator('#timeline details');
    await text.locator('summary').click();
    const range = text.locator('p').first();
    const near = /From (\d+) to (\d+):/.exec(await range.innerText());
    assert.ok(Number(near[2]) - Number(near[1]) < 50, `still from ${near[1]} to ${near[2]}`);
    await lanes.scrollIntoViewIfNeeded();
    const box = await lanes.boundingBox();
    await page.mouse.move(box.x + width / 2, box.y + 42);
    await page.mouse.down();
    await page.mouse.move(box.x + width / 2 + 200, box.y + 42, { steps: 4 });
    await page.mouse.up();
    const panned = /From (\d+) to (\d+):/.exec(await range.innerText());
    assert.ok(Number(panned[1]) < Number(near[1]), `panned to ${panned[1]}`);
    await close();
  });

  it('lead from a reference to its object, and from an outcome to its schedule', async () => {
    const { page, close } = await open('phone');
    await page.locator('#memory button[data-refers="5"]').first().click();
    assert.equal(await page.evaluate(() => document.activeElement.dataset.object), '5');
    await page.evaluate(() => {
      document.addEventListener('outcome-open', (event) => {
        window.opened = event.detail.label;
      });
    });
    await page.getByRole('button', { name: 'step through counter = 2' }).first().click();
    assert.equal(await page.evaluate(() => window.opened), 'counter = 2');
    await close();
  });

  it('let the keyboard go from line to line of a program', async () => {
    const { page, close } = await open('laptop');
    await page.locator('#source button[tabindex="0"]').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.evaluate(() => {
      document.addEventListener('line-choose', (event) => {
        window.line = event.detail;
      });
    });
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => window.line), 3);
    await close();
  });
});
