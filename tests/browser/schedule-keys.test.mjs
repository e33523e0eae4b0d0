/** Stepping, the GIL and every interleaving, used with the keyboard alone, in Chromium. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { useLecture } from './support/chromium.mjs';
import { BY_HAND, schedules } from './support/site.mjs';

/** More presses than any panel has things to stop at. */
const MANY_PRESSES = 120;

describe('The schedules in turns with the keyboard alone, in Chromium', () => {
  let page;
  const places = schedules(BY_HAND);

  useLecture((opened) => {
    ({ page } = opened);
  });

  /** Has the schedule chosen with Enter, and waits for what its panel says when it is ready. */
  async function choose(name, ready, words) {
    await page.locator(places.choose(name)).focus();
    await page.keyboard.press('Enter');
    await page.locator(ready).filter({ hasText: words }).waitFor();
  }

  /** Presses Tab from the button of a schedule on until the focus is in its panel. */
  async function enter(name, panel) {
    await page.locator(places.choose(name)).focus();
    do await page.keyboard.press('Tab');
    while (!(await page.locator(`${places.whole} ${panel} :focus`).count()));
  }

  /**
   * Presses Tab from the panel's button on until the focus has left the panel. Returns what of the panel could
   * have had the focus and had it not, and what had it and did not show it, or has no name.
   */
  async function faultsOf(name, panel) {
    await page.locator(places.choose(name)).focus();
    const seen = [];
    for (let pressed = 0; pressed < MANY_PRESSES; pressed += 1) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate((selector) => {
        const focused = document.activeElement;
        const within = document.querySelector(selector);
        if (!within.contains(focused)) return within.compareDocumentPosition(focused) & 4 ? null : 'before';
        focused.dataset.walked = 'true';
        const { outlineStyle, outlineWidth } = window.getComputedStyle(focused);
        return { html: focused.outerHTML.slice(0, 90), shown: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 };
      }, panel);
      if (stop === null) break;
      if (stop !== 'before') seen.push(stop);
    }
    const missed = await page.locator(panel).evaluate((within) => {
      const all = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
      // Of radio buttons with one name, the arrow keys lead from one to the next.
      const stops = [...within.querySelectorAll(all)].filter(
        (element) => element.checkVisibility() && element.tabIndex >= 0 && element.type !== 'radio',
      );
      return stops.filter((element) => !element.dataset.walked).map((element) => element.outerHTML.slice(0, 90));
    });
    const nameless = await page.locator(panel).evaluate((within) =>
      [...within.querySelectorAll('[data-walked]')]
        .filter((element) => {
          const words = element.getAttribute('aria-label') ?? element.textContent;
          return words.trim() === '' && !element.labels?.length && !element.hasAttribute('aria-labelledby');
        })
        .map((element) => element.outerHTML.slice(0, 90)),
    );
    const hidden = seen.filter(({ shown }) => !shown).map(({ html }) => html);
    return { stops: seen.length, missed, nameless, hidden };
  }

  for (const [name, panel, ready, words, least] of [
    ['step', 'step-panel', places.threads, 'Thread-1', 20],
    ['explore', 'explore-panel', places.complete, 'Every interleaving was explored', 6],
    ['gil', 'gil-panel', places.gilStatus, 'Finished after', 6],
  ]) {
    it(`stops at everything in ${name}, shows where it is, and says what it is`, async () => {
      await choose(name, ready, words);
      const { stops, ...faults } = await faultsOf(name, `${places.whole} ${panel}`);
      assert.deepEqual(faults, { missed: [], nameless: [], hidden: [] });
      assert.ok(stops >= least, `${stops} stops`);
    });
  }

  it('opens a found outcome, goes along it, and chooses how the GIL changes hands', async () => {
    await choose('explore', places.complete, 'Every interleaving was explored');
    const outcome = page.locator(`${places.explore} outcome-chart tbody tr`).filter({ hasText: 'counter = 2' });
    await outcome.getByRole('button').first().focus();
    await page.keyboard.press('Enter');
    await page.locator(places.step).waitFor();
    await enter('step', 'step-panel');
    await page.keyboard.press('End');
    await page.locator(places.status).filter({ hasText: 'The program has finished.' }).waitFor();
    assert.equal((await page.locator(places.output).innerText()).trim(), '2');
    await choose('gil', places.gilStatus, 'Finished after');
    await enter('gil', 'gil-panel');
    await page.keyboard.press('ArrowDown');
    await page.locator(`${places.whole} gil-panel`).getByLabel('seed').waitFor();
    await page.locator(places.gilStatus).filter({ hasText: 'The program has finished.' }).waitFor();
  });
});
