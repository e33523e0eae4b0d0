/** The page in Chromium, with threads. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { useLecture } from './support/chromium.mjs';
import { FIXED, MANY, openEditor, pane, RACING, SINGLE_NOTE } from './support/site.mjs';

const ENDLESS = `import threading

def spin():
    steps = 0
    while True:
        steps += 1

spinners = [threading.Thread(target=spin) for _ in range(2)]
for spinner in spinners:
    spinner.start()
print("spinning")
for spinner in spinners:
    spinner.join()
`;

/** Puts a text into the editor as a reader would: select everything, then paste. */
async function write(page, program, text) {
  await openEditor(page, program);
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(text);
}

/** The text in the editor. */
async function written(page, program) {
  const lines = await page.locator(`${pane(program).whole} .cm-line`).allInnerTexts();
  return lines.map((line) => line.trimEnd()).join('\n');
}

/** Presses Stop and measures, in the page, the milliseconds until the run has ended. */
function stopTime(page, program) {
  const { action, status } = pane(program);
  return page.evaluate(
    ([stop, state]) =>
      new Promise((resolve) => {
        const element = document.querySelector(state);
        const began = performance.now();
        new window.MutationObserver(() => {
          if (element.dataset.state === 'stopped') resolve(performance.now() - began);
        }).observe(element, { attributes: true });
        document.querySelector(stop).click();
      }),
    [action('stop'), status],
  );
}

describe('Chromium, with threads', () => {
  let page;
  let errors;

  useLecture((opened) => {
    ({ page, errors } = opened);
  });

  it('shows the lecture, and that its threads are real', async () => {
    await page.locator(pane(RACING).action('run')).waitFor();
    assert.equal(await page.evaluate(() => crossOriginIsolated), true);
    assert.equal(await page.locator(SINGLE_NOTE).count(), 0);
  });

  it('runs a program and shows what it printed', async () => {
    await page.locator(pane(RACING).action('run')).click();
    await page.locator(pane(RACING).state('finished')).waitFor();
    const printed = page.locator(pane(RACING).output, { hasText: 'The counter is 50 after' });
    await printed.waitFor();
  });

  it(`loses an update in some of ${MANY} runs of the racing program`, async () => {
    await page.locator(pane(RACING).action('run-many')).click();
    const histogram = page.locator(pane(RACING).histogram(MANY));
    await histogram.waitFor();
    assert.ok(Number(await histogram.getAttribute('data-lost')) > 0, 'no run lost an update');
  });

  it(`loses none in ${MANY} runs of the fixed one`, async () => {
    await page.locator(pane(FIXED).action('run-many')).click();
    const histogram = page.locator(pane(FIXED).histogram(MANY));
    await histogram.waitFor();
    assert.equal(await histogram.getAttribute('data-lost'), '0');
  });

  it('stops an endless loop within 100 ms, and runs the next program', async () => {
    await write(page, FIXED, 'while True: pass\n');
    await page.locator(pane(FIXED).action('run')).click();
    await page.locator(pane(FIXED).state('running')).waitFor();
    const milliseconds = await stopTime(page, FIXED);
    assert.ok(milliseconds < 100, `it took ${milliseconds} ms`);
    await page.locator(pane(FIXED).action('reset')).click();
    await page.locator(pane(FIXED).action('run')).click();
    await page.locator(pane(FIXED).state('finished')).waitFor();
  });

  it('stops two endless threads within 100 ms, and runs the next program', async () => {
    await write(page, RACING, ENDLESS);
    await page.locator(pane(RACING).action('run')).click();
    // Once this is printed, both threads have been started.
    await page.locator(pane(RACING).output).getByText('spinning').waitFor();
    const milliseconds = await stopTime(page, RACING);
    assert.ok(milliseconds < 100, `it took ${milliseconds} ms`);
    await page.locator(pane(RACING).action('reset')).click();
    await page.locator(pane(RACING).action('run')).click();
    await page.locator(pane(RACING).state('finished')).waitFor();
  });

  it('marks the line of a syntax error, and keeps the text through a reload', async () => {
    const broken = 'counter = 0\ncounter = = 1\n';
    await write(page, RACING, broken);
    await page.locator(pane(RACING).mark).first().waitFor();
    assert.match(await page.locator(pane(RACING).fault).first().innerText(), /Line 2/);
    const marked = page.locator(`${pane(RACING).whole} .cm-line`, {
      has: page.locator('.cm-lintRange-error'),
    });
    assert.equal(await marked.first().innerText(), 'counter = = 1');
    await page.locator(pane(RACING).action('run')).click();
    await page.locator(pane(RACING).state('refused')).waitFor();
    assert.equal(await written(page, RACING), broken);
    await page.reload();
    // A text with a fault has its editor at once.
    await page.locator(pane(RACING).whole).scrollIntoViewIfNeeded();
    await page.locator(pane(RACING).editor).waitFor();
    assert.equal(await written(page, RACING), broken);
    await page.locator(pane(RACING).mark).first().waitFor();
    await page.locator(pane(RACING).action('reset')).click();
    await page.locator(pane(RACING).mark).first().waitFor({ state: 'detached' });
  });

  it('has nothing to complain of', () => {
    assert.deepEqual(errors, []);
  });
});
