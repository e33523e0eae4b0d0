/** What the page's measurements of the machine say in Chromium, taken from the tables they give away. */
import { readFile } from 'node:fs/promises';
import { median } from './table.mjs';

/** As long as a machine that others use may need. */
const PATIENCE = 600_000;

/** Has the page measure, and returns the medians by what was measured and under which circumstances. */
export async function measured(browser, address, element, anchor) {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  try {
    await page.goto(address);
    await page.locator(`#${anchor}`).scrollIntoViewIfNeeded();
    const place = page.locator(element);
    await place.locator('[data-action="measure"]').click();
    await page.locator(`${element}:is([data-state="measured"], [data-state="failed"])`).waitFor();
    const waiting = page.waitForEvent('download');
    await place.locator('[data-action="csv"]').click();
    return medians(await readFile(await (await waiting).path(), 'utf8'));
  } finally {
    await context.close();
  }
}

/** The medians of a table whose fields hold no quotes, but may stand in them. */
function medians(csv) {
  const samples = new Map();
  for (const line of csv.trim().split('\r\n').slice(1)) {
    const [, row, series, , value] = [...line.matchAll(/"([^"]*)"|([^,]+)/g)].map(([, quoted, plain]) => quoted ?? plain);
    const key = `${row}, ${series}`;
    samples.set(key, [...(samples.get(key) ?? []), Number(value)]);
  }
  return (row, series) => median(samples.get(`${row}, ${series}`) ?? [NaN]);
}
