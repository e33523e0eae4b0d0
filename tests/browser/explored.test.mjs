/** Quizzes that the engine answers: values, can it happen, lines in an order. In Chromium. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { useLecture } from './support/chromium.mjs';
import { SIZES } from './support/geometry.mjs';
import { isolated, PATIENCE, quiz } from './support/site.mjs';

const VALUES = quiz('add-and-double');
const FORKS = quiz('three-forks');
const ORDER = quiz('in-order');
const RIGHT = ['lock.acquire()', 'left = tickets', 'left = left - 1', 'tickets = left', 'lock.release()'];

describe('Quizzes that the engine answers, in Chromium', () => {
  let page;
  let errors;

  useLecture((opened) => {
    ({ page, errors } = opened);
  });

  const near = (place) => page.locator(place.whole).scrollIntoViewIfNeeded();
  const check = (place) => page.locator(place.action('check')).click();
  const says = (place, words) => page.locator(place.feedback).filter({ hasText: words }).waitFor();

  it('has nothing of the answers in the document before one is given', async () => {
    await near(VALUES);
    await page.locator(VALUES.choice(0)).waitFor();
    await near(ORDER);
    await page.locator(ORDER.lines).first().waitFor();
    const text = await page.evaluate(() => document.documentElement.outerHTML);
    assert.ok(!text.includes('builds on what the first'), 'an explanation is there');
    assert.equal(await page.locator('[data-part="proof"], [data-mark]').count(), 0);
    assert.deepEqual(await lines(), RIGHT.toSorted());
  });

  it('finds the possible values, and says what an answer lacks', async () => {
    await near(VALUES);
    for (const index of [1, 2]) await page.locator(VALUES.choice(index)).check();
    await check(VALUES);
    await says(VALUES, 'something else as well');
    assert.equal(await page.locator(VALUES.proof).count(), 0);
    await page.locator(VALUES.choice(0)).check();
    await check(VALUES);
    await says(VALUES, 'One of these can never come out');
    await page.locator(VALUES.choice(0)).uncheck();
    await page.locator(VALUES.choice(3)).check();
    await check(VALUES);
    await page.locator(VALUES.verdict('right')).waitFor();
    assert.match(await page.locator(VALUES.proof).innerText(), /Every interleaving was explored/);
    assert.match(await page.locator(VALUES.explanation).innerText(), /overwrites the other/);
  });

  it('steps through the schedule that leads to a value', async () => {
    const two = page.locator(`${VALUES.proof} li`, { hasText: 'number = 2' });
    await two.locator('[data-action="step-through"]').click();
    const step = page.locator(`${VALUES.proof} [data-part="step"]`);
    await step.focus();
    await page.keyboard.press('End');
    await step.locator('[data-part="step-status"]', { hasText: 'The program has finished.' }).waitFor();
    await step.locator('memory-view', { hasText: /number\s*2/ }).waitFor();
    await two.locator('[data-action="step-through"]').click();
    await step.waitFor({ state: 'detached' });
  });

  it('says whether it can happen, and shows how', async () => {
    await near(FORKS);
    await page.locator(FORKS.choice(1)).check();
    await check(FORKS);
    await page.locator(FORKS.verdict('wrong')).waitFor();
    assert.equal(await page.locator(FORKS.proof).count(), 0);
    await page.locator(FORKS.action('reveal')).click();
    await page.locator(FORKS.verdict('shown')).waitFor();
    assert.match(await page.locator(FORKS.proof).innerText(), /holds forks\[0\] and waits .* for forks\[1\]/);
    await page.locator(`${FORKS.proof} [data-action="step-through"]`).click();
    await page.locator(`${FORKS.proof} [data-part="step"]`).focus();
    await page.keyboard.press('End');
    // All three are about to take a fork that another holds.
    await page.locator(`${FORKS.proof} .step-threads`, { hasText: /(which is taken[^]*){3}/ }).waitFor();
  });

  const lines = () => page.locator(ORDER.lines).locator('code').allInnerTexts().then((all) => all.map((line) => line.trim()));

  it('says what can go wrong in an order, with the schedule that proves it', async () => {
    await near(ORDER);
    await check(ORDER);
    await says(ORDER, 'It can go wrong: UnboundLocalError');
    await page.locator(`${ORDER.proof} [data-action="step-through"]`).click();
    await page.locator(`${ORDER.proof} [data-part="step"]`).waitFor();
  });

  it('puts lines in order with the keyboard alone, and is right', async () => {
    await page.locator(ORDER.lines).locator('button').first().focus();
    for (const [place, line] of RIGHT.entries()) {
      let at = (await lines()).indexOf(line);
      // The button that was pressed moves with its line and keeps the focus.
      await tabTo(`Move ${line} up`);
      for (; at > place; at -= 1) await page.keyboard.press('Enter');
    }
    assert.deepEqual(await lines(), RIGHT);
    await tabTo('Check');
    await page.keyboard.press('Enter');
    await page.locator(ORDER.verdict('right')).waitFor();
    assert.match(await page.locator(ORDER.proof).innerText(), /Nothing can go wrong/);
  });

  /** Presses Tab until this button has the focus. */
  async function tabTo(name) {
    for (let pressed = 0; pressed < 60; pressed += 1) {
      const focused = await page.evaluate(() => {
        const element = document.activeElement;
        return element.getAttribute('aria-label') ?? element.textContent.trim();
      });
      if (focused === name) return;
      await page.keyboard.press(pressed < 20 ? 'Tab' : 'Shift+Tab');
    }
    assert.fail(`${name} cannot be reached`);
  }

  it('drags a line with the mouse', async () => {
    await page.locator(ORDER.action('again')).click();
    const handle = (line) => page.locator(ORDER.lines, { hasText: line }).locator('.line-handle');
    await handle('tickets = left').scrollIntoViewIfNeeded();
    const from = await handle('tickets = left').boundingBox();
    const to = await page.locator(ORDER.lines).first().boundingBox();
    await page.mouse.move(from.x + 4, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(from.x + 4, (from.y + to.y) / 2, { steps: 4 });
    await page.mouse.move(from.x + 4, to.y + 1, { steps: 4 });
    await page.mouse.up();
    const sorted = RIGHT.toSorted();
    assert.deepEqual(await lines(), [sorted.at(-1), ...sorted.slice(0, -1)]);
  });

  it('keeps what was answered across a reload, and shows the proof again', async () => {
    await page.reload();
    await page.locator(VALUES.verdict('right')).waitFor();
    await near(VALUES);
    await page.locator(VALUES.proof).waitFor();
    assert.equal(await page.locator(VALUES.choice(3)).isChecked(), true);
  });

  it('complains of nothing', () => {
    assert.deepEqual(errors, []);
  });

  it('drags a line with a finger, on a phone', async () => {
    const { width, height } = SIZES.phone;
    const context = await page.context().browser().newContext({ viewport: { width, height }, isMobile: true, hasTouch: true });
    const phone = await context.newPage();
    phone.setDefaultTimeout(PATIENCE);
    await phone.goto(`${isolated()}#in-order`);
    const items = phone.locator(ORDER.lines);
    await items.first().waitFor();
    await phone.locator(ORDER.action('check')).scrollIntoViewIfNeeded();
    const client = await context.newCDPSession(phone);
    const middle = async (locator) => {
      const box = await locator.boundingBox();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    };
    const touch = (type, ...touchPoints) => client.send('Input.dispatchTouchEvent', { type, touchPoints });
    const from = await middle(items.last().locator('.line-handle'));
    const to = await middle(items.first());
    await touch('touchStart', from);
    for (const share of [0.25, 0.5, 0.75, 1]) {
      await touch('touchMove', { x: from.x, y: from.y + (to.y - 8 - from.y) * share });
    }
    await touch('touchEnd');
    const texts = await items.locator('code').allInnerTexts();
    assert.equal(texts[0].trim(), RIGHT.toSorted().at(-1));
    assert.ok((await phone.evaluate(() => document.documentElement.scrollWidth)) <= width);
    await context.close();
  });
});
