/** The page in WebKitGTK, which has no shared memory: the same page on one core. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Builder, By, Capabilities, until } from 'selenium-webdriver';
import { otherSite } from './support/deck.mjs';
import { startDriver } from './support/webkit-driver.mjs';
import { miniBrowser } from './support/programs.mjs';
import { BY_HAND, FIXED, isolated, pane, PATIENCE, RACING, schedules, SINGLE_NOTE } from './support/site.mjs';

describe('WebKitGTK, on one core', () => {
  let driver;
  let browser;

  before(async () => {
    driver = await startDriver();
    browser = await new Builder()
      .usingServer(driver.address)
      .withCapabilities(
        new Capabilities({
          browserName: 'MiniBrowser',
          'webkitgtk:browserOptions': { binary: miniBrowser(), args: ['--automation'] },
        }),
      )
      .build();
    await browser.get(isolated());
  });

  after(async () => {
    await browser?.quit();
    driver?.end();
  });

  const find = (selector) => browser.wait(until.elementLocated(By.css(selector)), PATIENCE);

  /** Presses a button the way the page sees it; WebKitGTK without a display manager cannot aim. */
  async function press(selector) {
    await browser.executeScript((button) => button.click(), await find(selector));
  }

  it('has no shared memory, and says that threads take turns', async () => {
    const note = await find(SINGLE_NOTE);
    assert.match(await note.getText(), /one core/);
    assert.equal(await browser.executeScript(() => typeof SharedArrayBuffer), 'undefined');
  });

  for (const program of [RACING, FIXED]) {
    it(`runs ${program}`, async () => {
      await press(pane(program).action('run'));
      await find(pane(program).state('finished'));
      const output = await find(pane(program).output);
      // The run may be over before the page has drawn what it printed.
      await browser.wait(until.elementTextContains(output, 'The counter is 50 after'), PATIENCE);
    });
  }

  it('steps a thread, and explores', async () => {
    const places = schedules(BY_HAND);
    await press(places.choose('step'));
    await press(places.thread(1));
    await find(`${places.thread(1)}[data-moved="true"]`);
    await press(places.choose('explore'));
    const complete = await find(places.complete);
    await browser.wait(until.elementTextContains(complete, 'nothing else can happen'), PATIENCE);
  });

  it('stops a run of many and runs the next program', async () => {
    await press(pane(RACING).action('run-many'));
    await find(pane(RACING).state('running'));
    await press(pane(RACING).action('stop'));
    await find(pane(RACING).state('stopped'));
    await press(pane(RACING).action('run'));
    await find(pane(RACING).state('finished'));
  });

  it('runs a demo in a reveal.js deck of another site', async () => {
    const other = await otherSite();
    await browser.get(other.address('deck', { site: isolated() }));
    await find('.reveal.ready');
    await browser.executeScript(() => globalThis.Reveal.next());
    // The driver loses a frame it has entered when the page around it moves to another address.
    const inFrame = (selector, act = () => undefined) =>
      browser.wait(async () => {
        try {
          await browser.switchTo().defaultContent();
          await browser.switchTo().frame(await find('iframe'));
          const [element] = await browser.findElements(By.css(selector));
          if (element === undefined) return false;
          await act(element);
          return true;
        } catch {
          return false;
        }
      }, PATIENCE);
    await inFrame(SINGLE_NOTE);
    await inFrame(pane(FIXED).action('run'), (run) => browser.executeScript((button) => button.click(), run));
    await inFrame(pane(FIXED).state('finished'));
    await browser.switchTo().defaultContent();
    other.close();
  });
});
