/** Stepping, the GIL and every interleaving in Chromium: what a student clicks, and what comes of it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openPage, useLecture } from './support/chromium.mjs';
import { BY_HAND, schedules } from './support/site.mjs';

describe('Schedules in turns, in Chromium', () => {
  let opened;
  let page;
  const places = schedules(BY_HAND);

  useLecture((lecture) => {
    opened = lecture;
    page = lecture.page;
  });

  const text = (selector) => page.locator(selector).innerText();
  /** Waits until an element says something. */
  const says = (selector, wanted) => page.locator(selector).filter({ hasText: wanted }).waitFor();

  it('opens stepping at the first choice, and moves a thread by its number', async () => {
    await page.locator(places.choose('step')).click();
    await page.locator(places.thread(1)).waitFor();
    const before = await text(places.position);
    await page.locator(places.step).focus();
    await page.keyboard.press('s');
    await page.keyboard.press('1');
    await page.waitForFunction(
      ([selector, then]) => document.querySelector(selector).innerText !== then,
      [places.position, before],
    );
  });

  it('goes back and forward, and shows the same again', async () => {
    const threads = await text(places.threads);
    const here = await text(places.position);
    const is = (wanted) =>
      page.waitForFunction(([selector, then]) => document.querySelector(selector).innerText === then, [
        places.position,
        wanted,
      ]);
    await page.keyboard.press('ArrowLeft');
    await page.waitForFunction(
      ([selector, then]) => document.querySelector(selector).innerText !== then,
      [places.position, here],
    );
    await page.keyboard.press('ArrowRight');
    await is(here);
    assert.equal(await text(places.threads), threads);
  });

  it('lets the machine play to the end, and says how it ended', async () => {
    await page.locator(places.speed).selectOption('0');
    await page.locator(places.action('play')).click();
    await says(places.status, 'The program has finished.');
    assert.match(await text(places.output), /^[234]\s*$/);
  });

  it('says of a challenge whether it can still happen, and makes the next move', async () => {
    await says(places.goal('counter == 2'), 'hint');
    await page.locator(places.step).focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('c');
    await page.locator(places.thread(1)).waitFor();
    await page.locator(places.goal('counter == 2')).click();
    for (let move = 0; move < 20; move += 1) {
      await says(places.answer, /Yes|It has come about/);
      if ((await text(places.answer)).includes('It has come about')) break;
      const before = await text(places.position);
      await page.locator(places.action('make-move')).click();
      await page.waitForFunction(
        ([selector, then]) => document.querySelector(selector).innerText !== then,
        [places.position, before],
      );
      await page.locator(places.goal('counter == 2')).click();
    }
    assert.match(await text(places.answer), /It has come about/);
    assert.equal((await text(places.output)).trim(), '2');
  });

  it('opens a link to this moment in another page', async () => {
    await page.locator(places.action('copy-link')).click();
    await says(`${places.whole} .pane-link [role=status]`, /Copied|address bar/);
    const address = await page.evaluate(() => location.href);
    assert.match(address, /#by-hand\?step=two_increments\.py&schedule=0x/);
    const other = await openPage(page.context().browser(), address);
    await other.page.locator(places.step).focus();
    await other.page.keyboard.press('End');
    await other.page.locator(places.status).filter({ hasText: 'finished' }).waitFor();
    assert.equal((await other.page.locator(places.output).innerText()).trim(), '2');
    assert.deepEqual(other.errors, []);
    await other.close();
  });

  it('explores every interleaving, and opens an outcome in stepping', async () => {
    await page.locator(places.choose('explore')).click();
    await says(places.complete, 'Every interleaving was explored');
    const outcomes = page.locator(`${places.explore} outcome-chart tbody tr`);
    assert.equal(await outcomes.count(), 3);
    assert.match(await text(`${places.explore} [data-part="race"]`), /counter/);
    await outcomes.filter({ hasText: 'counter = 2' }).getByRole('button').first().click();
    await page.locator(places.step).focus();
    await page.keyboard.press('End');
    await says(places.status, 'The program has finished.');
    assert.equal((await text(places.output)).trim(), '2');
  });

  it('runs under the GIL, on the real clock and counted', async () => {
    await page.locator(places.choose('gil')).click();
    await says(places.gilStatus, /Finished after .* changed hands/);
    await says(places.gilShares, /Thread-1 .* 1 time/s);
    await page.locator(places.whole).getByLabel('between any two').check();
    await says(places.gilStatus, /The program has finished\. The GIL changed hands \d+ time/);
    await page.locator(places.action('step-gil')).click();
    await page.locator(places.step).waitFor();
  });

  it('lets the adversary lose an update', async () => {
    await page.locator(places.step).focus();
    await page.keyboard.press('Home');
    await page.locator(places.player).selectOption('adversary');
    await page.locator(places.speed).selectOption('0');
    await page.locator(places.action('play')).click();
    await says(places.status, 'The program has finished.');
    assert.match(await text(places.output), /^[23]\s*$/);
  });

  it('draws who waits for whom in a deadlock, and counts real runs beside what can happen', async () => {
    const crossing = schedules('deadlock.py');
    await page.locator(crossing.choose('explore')).click();
    await says(crossing.complete, 'Every interleaving was explored');
    await page.locator(`${crossing.explore} wait-graph svg`).waitFor();
    await says(`${crossing.explore} .waits-cycle`, 'wait for each other in a circle');
    await page.locator(crossing.action('measure')).click();
    await page.locator(`${crossing.explore} .outcome-frequency`).first().waitFor();
    await page.locator(crossing.choose('live')).click();
  });

  it('asks of the mended program whether the challenge can be met there', async () => {
    const mended = schedules('account_locked.py');
    await page.locator(mended.choose('step')).click();
    await says(`${mended.step} step-goals h5`, 'can they be met here');
    await page.locator(mended.goal('balance == -60')).click();
    await says(mended.answer, 'No. Whatever the threads do');
  });

  it('complains of nothing', () => {
    assert.deepEqual(opened.errors, []);
  });
});
