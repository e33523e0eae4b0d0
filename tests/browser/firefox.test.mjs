/** The page in Firefox, with threads. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { otherSite } from './support/deck.mjs';
import { launchFirefox, openWindow } from './support/firefox.mjs';
import { BY_HAND, FIXED, isolated, MANY, pane, quiz, RACING, schedules, SINGLE_NOTE } from './support/site.mjs';

describe('Firefox, with threads', () => {
  let browser;
  let page;

  before(async () => {
    browser = await launchFirefox();
    page = await openWindow(browser, isolated());
  });

  after(() => browser?.close());

  /** Presses "Run ×200" of a program and returns in how many runs an update was lost. */
  async function lostRuns(program) {
    const button = await page.waitForSelector(pane(program).action('run-many'));
    await button.click();
    const histogram = await page.waitForSelector(pane(program).histogram(MANY));
    return Number(await histogram.evaluate((element) => element.dataset.lost));
  }

  it('is isolated', async () => {
    await page.waitForSelector(pane(RACING).action('run'));
    assert.equal(await page.evaluate(() => crossOriginIsolated), true);
    assert.equal(await page.$(SINGLE_NOTE), null);
  });

  it(`loses an update in some of ${MANY} runs of the racing program`, async () => {
    assert.ok((await lostRuns(RACING)) > 0, 'no run lost an update');
  });

  it(`loses none in ${MANY} runs of the fixed one`, async () => {
    assert.equal(await lostRuns(FIXED), 0);
  });

  it('steps a thread, and explores', async () => {
    const places = schedules(BY_HAND);
    // From here on the page is kept for offline reading, and what it loads comes through its service worker.
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    // A locator waits until what it clicks stands still.
    await page.locator(places.choose('step')).click();
    await page.locator(places.thread(1)).click();
    await page.waitForSelector(`${places.thread(1)}[data-moved="true"]`);
    await page.locator(places.choose('explore')).click();
    await page.waitForFunction(
      (selector) => document.querySelector(selector)?.textContent.includes('nothing else can happen'),
      {},
      places.complete,
    );
  });

  it('judges a quiz, and runs a program to judge another', async () => {
    await page.type(quiz('lost').text, '13');
    await page.click(quiz('lost').action('check'));
    await page.waitForSelector(quiz('lost').verdict('right'));
    await page.type(quiz('joined').text, 'nothing');
    await page.click(quiz('joined').action('check'));
    await page.waitForSelector(quiz('joined').verdict('wrong'));
    await page.reload();
    await page.waitForSelector(quiz('lost').verdict('right'));
  });

  it('runs a demo in a reveal.js deck of another site, on one core, and says so', async () => {
    const other = await otherSite();
    const slides = await openWindow(browser, other.address('deck', { site: isolated() }));
    await slides.waitForSelector('.reveal.ready');
    await slides.keyboard.press('ArrowRight');
    const frame = await slides.waitForFrame((candidate) => candidate.url().includes('embed.html'));
    await frame.waitForSelector(SINGLE_NOTE);
    // The driver's mouse does not find what is in a frame that is scaled with its slide.
    await (await frame.waitForSelector(pane(FIXED).action('run'))).evaluate((button) => button.click());
    await frame.waitForSelector(pane(FIXED).state('finished'));
    await slides.close();
    other.close();
  });
});
