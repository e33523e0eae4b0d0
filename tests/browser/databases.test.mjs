/** Programs that connect to a database, in Chromium: with threads, explored, stepped through, and on one core. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { launchChromium, openPage } from './support/chromium.mjs';
import { isolated, pane, PATIENCE, plain, RACING, schedules } from './support/site.mjs';

const BROKEN = 'sign_up_database.py';
const MENDED = 'sign_up_unique.py';

describe('Databases in Chromium', () => {
  let browser;
  let opened;
  let page;
  const asked = [];

  before(async () => {
    browser = await launchChromium();
    opened = await openPage(browser, isolated());
    page = opened.page;
    page.context().on('request', (request) => asked.push(request.url()));
  });

  after(async () => {
    await opened?.close();
    await browser?.close();
  });

  const fetched = () => asked.some((url) => /sqlite3[^/]*\.wasm$/.test(url));

  it('fetches nothing of SQLite before a program speaks of it', async () => {
    await page.locator(pane(RACING).action('run')).click();
    await page.locator(pane(RACING).state('finished')).waitFor();
    assert.equal(fetched(), false);
  });

  it('signs up one person for one name, on a pool of threads', async () => {
    await page.locator(pane(MENDED).action('run')).click();
    await page.locator(pane(MENDED).state('finished')).waitFor();
    assert.match(await page.locator(pane(MENDED).output).innerText(), /members called ada: 1/);
    assert.equal(fetched(), true);
  });

  it('finds the double sign-up in every interleaving, and replays it', async () => {
    const places = schedules(BROKEN);
    await page.locator(places.choose('explore')).click();
    await page.locator(places.complete).filter({ hasText: 'Every interleaving was explored' }).waitFor();
    const outcomes = page.locator(`${places.explore} outcome-chart tbody tr`);
    assert.equal(await outcomes.count(), 2);
    await outcomes.filter({ hasText: 'members called ada: 2' }).getByRole('button').first().click();
    await page.locator(places.step).focus();
    await page.keyboard.press('End');
    await page.locator(places.status).filter({ hasText: 'The program has finished.' }).waitFor();
    assert.match(await page.locator(places.output).innerText(), /members called ada: 2/);
  });

  it('complains of nothing', () => {
    assert.deepEqual(opened.errors, []);
  });

  it('has databases on one core, too', async () => {
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const single = await context.newPage();
    single.setDefaultTimeout(PATIENCE);
    await single.goto(plain());
    await single.locator(pane(MENDED).action('run')).click();
    await single.locator(pane(MENDED).state('finished')).waitFor();
    assert.match(await single.locator(pane(MENDED).output).innerText(), /members called ada: 1/);
    await context.close();
  });
});
