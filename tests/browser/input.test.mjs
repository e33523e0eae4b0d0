/** A program that asks for input, in Chromium: on threads, where threads take turns on one core, and under the GIL. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { launchChromium } from './support/chromium.mjs';
import { isolated, pane, PATIENCE, plain, RACING, schedules } from './support/site.mjs';

/** Another thread goes on counting while the first one waits for its reader. */
const ASKS = `import threading

counted = 0
waiting = True

def count():
    global counted
    while waiting:
        counted += 1

counter = threading.Thread(target=count)
counter.start()
name = input("Who is there? ")
before = counted
age = int(input("And how old? "))
waiting = False
counter.join()
print(f"{name!r} will be {age + 1}.", counted > before)
try:
    input()
except EOFError as error:
    print(error)
`;

describe('A program that asks for input, in Chromium', () => {
  let browser;
  let context;
  let page;
  const { action, output, state } = pane(RACING);
  const field = () => page.locator('program-input input');

  before(async () => {
    browser = await launchChromium();
  });

  after(() => browser?.close());

  async function open(address, options) {
    context = await browser.newContext(options);
    page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    await page.route(`**/programs/${RACING}`, (route) =>
      route.fulfill({ body: ASKS, contentType: 'text/plain; charset=utf-8' }),
    );
    await page.goto(address);
    await page.locator(action('run')).click();
  }

  const shows = (text) => page.locator(output).filter({ hasText: text }).waitFor();

  for (const [where, address, options] of [
    ['on threads', isolated, {}],
    ['on one core', plain, { serviceWorkers: 'block' }],
  ]) {
    it(`is given lines with the keyboard, and the end of them: ${where}`, async () => {
      await open(address(), options);
      await shows('Who is there?');
      await field().focus();
      await page.keyboard.insertText('Ada Łovelace');
      await page.keyboard.press('Enter');
      await shows('And how old?');
      await page.keyboard.insertText('36');
      await page.keyboard.press('Enter');
      await shows("'Ada Łovelace' will be 37. True");
      await page.keyboard.press('Control+d');
      await page.locator(state('finished')).waitFor();
      await shows('EOF when reading a line');
      assert.equal(await field().count(), 0);
      await context.close();
    });

    it(`can be stopped while it waits: ${where}`, async () => {
      await open(address(), options);
      await field().waitFor();
      await page.locator(action('stop')).click();
      await page.locator(state('stopped')).waitFor();
      await page.locator(action('run')).click();
      await field().waitFor();
      await context.close();
    });
  }

  it('is given lines with the keyboard, and the end of them: under the GIL', async () => {
    const places = schedules(RACING);
    await open(isolated(), {});
    await page.locator(action('stop')).click();
    await page.locator(state('stopped')).waitFor();
    await page.locator(places.choose('gil')).click();
    const typed = page.locator(`${places.whole} [data-part="gil"] program-input input`);
    const says = (text) => page.locator(places.gilOutput).filter({ hasText: text }).waitFor();
    await says('Who is there?');
    await typed.focus();
    await page.keyboard.insertText('Ada Łovelace');
    await page.keyboard.press('Enter');
    await says('And how old?');
    await page.keyboard.insertText('36');
    await page.keyboard.press('Enter');
    await says("'Ada Łovelace' will be 37. True");
    await page.keyboard.press('Control+d');
    await page.locator(places.gilStatus).filter({ hasText: 'Finished after' }).waitFor();
    await says('EOF when reading a line');
    assert.equal(await typed.count(), 0);

    await page.locator(places.action('run-gil')).click();
    await typed.waitFor();
    await page.locator(places.action('stop-gil')).click();
    await page.locator(places.gilStatus).filter({ hasText: 'Stopped after' }).waitFor();
    await context.close();
  });
});
