/** What a student does with the lecture besides running its programs, in Chromium. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { useLecture } from './support/chromium.mjs';
import { isolated, quiz } from './support/site.mjs';

const PRINTED = [
  'both are in the oven',
  'cookies is done',
  'bread is done',
  'now we can eat',
  'cookies alive: False',
].join('\n');

describe('The lecture, in Chromium', () => {
  let page;
  let errors;

  useLecture(async (opened) => {
    ({ page, errors } = opened);
    await page.locator(quiz('own').whole).waitFor();
  });

  /** What the feedback says once it says something. */
  async function feedback(id) {
    const place = page.locator(quiz(id).feedback);
    await place.filter({ hasText: /\S/ }).waitFor();
    return place.innerText();
  }

  it('has no answer in the document before one is given', async () => {
    assert.equal(await page.locator('[data-part="explanation"], [data-mark]').count(), 0);
    const text = await page.evaluate(() => document.documentElement.outerHTML);
    assert.ok(!text.includes('Calls in progress are what'), 'an explanation is there');
    assert.ok(!text.includes('overwritten with 13'), 'an explanation is there');
  });

  it('asks for an answer where none was given', async () => {
    await page.locator(quiz('own').action('check')).click();
    assert.equal(await feedback('own'), 'Choose an answer first.');
  });

  it('tells a wrong answer from a right one, and explains the right one', async () => {
    await page.locator(quiz('own').choice(0)).check();
    await page.locator(quiz('own').action('check')).click();
    assert.match(await feedback('own'), /^Not yet/);
    assert.equal(await page.locator(quiz('own').explanation).count(), 0);
    await page.locator(quiz('own').choice(0)).uncheck();
    await page.locator(quiz('own').choice(1)).check();
    await page.locator(quiz('own').choice(3)).check();
    await page.locator(quiz('own').action('check')).click();
    assert.equal(await feedback('own'), 'Right.');
    await page.locator(quiz('own').explanation).waitFor();
  });

  it('takes a short answer by the keyboard alone', async () => {
    await page.locator(quiz('lost').text).focus();
    await page.keyboard.type(' Thirteen');
    await page.keyboard.press('Enter');
    assert.equal(await feedback('lost'), 'Right.');
  });

  it('runs the program to know what it prints', async () => {
    await page.locator(quiz('joined').text).fill('both are in the oven');
    await page.locator(quiz('joined').action('check')).click();
    assert.match(await feedback('joined'), /^Not yet/);
    await page.locator(quiz('joined').text).fill(PRINTED);
    await page.locator(quiz('joined').action('check')).click();
    await page.locator(quiz('joined').verdict('right')).waitFor();
  });

  it('shows the answer to whoever asks for it', async () => {
    await page.locator(quiz('apache').text).fill('4');
    await page.locator(quiz('apache').action('check')).click();
    await page.locator(quiz('apache').action('reveal')).click();
    assert.match(await page.locator(quiz('apache').explanation).innerText(), /12 or twelve/);
  });

  it('keeps the answers across a reload, and forgets them when asked to', async () => {
    await page.reload();
    for (const id of ['own', 'lost', 'joined']) {
      await page.locator(quiz(id).verdict('right')).waitFor();
    }
    assert.equal(await page.locator(quiz('own').choice(3)).isChecked(), true);
    await page.locator('[data-action="reset-quizzes"]').click();
    await page.locator(quiz('own').verdict('right')).waitFor({ state: 'detached' });
    assert.equal(await page.locator(quiz('own').choice(3)).isChecked(), false);
    assert.equal(await page.locator(quiz('lost').text).inputValue(), '');
    await page.reload();
    await page.locator(quiz('own').whole).waitFor();
    assert.equal(await page.locator('lecture-quiz[data-verdict]').count(), 0);
  });

  it('finds a question by words of its answer, and leads to what it is about', async () => {
    const questions = page.locator('.question:not([hidden])');
    const all = await questions.count();
    await page.locator('[type="search"]').fill('RuntimeError daemon');
    await page.locator('[data-part="found"]').filter({ hasText: `1 of ${all}` }).waitFor();
    await questions.first().locator('summary').click();
    await questions.first().locator('.question-about a').click();
    assert.equal(new URL(page.url()).hash, '#daemons');
  });

  it('opens the question a link leads to', async () => {
    await page.goto(`${isolated()}#do-threads-make-up-a-process`);
    await page.locator('.question[open] summary', { hasText: 'Do threads make up' }).waitFor();
  });

  it('keeps the notes to the presenter', async () => {
    const text = await page.evaluate(() => document.documentElement.outerHTML);
    assert.ok(!text.includes('Collect guesses from the room'));
  });

  it('leads anywhere from the contents, on a phone', async () => {
    await page.setViewportSize({ width: 390, height: 780 });
    await page.locator('[data-action="contents"]').click();
    await page.locator('dialog[open] a', { hasText: 'Producer and consumer' }).click();
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    assert.equal(new URL(page.url()).hash, '#producer-and-consumer');
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= 390, `the page is ${width} pixels wide`);
  });

  it('gives what to paste elsewhere, in three forms', async () => {
    const share = page.locator('[data-demo="race-to-50"] .demo-share');
    await share.locator('summary').click();
    const pasted = () => share.locator('textarea').inputValue();
    const names = 'embed.html?lecture=threads-flask&amp;demo=race-to-50"';
    assert.ok((await pasted()).includes(names), await pasted());
    await share.locator('select').selectOption('element');
    assert.match(await pasted(), /interleave-demo\.js"><\/script>/);
    await share.locator('select').selectOption('reveal');
    assert.match(await pasted(), /interleave-reveal\.js"><\/script>/);
  });

  it('prints programs and questions, and nothing to press', async () => {
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('button:visible').count(), 0);
    assert.ok((await page.locator('program-editor:visible').count()) > 20);
    await page.evaluate(() => window.dispatchEvent(new window.Event('beforeprint')));
    assert.equal(await page.locator('details:not([open])').count(), 0);
    await page.evaluate(() => window.dispatchEvent(new window.Event('afterprint')));
    await page.emulateMedia({ media: 'screen' });
  });

  it('complains of nothing', () => {
    assert.deepEqual(errors, []);
  });
});
