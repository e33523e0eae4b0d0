/**
 * How the page's main views look at three sizes, in both themes, in Chromium: the lecture as it
 * opens, a demo that ran, stepped through and explored, quizzes answered, the questions open, both
 * windows of a presentation, a demo in a frame, and the handout on paper.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { launchChromium } from './support/chromium.mjs';
import { complaints, layoutShift, MOST_SHIFT, openSized, SIZES, THEMES } from './support/geometry.mjs';
import { BY_HAND, isolated, openEditor, pane, PATIENCE, quiz, RACING, schedules } from './support/site.mjs';

/** What is in the document once the lecture is there. */
const LECTURE = quiz('own').whole;

describe('The looks of the page, in Chromium', () => {
  let browser;

  before(async () => {
    browser = await launchChromium();
  });

  after(async () => {
    await browser?.close();
  });

  /** Opens a page, waits for what it is about, and closes it whatever happens. */
  async function at(size, theme, path, waitFor, look) {
    const { page, close } = await openSized(browser, new URL(path, isolated()).href, size, theme);
    page.setDefaultTimeout(PATIENCE);
    try {
      await page.locator(waitFor).first().waitFor();
      await look(page);
    } finally {
      await close();
    }
  }

  for (const size of Object.keys(SIZES)) {
    for (const theme of THEMES) {
      it(`a lecture can be read: ${size}, ${theme}`, () =>
        at(size, theme, '', LECTURE, async (page) => {
          assert.deepEqual(await complaints(page), []);
          const shift = await layoutShift(page);
          assert.ok(shift < MOST_SHIFT, `content moved by ${shift.toFixed(3)}`);
        }));

      it(`what has been done in it can be read: ${size}, ${theme}`, () =>
        at(size, theme, '', LECTURE, async (page) => {
          const { whole, action, output, state } = pane(RACING);
          await page.locator(whole).scrollIntoViewIfNeeded();
          await openEditor(page, RACING);
          await page.locator(action('run')).click();
          await page.locator(`${output} .output-line`).first().waitFor();
          await page.locator(state('finished')).waitFor();
          await page.locator(action('run-many')).click();
          const bars = page.locator(`${whole} .bar-fill`);
          await bars.nth(4).waitFor();
          await page.locator(action('stop')).click();
          await page.locator(state('stopped')).waitFor();
          await page.locator(quiz('own').choice(0)).check();
          await page.locator(quiz('own').action('check')).click();
          await page.locator(quiz('own').feedback).filter({ hasText: /\S/ }).waitFor();
          await page.locator(quiz('lost').text).fill('thirteen');
          await page.locator(quiz('lost').action('check')).click();
          await page.locator(quiz('lost').explanation).waitFor();
          await page.evaluate(() => {
            for (const details of document.querySelectorAll('main details')) details.open = true;
          });
          assert.deepEqual(await complaints(page), []);
        }));

      it(`what the engine says of a quiz can be read: ${size}, ${theme}`, () =>
        at(size, theme, '', LECTURE, async (page) => {
          const values = quiz('add-and-double');
          await page.locator(values.whole).scrollIntoViewIfNeeded();
          for (const index of [1, 2, 3]) await page.locator(values.choice(index)).check();
          await page.locator(values.action('check')).click();
          await page.locator(values.proof).waitFor();
          assert.deepEqual(await complaints(page, values.whole), []);
          const order = quiz('in-order');
          await page.locator(order.whole).scrollIntoViewIfNeeded();
          await page.locator(order.lines).first().waitFor();
          assert.deepEqual(await complaints(page, order.whole), []);
          await page.locator(order.action('check')).click();
          await page.locator(`${order.proof} [data-action="step-through"]`).click();
          await page.locator(`${order.proof} [data-part="step"]`).waitFor();
          assert.deepEqual(await complaints(page, order.whole), []);
        }));

      it(`the schedules in turns can be read: ${size}, ${theme}`, () =>
        at(size, theme, '', LECTURE, async (page) => {
          const places = schedules(BY_HAND);
          await page.locator(places.choose('step')).click();
          await page.locator(places.thread(1)).waitFor();
          const before = await page.locator(places.position).innerText();
          await page.locator(places.step).focus();
          for (const key of ['1', '2', '1']) await page.keyboard.press(key);
          await page.waitForFunction(
            ([selector, then]) => document.querySelector(selector).innerText !== then,
            [places.position, before],
          );
          assert.deepEqual(await complaints(page, places.whole), []);
          await page.locator(places.choose('explore')).click();
          await page.locator(places.action('explore')).click();
          await page.locator(places.complete).waitFor();
          assert.deepEqual(await complaints(page, places.whole), []);
          await page.locator(places.choose('gil')).click();
          await page.locator(places.action('run-gil')).click();
          await page.locator(places.gilStatus).filter({ hasText: /\S/ }).waitFor();
          assert.deepEqual(await complaints(page, places.whole), []);
        }));

      it(`the windows of a presentation can be read: ${size}, ${theme}`, async () => {
        await at(size, theme, '?present=projector', '.on-screen', async (page) => {
          assert.deepEqual(await complaints(page), []);
        });
        await at(size, theme, '?present=notes', '[data-part="notes"]', async (page) => {
          assert.deepEqual(await complaints(page), []);
        });
      });

      it(`a demo in a frame can be read: ${size}, ${theme}`, () =>
        at(size, theme, 'embed.html?demo=race-to-50', 'program-pane', async (page) => {
          assert.deepEqual(await complaints(page), []);
        }));
    }
  }

  it('the handout fits the paper', () =>
    at('laptop', 'dark', '', LECTURE, async (page) => {
      await page.emulateMedia({ media: 'print' });
      // A sheet of A4 at 96 pixels an inch, without its margins.
      await page.setViewportSize({ width: 700, height: 1000 });
      assert.deepEqual(await complaints(page), []);
    }));
});
