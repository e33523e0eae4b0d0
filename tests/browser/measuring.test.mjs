/** What a class does with the measurements of its own machine, in Chromium. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { launchChromium, openPage } from './support/chromium.mjs';
import { isolated } from './support/site.mjs';

describe('Measuring the machine, in Chromium', () => {
  let browser;
  let page;
  let errors;
  let close;

  before(async () => {
    browser = await launchChromium();
    ({ page, errors, close } = await openPage(browser, isolated()));
  });

  after(async () => {
    await close?.();
    await browser?.close();
  });

  it('loses updates by load and store, and none otherwise', async () => {
    const races = page.locator('machine-races');
    await page.locator('#increments').scrollIntoViewIfNeeded();
    await races.locator('[data-action="measure"]').click();
    await page.locator('machine-races[data-state="measured"]').waitFor({ timeout: 180_000 });
    const lost = await races
      .locator('[data-way] [data-part="lost"]')
      .evaluateAll((parts) =>
        Object.fromEntries(parts.map((part) => [part.closest('[data-way]').dataset.way, Number(part.dataset.lost)])),
      );
    const { 'load-store': byLoadAndStore, ...others } = lost;
    assert.ok(byLoadAndStore > 0, JSON.stringify(lost));
    assert.deepEqual(Object.values(others), [0, 0, 0, 0, 0, 0, 0]);
    assert.equal(await races.locator('[data-part="plot"] svg').count(), 1);
  });

  it('shows the Rust of each way, and the instructions it becomes', async () => {
    const way = page.locator('[data-way="fetch-add"]');
    await way.locator('summary').click();
    const [rust, instructions] = await way.locator('pre').allInnerTexts();
    assert.match(rust, /counter\.fetch_add\(1, Ordering::Relaxed\)/);
    assert.match(instructions, /i32\.atomic\.rmw\.add/);
  });

  it('gives every measurement away as CSV', async () => {
    const waiting = page.waitForEvent('download');
    await page.locator('machine-races [data-action="csv"]').click();
    const text = await readFile(await (await waiting).path(), 'utf8');
    assert.match(text, /^row,series,sample,value\r\n/);
    assert.match(text, /fetch_add,2 threads,7,[\d.]+\r\n/);
  });

  it('stops at once, and measures again', async () => {
    const races = page.locator('machine-races');
    await races.locator('[data-action="measure"]').click();
    await races.locator('[data-action="stop"]').click();
    await races.locator('[data-action="measure"]').click();
    await page.locator('machine-races[data-state="measuring"]').waitFor();
    await races.locator('[data-action="stop"]').click();
    await races.locator('[data-action="measure"]').waitFor();
  });

  it('finds what threads share at one address, and the rest at one for each', async () => {
    await page.locator('#addresses').scrollIntoViewIfNeeded();
    const memory = page.locator('machine-memory');
    await memory.locator('[data-action="look"]').click();
    await page.locator('machine-memory[data-state="found"]').waitFor();
    const addresses = async (kind) =>
      memory.locator(`[data-process="0"] [data-kind="${kind}"] td`).allInnerTexts();
    for (const kind of ['global', 'shared']) {
      assert.equal(new Set(await addresses(kind)).size, 1, kind);
    }
    for (const kind of ['own', 'local']) {
      const found = await addresses(kind);
      assert.equal(new Set(found).size, found.length, kind);
    }
  });

  it('complains of nothing', () => {
    assert.deepEqual(errors, []);
  });
});
