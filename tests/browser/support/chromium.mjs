/** Debian's Chromium, driven by Playwright. */
import { chromium } from 'playwright-core';
import { which } from './programs.mjs';
import { PATIENCE } from './site.mjs';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function launchChromium() {
  const executablePath = which('chromium', 'chromium-browser', 'google-chrome');
  return chromium.launch({ executablePath, args: ARGUMENTS });
}

/** Opens an address as a reader would for the first time; `errors` collects what the page complains of. */
export async function openPage(browser, address) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.goto(address);
  return { page, errors, close: () => context.close() };
}
