/** The page in WebKitGTK, which has no shared memory: the same page on one core. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Builder, By, Capabilities, until } from 'selenium-webdriver';
import { startDriver } from './support/webkit-driver.mjs';
import { miniBrowser } from './support/programs.mjs';
import { isolated, pane, PATIENCE, RACING, SINGLE_NOTE } from './support/site.mjs';

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

  it('runs the racing program', async () => {
    await press(pane(RACING).action('run'));
    await find(pane(RACING).state('finished'));
    const output = await find(pane(RACING).output);
    assert.match(await output.getText(), /The counter is 50 after/);
  });

  it('stops a run of many and runs the next program', async () => {
    await press(pane(RACING).action('run-many'));
    await find(pane(RACING).state('running'));
    await press(pane(RACING).action('stop'));
    await find(pane(RACING).state('stopped'));
    await press(pane(RACING).action('run'));
    await find(pane(RACING).state('finished'));
  });
});
