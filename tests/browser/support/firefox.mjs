/** Firefox, driven by Puppeteer. */
import puppeteer from 'puppeteer-core';
import { which } from './programs.mjs';
import { PATIENCE } from './site.mjs';

export function launchFirefox() {
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: which('firefox', 'firefox-esr'),
    headless: true,
    // Wide enough for both programs side by side.
    defaultViewport: { width: 1280, height: 900 },
  });
}

/** Opens an address in a window of its own, or nothing yet. */
export async function openWindow(browser, address = null) {
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  if (address !== null) await page.goto(address);
  return page;
}

/** Waits until an element's text, as it is in the document, matches. */
export function says(page, selector, wanted) {
  return page.waitForFunction(
    (where, source) => new RegExp(source).test(document.querySelector(where)?.textContent ?? ''),
    {},
    selector,
    wanted.source,
  );
}

/**
 * Presses a button as its window would, wherever it stands: what is below others, or moves while the
 * page draws, is of no interest where two windows are kept in step.
 */
export async function press(page, selector) {
  const button = await page.waitForSelector(selector);
  await button.evaluate((element) => element.click());
}
