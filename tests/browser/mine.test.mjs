/** What a student keeps, shares and opens; the scratch pad; the page without a network. In Chromium. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { launchChromium, openPage } from './support/chromium.mjs';
import { builtCopy } from './support/folder-host.mjs';
import { FIXED, isolated, openEditor, pane, RACING } from './support/site.mjs';

const MINE = 'print("mine", 6 * 7)\n';
const SCRATCH = 'scratch.py';

async function write(page, program, text) {
  await page.locator(pane(program).whole).scrollIntoViewIfNeeded();
  await openEditor(page, program);
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(text);
}

const text = (page, program) => page.locator(pane(program).whole).evaluate((element) => element.text);

describe('Mine, in Chromium', () => {
  let browser;

  before(async () => {
    browser = await launchChromium();
  });

  after(() => browser?.close());

  /** Opens the list of what can be done with a demo's programs. */
  async function openMine(page, demo) {
    await page.locator(`[data-demo="${demo}"] .demo-mine > summary`).click();
    return page.locator(`[data-demo="${demo}"] demo-mine [data-file="${demo === 'scratch' ? SCRATCH : RACING}"]`);
  }

  it('shares a version by a link that carries it, and lets the other go back', async () => {
    const { page, errors, close } = await openPage(browser, isolated());
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await write(page, RACING, MINE);
    const row = await openMine(page, 'race-to-50');
    await row.locator('[data-action="share"]').click();
    await page.locator('[data-part="mine-said"]', { hasText: 'Copied' }).waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(link, /#race-to-50\?edit=raceto50\.py&text=[\w-]+$/);
    await close();

    const other = await openPage(browser, link);
    await other.page.locator('[data-part="linked-version"]').waitFor();
    assert.equal(await text(other.page, RACING), MINE);
    await other.page.locator(pane(RACING).action('run')).click();
    await other.page.locator(pane(RACING).output, { hasText: 'mine 42' }).waitFor();
    await other.page.locator('[data-part="linked-version"] button').click();
    assert.match(await text(other.page, RACING), /Race to 50/);
    assert.deepEqual([...errors, ...other.errors], []);
    await other.close();
  });

  it('shows the lecture where a link is damaged, and says so', async () => {
    for (const hash of ['#race-to-50?edit=raceto50.py&text=!!', '#nothing?edit=%3Cb%3E&text=x']) {
      const { page, errors, close } = await openPage(browser, isolated() + hash);
      await page.locator('[data-part="linked-version"]', { hasText: 'damaged' }).waitFor();
      assert.match(await text(page, RACING), /Race to 50/);
      assert.deepEqual(errors, []);
      await close();
    }
  });

  it('saves a program as a file and opens one', async () => {
    const { page, close } = await openPage(browser, isolated());
    await page.locator(pane(RACING).action('run')).waitFor();
    const row = await openMine(page, 'race-to-50');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      row.locator('[data-action="download"]').click(),
    ]);
    assert.equal(download.suggestedFilename(), RACING);
    assert.match(readFileSync(await download.path(), 'utf8'), /Race to 50/);
    const open = (name, bytes) =>
      row.locator('[data-action="open"]').setInputFiles({ name, mimeType: 'text/x-python', buffer: Buffer.from(bytes) });
    await open('my.py', MINE);
    await page.locator('[data-part="mine-said"]', { hasText: 'my.py is in the editor' }).waitFor();
    assert.equal(await text(page, RACING), MINE);
    await open('picture.py', [0xff, 0xfe, 0, 1]);
    await page.locator('[data-part="mine-said"]', { hasText: 'not a Python program' }).waitFor();
    assert.equal(await text(page, RACING), MINE);
    await close();
  });

  it('composes a question for the lecturer, and sends nothing', async () => {
    const { page, errors, close } = await openPage(browser, isolated());
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.locator('#ask > summary').click();
    await page.locator('#ask textarea').fill('Why <b>50</b> & not 49?');
    const asked = [];
    page.on('request', (request) => asked.push(request.url()));
    const mail = await page.locator('#ask [data-action="mail"]').getAttribute('href');
    assert.equal(new URL(mail).searchParams.get('body'), 'Why <b>50</b> & not 49?');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('#ask [data-action="save"]').click(),
    ]);
    assert.match(readFileSync(await download.path(), 'utf8'), /Why <b>50<\/b> & not 49\?/);
    await page.locator('#ask [data-action="link"]').click();
    await page.locator('[data-part="asked"]', { hasText: 'Copied' }).waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    assert.deepEqual(asked.filter((url) => !url.startsWith('blob:') && !url.startsWith(isolated())), []);
    await close();
    const lecturer = await openPage(browser, link);
    await lecturer.page.waitForFunction(() => document.querySelector('#ask textarea')?.value.startsWith('Why <b>'));
    assert.deepEqual([...errors, ...lecturer.errors], []);
    await lecturer.close();
  });

  it('begins with an empty program on the scratch pad, and keeps it, on a phone too', async () => {
    const { page, errors, close } = await openPage(browser, `${isolated()}scratch.html`);
    await page.setViewportSize({ width: 360, height: 740 });
    await write(page, SCRATCH, MINE);
    await page.locator(pane(SCRATCH).action('run')).click();
    await page.locator(pane(SCRATCH).output, { hasText: 'mine 42' }).waitFor();
    await page.reload();
    await page.locator(pane(SCRATCH).plain).waitFor();
    assert.equal(await text(page, SCRATCH), MINE);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= 360, `the page is ${width} pixels wide`);
    assert.deepEqual(errors, []);
    await close();
  });

  it('opens without a network after one visit, and never shows an old lecture with one', async () => {
    const host = await builtCopy();
    const { page, close } = await openPage(browser, host.address);
    await page.locator(pane(FIXED).action('run')).waitFor();
    await page.locator(pane(FIXED).action('run')).click();
    // After a run, everything the build lists is kept on the device.
    await page.evaluate(async () => {
      const { files } = await (await fetch('offline.json')).json();
      const isKept = (file) => window.caches.match(new URL(file, document.baseURI));
      while (!(await Promise.all(files.map(isKept))).every(Boolean)) {
        await new Promise((resolve) => {
          setTimeout(resolve, 200);
        });
      }
    });
    host.write(
      'lectures/threads-flask/lecture.md',
      host.read('lectures/threads-flask/lecture.md').replace(/^title: .*$/m, 'title: Edited since'),
    );
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Edited since' }).waitFor();
    await host.unplug();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Edited since' }).waitFor();
    assert.equal(await page.evaluate(() => crossOriginIsolated), true);
    await page.locator(pane(FIXED).action('run')).click();
    await page.locator(pane(FIXED).state('finished')).waitFor();
    await page.goto(`${host.address}scratch.html`);
    await page.locator(pane(SCRATCH).action('run')).waitFor();
    await close();
    await host.close().catch(() => undefined);
  });

  it('can be installed', async () => {
    const { page, close } = await openPage(browser, isolated());
    const client = await page.context().newCDPSession(page);
    const { errors, data } = await client.send('Page.getAppManifest');
    assert.deepEqual(errors, []);
    const { icons } = JSON.parse(data);
    for (const { src } of icons) {
      const image = await page.evaluate(async (address) => {
        const picture = new window.Image();
        picture.src = address;
        await picture.decode();
        return picture.naturalWidth;
      }, src);
      assert.ok(image > 0, src);
    }
    await close();
  });
});
