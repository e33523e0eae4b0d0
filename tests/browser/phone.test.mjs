/** What a student does on a phone, with a thumb: quizzes, the class's questions, a question of their own. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { launchChromium } from './support/chromium.mjs';
import { complaints, openSized, SIZES } from './support/geometry.mjs';
import { isolated, PATIENCE, quiz } from './support/site.mjs';

describe('The lecture on a phone, in Chromium', () => {
  let browser;
  let page;
  let close;

  before(async () => {
    browser = await launchChromium();
    ({ page, close } = await openSized(browser, isolated(), 'phone', 'light'));
    page.setDefaultTimeout(PATIENCE);
    await page.locator(quiz('own').whole).waitFor();
  });

  after(async () => {
    await close?.();
    await browser?.close();
  });

  /** Nothing sticks out, is cut off, or is too small for a finger. */
  async function fits(selector) {
    assert.deepEqual(await complaints(page, selector), []);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= SIZES.phone.width, `the page is ${width} pixels wide`);
  }

  it('takes a choice by touching its words', async () => {
    const { whole, action, verdict, explanation } = quiz('own');
    await page.locator(whole).scrollIntoViewIfNeeded();
    for (const place of [1, 3]) await page.locator(`${whole} .quiz-choice`).nth(place).tap();
    await page.locator(action('check')).tap();
    await page.locator(verdict('right')).waitFor();
    await page.locator(explanation).waitFor();
    await fits(whole);
  });

  it('takes a short answer, and says that it is wrong', async () => {
    const { whole, action, text, verdict } = quiz('lost');
    await page.locator(text).tap();
    await page.keyboard.insertText('15');
    await page.locator(action('check')).tap();
    await page.locator(verdict('wrong')).waitFor();
    await page.locator(action('reveal')).tap();
    await page.locator(verdict('shown')).waitFor();
    await fits(whole);
  });

  it('puts lines in order by tapping, and shows what the engine says', async () => {
    const { whole, action, lines, verdict, proof } = quiz('in-order');
    await page.locator(whole).scrollIntoViewIfNeeded();
    await page.locator(lines).first().waitFor();
    await page.locator(lines).first().locator('[data-by="1"]').tap();
    await page.locator(action('check')).tap();
    await page.locator(verdict('wrong')).waitFor();
    await page.locator(proof).waitFor();
    await fits(whole);
  });

  it('finds a question of the class and goes where it leads', async () => {
    await page.locator('[type="search"]').tap();
    await page.keyboard.insertText('RuntimeError daemon');
    await page.locator('[data-part="found"]').filter({ hasText: /^\s*1 of/ }).waitFor();
    const found = page.locator('.question:not([hidden])').first();
    await found.locator('summary').tap();
    await fits('lecture-questions');
    await found.locator('.question-about a').tap();
    assert.equal(new URL(page.url()).hash, '#daemons');
  });

  it('composes a question for the lecturer', async () => {
    await page.locator('#ask > summary').tap();
    await page.locator('#ask textarea').tap();
    await page.keyboard.insertText('Why 50?');
    const mail = page.locator('#ask [data-action="mail"]');
    await mail.and(page.locator('[href*="Why%2050"], [href*="Why+50"]')).waitFor();
    await fits('#ask');
  });
});
