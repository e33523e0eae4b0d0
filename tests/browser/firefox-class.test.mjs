/**
 * In Firefox: two windows of a presentation in step, quizzes that the engine answers, and the page
 * without a network after one visit.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { launchFirefox, openWindow, press, says } from './support/firefox.mjs';
import { builtCopy } from './support/folder-host.mjs';
import { FIXED, isolated, pane, quiz } from './support/site.mjs';

const HEADING = '.on-screen > :is(h2, h3)';

describe('Presenting, in Firefox', () => {
  let browser;
  let projector;
  let notes;

  before(async () => {
    browser = await launchFirefox();
    projector = await openWindow(browser, `${isolated()}?lecture=threads-flask&present=projector`);
    await projector.waitForSelector('.on-screen');
    notes = await openWindow(browser, `${isolated()}?lecture=threads-flask&present=notes`);
    await notes.waitForSelector('[data-part="notes"]');
  });

  after(() => browser?.close());

  const button = (action) => `.presenter-buttons [data-action="${action}"]`;

  it('keeps both windows in step, whichever is driven', async () => {
    await says(projector, HEADING, /^Welcome$/);
    await says(notes, 'h1', /^Welcome$/);
    await press(notes, button('next'));
    await says(projector, HEADING, /^Announcements$/);
    await projector.keyboard.press('PageDown');
    await says(projector, HEADING, /^Requests, again$/);
    await says(notes, 'h1', /^Requests, again$/);
    await notes.keyboard.press('PageUp');
    await says(projector, HEADING, /^Announcements$/);
    await says(notes, '[data-part="notes"]', /Ask who has had a bug/);
  });

  it('makes the projector black and bright again', async () => {
    await press(notes, button('black'));
    await projector.waitForSelector('html[data-black]');
    await press(notes, button('black'));
    await projector.waitForSelector('html:not([data-black])');
  });

  it('runs a demo from the presenter’s window, alone on the screen', async () => {
    const option = await notes.$$eval('select option', (options) =>
      options.find(({ textContent }) => textContent.trim() === 'Race to 50').value,
    );
    await notes.select('select', option);
    await says(projector, HEADING, /^Race to 50$/);
    await press(notes, '[data-demo="race-to-50"] [data-action="fill"]');
    await projector.waitForSelector('.fills-the-screen');
    await press(notes, `[data-program="${FIXED}"] [data-action="run"]`);
    await projector.waitForSelector(pane(FIXED).state('finished'));
  });

  it('survives a reload on either side', async () => {
    await projector.reload();
    await projector.waitForSelector('.fills-the-screen');
    await notes.reload();
    await says(notes, 'h1', /^Race to 50$/);
    await notes.keyboard.press('PageDown');
    await says(projector, HEADING, /^What happened$/);
  });

  it('ends, and the page is the lecture again', async () => {
    await press(notes, button('end'));
    await projector.waitForSelector('.lecture-end', { visible: true });
    const shown = await projector.$$eval('.lecture-section', (sections) =>
      sections.filter((section) => section.checkVisibility()).length,
    );
    assert.ok(shown > 10, `${shown} sections`);
  });
});

describe('Quizzes that the engine answers, in Firefox', () => {
  let browser;

  before(async () => {
    browser = await launchFirefox();
  });

  after(() => browser?.close());

  it('explores, and shows the schedule that proves the answer', async () => {
    const { whole, choice, action, verdict, proof } = quiz('three-forks');
    const page = await openWindow(browser, `${isolated()}#three-forks`);
    await page.waitForSelector(whole);
    await page.$eval(whole, (element) => {
      element.scrollIntoView();
    });
    await press(page, choice(0));
    await press(page, action('check'));
    await page.waitForSelector(verdict('right'));
    await says(page, proof, /Every interleaving was explored/);
    await press(page, `${proof} [data-action="step-through"]`);
    await says(page, `${proof} [data-part="step"]`, /Thread-3 \(eat\)/);
  });
});

describe('Without a network, in Firefox', () => {
  let browser;

  before(async () => {
    browser = await launchFirefox();
  });

  after(() => browser?.close());

  it('opens after one visit, and runs programs on real threads', async () => {
    const host = await builtCopy();
    const page = await openWindow(browser, host.address);
    await press(page, pane(FIXED).action('run'));
    await page.waitForSelector(pane(FIXED).state('finished'));
    // After a run, everything the build lists is kept on the device, a file at a time.
    const { files } = JSON.parse(host.read('offline.json'));
    await page.waitForFunction(
      async (all) => {
        const kept = await Promise.all(all.map((file) => window.caches.match(new URL(file, document.baseURI))));
        return kept.every(Boolean);
      },
      { polling: 200 },
      files,
    );
    await host.unplug();
    await page.reload();
    await page.waitForSelector(pane(FIXED).action('run'));
    assert.equal(await page.evaluate(() => crossOriginIsolated), true);
    await press(page, pane(FIXED).action('run'));
    await page.waitForSelector(pane(FIXED).state('finished'));
    await page.goto(`${host.address}scratch.html`);
    await page.waitForSelector(pane('scratch.py').action('run'));
    await host.close().catch(() => undefined);
  });
});
