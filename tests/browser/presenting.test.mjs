/** What a lecturer does in class: the projector and the presenter's window, in Chromium. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { launchChromium, openPage } from './support/chromium.mjs';
import { BY_HAND, FIXED, isolated, pane, quiz, schedules } from './support/site.mjs';

describe('Presenting, in Chromium', () => {
  let browser;
  let projector;
  let notes;
  let errors;
  let close;

  before(async () => {
    browser = await launchChromium();
    ({ page: projector, errors, close } = await openPage(browser, isolated()));
    const opened = projector.waitForEvent('popup');
    await projector.locator('#present').click();
    notes = await opened;
    await notes.locator('[data-part="notes"]').waitFor();
    await projector.locator('.on-screen').waitFor();
  });

  after(async () => {
    await close?.();
    await browser?.close();
  });

  const heading = () => projector.locator('.on-screen > :is(h2, h3)').innerText();
  const shows = (title) => projector.locator('.on-screen > :is(h2, h3)', { hasText: title }).waitFor();
  const press = (action) => notes.locator(`.presenter-buttons [data-action="${action}"]`).click();

  it('shows one section on the projector, and the notes to it in the other window', async () => {
    assert.equal(await heading(), 'Welcome');
    assert.equal(await projector.locator('.lecture-section:visible').count(), 1);
    await notes.locator('h1', { hasText: 'Welcome' }).waitFor();
  });

  it('goes on from either window, with a clicker or a button', async () => {
    await press('next');
    await shows('Announcements');
    await projector.keyboard.press('PageDown');
    await shows('Requests, again');
    await notes.locator('h1', { hasText: 'Requests, again' }).waitFor();
    await notes.keyboard.press('PageUp');
    await shows('Announcements');
    assert.match(await notes.locator('[data-part="notes"]').innerText(), /Ask who has had a bug/);
  });

  it('keeps the time against the plan', async () => {
    assert.match(await notes.locator('[data-part="left"]').innerText(), /^[34]:\d\d$/);
    assert.equal(await notes.locator('[data-part="next"]').innerText(), 'Requests, again, 8 min');
  });

  it('makes the letters larger, and the projector black', async () => {
    const size = () =>
      projector.evaluate(() => parseFloat(window.getComputedStyle(document.documentElement).fontSize));
    const before = await size();
    await press('larger');
    await projector.waitForFunction(
      (was) => parseFloat(window.getComputedStyle(document.documentElement).fontSize) > was,
      before,
    );
    await press('black');
    await projector.locator('html[data-black]').waitFor();
    await press('black');
    await projector.locator('html:not([data-black])').waitFor();
  });

  it('runs a demo from the other window, alone on the screen', async () => {
    await notes.locator('select').selectOption({ label: 'Race to 50' });
    await shows('Race to 50');
    await notes.locator('[data-demo="race-to-50"] [data-action="fill"]').click();
    await projector.locator('.fills-the-screen').waitFor();
    assert.equal(await projector.locator('.on-screen > h2:visible').count(), 0);
    await notes.locator(`[data-program="${FIXED}"] [data-action="run"]`).click();
    await projector.locator(pane(FIXED).state('finished')).waitFor();
  });

  it('steps, explores, shows the answer of a quiz and opens a question from the other window', async () => {
    await notes.locator('.presenter-buttons select').selectOption({ label: '– What happened' });
    await shows('What happened');
    const program = notes.locator(`[data-program="${BY_HAND}"]`);
    const places = schedules(BY_HAND);
    await program.locator('summary').click();
    await program.locator('[data-choose="step"]').click();
    await projector.locator(places.thread(1)).waitFor();
    await program.locator('[data-key="1"]').click();
    await projector.locator(`${places.thread(1)}[data-moved="true"]`).waitFor();
    await program.locator('[data-choose="explore"]').click();
    await projector.locator(places.complete, { hasText: 'nothing else can happen' }).waitFor();
    const answer = notes.locator('[data-place="add-and-double"] button');
    await answer.click();
    await projector.locator(quiz('add-and-double').proof).waitFor();
    await answer.click();
    await projector.locator(quiz('add-and-double').proof).waitFor({ state: 'detached' });
    await notes.locator('.presenter-buttons select').selectOption({ label: 'Questions and answers' });
    await notes.locator('[data-place="do-threads-make-up-a-process"] button').click();
    await projector.locator('#do-threads-make-up-a-process[open]').waitFor();
  });

  it('stays where it is when either window is reloaded', async () => {
    await notes.locator('.presenter-buttons select').selectOption({ label: 'Race to 50' });
    await shows('Race to 50');
    await notes.locator('[data-demo="race-to-50"] [data-action="fill"]').click();
    // A clock that has not moved yet could not be told from one that begins again.
    await notes.locator('[data-part="elapsed"]', { hasNotText: /^0:00$/ }).waitFor();
    await projector.reload();
    await projector.locator('.fills-the-screen').waitFor();
    await notes.reload();
    await notes.locator('h1', { hasText: 'Race to 50' }).waitFor();
    assert.notEqual(await notes.locator('[data-part="elapsed"]').innerText(), '0:00');
    await notes.keyboard.press('PageDown');
    await shows('What happened');
  });

  it('ends, and the page is the lecture again', async () => {
    await press('end');
    await projector.locator('.lecture-end').waitFor();
    assert.ok((await projector.locator('.lecture-section:visible').count()) > 10);
  });

  it('complains of nothing', () => {
    assert.deepEqual(errors, []);
  });
});
