/** Debian's Chromium, driven by Playwright. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { chromium } from 'playwright-core';
import { which } from './programs.mjs';
import { isolated, PATIENCE } from './site.mjs';

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

/**
 * Chromium with the switches readers have. Playwright's own keep frames of other sites from having
 * service workers, which everybody else's Chromium allows them.
 */
export async function launchAsShipped() {
  const folder = mkdtempSync(join(tmpdir(), 'chromium-'));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: which('chromium', 'chromium-browser', 'google-chrome'),
    ignoreDefaultArgs: true,
    args: [...ARGUMENTS, '--headless', '--remote-debugging-pipe', `--user-data-dir=${folder}`],
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const close = async () => {
    await context.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  return { page, close };
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

/**
 * Has the lecture opened before the tests of a suite, and closed after them. `take` is given the page and
 * the errors it complains of.
 */
export function useLecture(take) {
  let browser;
  let opened;
  before(async () => {
    browser = await launchChromium();
    opened = await openPage(browser, isolated());
    await take(opened);
  });
  after(async () => {
    await opened?.close();
    await browser?.close();
  });
}
