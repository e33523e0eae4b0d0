/** Every program of the lecture, run from its own place on the page, ends as it is meant to. In Chromium. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { useLecture } from './support/chromium.mjs';
import { pane, RACING } from './support/site.mjs';

/** Those that are not meant to end by themselves. */
const OTHERWISE = { 'deadlock.py': 'deadlocked' };

/** What CPython printed, of programs that always print the same. */
function recorded(program) {
  const file = new URL(`../lectures/threads-flask/${program.replace(/py$/, 'out')}`, import.meta.url);
  return existsSync(file) ? readFileSync(file, 'utf8').trimEnd() : null;
}

describe('The programs of the lecture, in Chromium', () => {
  let page;
  let errors;

  useLecture(async (opened) => {
    ({ page, errors } = opened);
    await page.locator(pane(RACING).action('run')).waitFor();
    await page.locator('.lecture-end').waitFor();
  });

  it('end as they are meant to, and print what CPython prints', async () => {
    const programs = await page
      .locator('program-pane')
      .evaluateAll((panes) => panes.map((element) => element.dataset.program));
    assert.ok(programs.length > 30, `${programs.length} programs`);
    const found = {};
    const wanted = {};
    for (const program of programs) {
      const { whole, action, status, output } = pane(program);
      await page.locator(whole).scrollIntoViewIfNeeded();
      await page.locator(action('run')).click();
      await page.waitForFunction(
        (selector) => !['idle', 'starting', 'running'].includes(document.querySelector(selector).dataset.state),
        status,
      );
      const state = await page.locator(status).getAttribute('data-state');
      const text = recorded(program);
      const lines = await page.locator(`${output} .output-text`).evaluateAll((rows) =>
        rows.map((row) => [...row.children].filter(({ className }) => className.includes('output-')))
          .map((pieces) => pieces.map(({ textContent }) => textContent).join('')),
      );
      const printed = text === null ? null : lines.join('\n').trimEnd();
      found[program] = [state, printed];
      wanted[program] = [OTHERWISE[program] ?? 'finished', text];
    }
    assert.deepEqual(found, wanted);
  });

  it('complain of nothing', () => {
    assert.deepEqual(errors, []);
  });
});
