/** axe finds nothing serious or critical on any view, in either theme; the keyboard reaches everything. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { faultsOf } from './support/axe.mjs';
import { launchChromium, openPage } from './support/chromium.mjs';
import { isolated, openEditor, pane, quiz, RACING } from './support/site.mjs';

const EMBED = 'embed.html?lecture=threads-flask&demo=race-to-50';

/** Each view: its address, and what brings it into the state that is looked at. */
const VIEWS = {
  'the lecture': ['', (page) => page.locator(pane(RACING).action('run')).waitFor()],
  'a demo that has run many times': [
    '',
    async (page) => {
      await page.locator(pane(RACING).action('run-many')).click();
      await page.locator(pane(RACING).histogram(200)).waitFor();
    },
  ],
  'quizzes, right and wrong and shown': [
    '',
    async (page) => {
      await page.locator(quiz('lost').text).fill('13');
      await page.locator(quiz('lost').action('check')).click();
      await page.locator(quiz('own').choice(0)).check();
      await page.locator(quiz('own').action('check')).click();
      await page.locator(quiz('apache').text).fill('4');
      await page.locator(quiz('apache').action('check')).click();
      await page.locator(quiz('apache').action('reveal')).click();
      await page.locator(quiz('apache').explanation).waitFor();
    },
  ],
  'quizzes that the engine answers, with their proofs': [
    '',
    async (page) => {
      for (const [id, act] of [
        ['add-and-double', 'check'],
        ['in-order', 'check'],
        ['three-forks', 'reveal'],
      ]) {
        const { whole, choice, action, proof, lines } = quiz(id);
        await page.locator(whole).scrollIntoViewIfNeeded();
        if (id === 'in-order') await page.locator(lines).first().waitFor();
        else for (const index of id === 'add-and-double' ? [1, 2, 3] : [1]) await page.locator(choice(index)).check();
        await page.locator(action('check')).click();
        if (act === 'reveal') await page.locator(action('reveal')).click();
        await page.locator(proof).waitFor();
      }
      const { proof } = quiz('three-forks');
      await page.locator(`${proof} [data-action="step-through"]`).click();
      await page.locator(`${proof} [data-part="step"]`).waitFor();
    },
  ],
  'everything that opens': [
    '',
    async (page) => {
      await page.locator(pane(RACING).action('run')).waitFor();
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true;
      });
      await page.locator('demo-mine li').first().waitFor();
    },
  ],
  'the projector': [
    '?present=projector',
    async (page) => {
      await page.locator('.on-screen').waitFor();
      // On to the first section with something to press.
      const demo = page.locator('.on-screen interleave-demo');
      while ((await demo.count()) === 0) await page.keyboard.press('PageDown');
      await demo.locator('[data-action="run"]').first().waitFor();
    },
  ],
  'the presenter’s notes': [
    '?present=notes',
    async (page) => {
      await page.locator('.presenter-buttons select').selectOption({ label: '– What happened' });
      await page.locator('.presenter-schedules summary').first().click();
      await page.locator('[data-place="add-and-double"]').waitFor();
    },
  ],
  'a demo by itself': [EMBED, (page) => page.locator(pane(RACING).action('run')).waitFor()],
  'the scratch pad': ['scratch.html', (page) => openEditor(page, 'scratch.py')],
};

describe('Accessibility, in Chromium', () => {
  let browser;

  before(async () => {
    browser = await launchChromium();
  });

  after(() => browser?.close());

  for (const [name, [address, ready]] of Object.entries(VIEWS)) {
    for (const colorScheme of ['light', 'dark']) {
      it(`finds no fault with ${name}, ${colorScheme}`, async () => {
        const { page, close } = await openPage(browser, `${isolated()}${address}`);
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await ready(page);
        assert.deepEqual(await faultsOf(page), []);
        await close();
      });
    }
  }

  it('finds no fault with the handout', async () => {
    const { page, close } = await openPage(browser, isolated());
    await page.locator(pane(RACING).action('run')).waitFor();
    await page.emulateMedia({ media: 'print', colorScheme: 'light' });
    await page.evaluate(() => window.dispatchEvent(new window.Event('beforeprint')));
    assert.deepEqual(await faultsOf(page), []);
    await close();
  });

  it('reaches everything that can be used with the Tab key alone', async () => {
    const { page, close } = await openPage(browser, `${isolated()}scratch.html`);
    await openEditor(page, 'scratch.py');
    await page.locator('.demo-mine > summary').focus();
    await page.keyboard.press('Enter');
    await page.locator('demo-mine li').first().waitFor();
    await page.evaluate(() => {
      document.activeElement?.blur();
      document.body.tabIndex = -1;
      document.body.focus();
    });
    const { reached, usable } = await walk(page);
    assert.deepEqual(usable.filter((name) => !reached.has(name)), []);
    await close();
  });

  for (const name of ['the projector', 'the presenter’s notes', 'a demo by itself']) {
    it(`reaches everything in ${name} with the Tab key alone`, async () => {
      const [address, ready] = VIEWS[name];
      const { page, close } = await openPage(browser, `${isolated()}${address}`);
      await ready(page);
      await page.evaluate(() => document.activeElement?.blur());
      // The editors that come when the text has the focus are there the second time.
      await walk(page);
      const { reached, usable } = await walk(page);
      assert.deepEqual(usable.filter((one) => !reached.has(one)), []);
      assert.ok(usable.length > 0);
      await close();
    });
  }

  it('reaches everything in a demo and a quiz of the lecture with the Tab key alone', async () => {
    const { page, close } = await openPage(browser, isolated());
    await page.locator(pane(RACING).whole).scrollIntoViewIfNeeded();
    await openEditor(page, RACING);
    // What comes when it is walked past, such as editors and measurements, is there the next time.
    let { reached, usable } = await walk(page);
    for (let before = []; usable.join() !== before.join(); ) {
      before = usable;
      ({ reached, usable } = await walk(page));
    }
    const words = (name) => name.replace(/^\d+ /, '');
    // The text of an editor that was loaded meanwhile is the same program under another number.
    const missed = usable.filter(
      (name) => !reached.has(name) && ![...reached].some((other) => words(other) === words(name)),
    );
    assert.deepEqual(missed, []);
    assert.ok(usable.length > 100, `${usable.length} things can be used`);
    await close();
  });
});

/** Presses Tab until it comes round, and lists what had the focus and what could have it. */
async function walk(page) {
  await page.evaluate(() => {
    let number = 0;
    window.nameOf = (element) => {
      element.dataset.walked ??= String((number += 1));
      const words = element.getAttribute('aria-label') ?? element.textContent.trim();
      return `${element.dataset.walked} ${element.localName} ${words.slice(0, 40)}`;
    };
  });
  const reached = new Set();
  for (let pressed = 0; pressed < 1500; pressed += 1) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => {
      const focused = document.activeElement;
      return focused === null || focused === document.body ? null : window.nameOf(focused);
    });
    // An editor that comes when its text has the focus takes the place of the text that had the focus.
    if (name === null) continue;
    const [first] = reached;
    if (name === first) break;
    reached.add(name);
  }
  const usable = await page.evaluate(() => {
    const all = 'a[href], button, input, select, textarea, summary, [contenteditable="true"]';
    const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.disabled;
    // Of radio buttons with one name, the arrow keys lead from one to the next.
    const grouped = (element) => element.type === 'radio';
    return [...document.querySelectorAll(all)]
      .filter((element) => shown(element) && !grouped(element) && element.tabIndex >= 0)
      .map((element) => window.nameOf(element));
  });
  return { reached, usable };
}
