/**
 * A lecture dropped beside a built page works without a rebuild, and a reload shows an edit. It is the
 * small lecture of docs/authoring.md, as a newcomer would copy it from there. In Chromium.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { launchChromium, openPage } from './support/chromium.mjs';
import { builtCopy } from './support/folder-host.mjs';
import { pane, quiz } from './support/site.mjs';

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** The indented block below a heading of the page for authors. */
function exampleBelow(heading) {
  const lines = read('docs/authoring.md').split('\n');
  const block = lines.slice(lines.indexOf(heading) + 1);
  const end = block.findIndex((line) => /^\S/.test(line));
  return block
    .slice(0, end)
    .map((line) => line.replace(/^ {4}/, ''))
    .join('\n')
    .trim();
}

/** A quiz that the page for authors gives as an example. */
function quizExample(id) {
  const lines = read('docs/authoring.md').split('\n');
  const block = lines.slice(lines.indexOf(`    ::: quiz ${id}`));
  const end = block.indexOf('    :::');
  return block
    .slice(0, end + 1)
    .map((line) => line.replace(/^ {4}/, ''))
    .join('\n');
}

describe('A lecture dropped beside a built page, in Chromium', () => {
  let browser;
  let host;
  let page;
  let errors;
  const lecture = exampleBelow('## A small lecture, whole');

  before(async () => {
    browser = await launchChromium();
    host = await builtCopy();
    host.write('lectures/my-lecture/lecture.md', lecture);
    for (const [file, source] of [['race.py', 'raceto50.py'], ['fixed.py', 'raceto50fixed.py']]) {
      host.write(`lectures/my-lecture/programs/${file}`, read(`lectures/threads-flask/programs/${source}`));
    }
    host.write('lectures/index.json', '["threads-flask", "my-lecture"]');
    ({ page, errors } = await openPage(browser, `${host.address}?lecture=my-lecture`));
  });

  after(async () => {
    await browser?.close();
    await host?.close();
  });

  it('shows its plan, and runs its demo', async () => {
    await page.getByRole('heading', { level: 1, name: 'My lecture' }).waitFor();
    await page.locator('lecture-plan a', { hasText: 'The race' }).first().waitFor({ state: 'attached' });
    await page.locator(pane('fixed.py').action('run')).click();
    await page.locator(pane('fixed.py').output, { hasText: 'The counter is 50' }).waitFor();
  });

  it('asks its quiz and answers its question', async () => {
    for (const index of [0, 1]) await page.locator(quiz('smallest').choice(index)).check();
    await page.locator(quiz('smallest').action('check')).click();
    await page.locator(quiz('smallest').verdict('right')).waitFor();
    await page.locator('.question summary', { hasText: 'Does a lock' }).click();
    await page.locator('.question[open] p', { hasText: 'take turns' }).waitFor();
  });

  it('asks quizzes that the engine answers, as the page for authors writes them', async () => {
    const examples = { 'add-and-double': 'add_and_double', 'three-forks': 'three_forks', 'in-order': 'in_order' };
    for (const file of Object.values(examples)) {
      host.write(`lectures/my-lecture/programs/${file}.py`, read(`lectures/threads-flask/programs/${file}.py`));
    }
    const quizzes = Object.keys(examples).map(quizExample).join('\n\n');
    host.write('lectures/my-lecture/lecture.md', `${lecture}\n\n${quizzes}\n`);
    await page.reload();
    await page.locator(quiz('add-and-double').whole).scrollIntoViewIfNeeded();
    for (const index of [1, 2, 3]) await page.locator(quiz('add-and-double').choice(index)).check();
    await page.locator(quiz('three-forks').whole).scrollIntoViewIfNeeded();
    await page.locator(quiz('three-forks').choice(0)).check();
    for (const id of ['add-and-double', 'three-forks']) {
      await page.locator(quiz(id).action('check')).click();
      await page.locator(quiz(id).verdict('right')).waitFor();
    }
    await page.locator(quiz('in-order').whole).scrollIntoViewIfNeeded();
    await page.locator(quiz('in-order').lines).first().waitFor();
  });

  it('shows an edit at the next reload', async () => {
    host.write('lectures/my-lecture/lecture.md', lecture.replace('title: My lecture', 'title: My better lecture'));
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'My better lecture' }).waitFor();
  });

  it('says what is wrong, and where', async () => {
    host.write('lectures/my-lecture/lecture.md', lecture.replace('watch: counter', 'watsh: counter'));
    await page.reload();
    await page.locator('.lecture-faults li', { hasText: 'Did you mean `watch`?' }).waitFor();
    // The build has not read this lecture, so what it would have left is not there.
    assert.deepEqual(errors.filter((error) => !error.includes('404')), []);
  });
});
