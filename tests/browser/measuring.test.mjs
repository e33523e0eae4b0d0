/** What a class does with the measurements of its own machine, in Chromium. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, it } from 'node:test';
import { useLecture } from './support/chromium.mjs';

const REDRAW = fileURLToPath(new URL('../../www/measure/redraw.mjs', import.meta.url));

/** A picture without its colours, which are the theme's, and without how its text was written down. */
function plain(svg) {
  return svg
    .trim()
    .replaceAll(/ (fill|stroke)="(#|var|none)[^"]*"/g, '')
    .replaceAll('/>', '>')
    .replaceAll(/<\/(rect|line|circle|polyline)>/g, '');
}

/** What the repository's script draws from a table. */
async function redrawn(csv, width) {
  const folder = await mkdtemp(join(tmpdir(), 'redraw-'));
  try {
    const file = join(folder, 'table.csv');
    await writeFile(file, csv);
    const { stdout } = await promisify(execFile)(process.execPath, [REDRAW, file, width]);
    return stdout;
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('Measuring the machine, in Chromium', () => {
  let page;
  let errors;

  useLecture((opened) => {
    ({ page, errors } = opened);
  });

  it('loses updates by load and store, and none otherwise', async () => {
    const races = page.locator('machine-races');
    await page.locator('#increments').scrollIntoViewIfNeeded();
    await races.locator('[data-action="measure"]').click();
    await page.locator('machine-races[data-state="measured"]').waitFor({ timeout: 180_000 });
    const lost = await races
      .locator('[data-way] [data-part="lost"]')
      .evaluateAll((parts) =>
        Object.fromEntries(parts.map((part) => [part.closest('[data-way]').dataset.way, Number(part.dataset.lost)])),
      );
    const { 'load-store': byLoadAndStore, ...others } = lost;
    assert.ok(byLoadAndStore > 0, JSON.stringify(lost));
    assert.deepEqual(Object.values(others), [0, 0, 0, 0, 0, 0, 0]);
    assert.equal(await races.locator('[data-part="plot"] svg').count(), 1);
  });

  it('shows the Rust of each way, and the instructions it becomes', async () => {
    const way = page.locator('[data-way="fetch-add"]');
    await way.locator('summary').click();
    const [rust, instructions] = await way.locator('pre').allInnerTexts();
    assert.match(rust, /counter\.fetch_add\(1, Ordering::Relaxed\)/);
    assert.match(instructions, /i32\.atomic\.rmw\.add/);
  });

  it('gives every measurement away as CSV', async () => {
    const waiting = page.waitForEvent('download');
    await page.locator('machine-races [data-action="csv"]').click();
    const text = await readFile(await (await waiting).path(), 'utf8');
    assert.match(text, /^figure,row,series,sample,value\r\n/);
    assert.match(text, /increments,fetch_add,2 threads,7,[\d.]+\r\n/);
  });

  it('stops at once, and measures again', async () => {
    const races = page.locator('machine-races');
    await races.locator('[data-action="measure"]').click();
    await races.locator('[data-action="stop"]').click();
    await races.locator('[data-action="measure"]').click();
    await page.locator('machine-races[data-state="measuring"]').waitFor();
    await races.locator('[data-action="stop"]').click();
    await races.locator('[data-action="measure"]').waitFor();
  });

  it('finds what threads share at one address, and the rest at one for each', async () => {
    await page.locator('#addresses').scrollIntoViewIfNeeded();
    const memory = page.locator('machine-memory');
    await memory.locator('[data-action="look"]').click();
    await page.locator('machine-memory[data-state="found"]').waitFor();
    const addresses = async (kind) =>
      memory.locator(`[data-process="0"] [data-kind="${kind}"] td`).allInnerTexts();
    for (const kind of ['global', 'shared']) {
      assert.equal(new Set(await addresses(kind)).size, 1, kind);
    }
    for (const kind of ['own', 'local']) {
      const found = await addresses(kind);
      assert.equal(new Set(found).size, found.length, kind);
    }
  });

  /** Begins to measure, and stops when every subject has been measured in a round. */
  async function firstRound(anchor, element, rows) {
    await page.locator(`#${anchor}`).scrollIntoViewIfNeeded();
    const place = page.locator(element);
    await place.locator('[data-action="measure"]').click();
    await place.locator('.measured tbody tr').nth(rows - 1).waitFor({ state: 'attached', timeout: 180_000 });
    await place.locator('[data-action="stop"]').click();
    await page.locator(`${element}[data-state="measured"]`).waitFor();
    const waiting = page.waitForEvent('download');
    await place.locator('[data-action="csv"]').click();
    return readFile(await (await waiting).path(), 'utf8');
  }

  /** The figure that the script makes of a table is the page's. */
  async function drawnAgain(element, csv) {
    const svg = page.locator(`${element} [data-part="plot"] svg`);
    const shown = await svg.evaluate((picture) => picture.outerHTML);
    assert.equal(plain(await redrawn(csv, await svg.getAttribute('width'))), plain(shown));
  }

  it('knows what workers, Python threads and processes cost, and what CPython’s do elsewhere', async () => {
    const csv = await firstRound('price-of-things', 'machine-prices', 20);
    for (const series of ['workers', 'Python here', '"CPython, another machine"']) {
      assert.match(csv, new RegExp(`prices,start and end a thread,${series},1,[\\d.e-]+\\r\\n`));
    }
    await drawnAgain('machine-prices', csv);
  });

  it('knows how much more workers do, of what waits and of what computes', async () => {
    const csv = await firstRound('speed-up', 'machine-speed-up', 21);
    assert.match(csv, /speed-up,computing · 2,threads without a GIL,1,/);
    assert.match(csv, /speed-up,waiting · 4,processes,1,/);
    assert.match(await page.locator('machine-speed-up svg').textContent(), /Amdahl: \d+ % parallel/);
    await drawnAgain('machine-speed-up', csv);
  });

  it('catches a deadlock in Rust and in Python, and draws it', async () => {
    await page.locator('#cures').scrollIntoViewIfNeeded();
    const deadlock = page.locator('machine-deadlock');
    for (const seats of ['2', '5']) {
      await deadlock.locator('select').selectOption(seats);
      await deadlock.locator('[data-action="happen"]').click();
      await deadlock.locator('[data-caught="yes"]').waitFor();
      const drawn = await deadlock.locator('[data-language]').evaluateAll((all) =>
        all.map((one) => [one.dataset.language, one.querySelectorAll('.waits-cycle').length]),
      );
      assert.deepEqual(drawn, [
        ['Rust', 1],
        ['Python', 1],
      ]);
    }
  });

  it('measures the cures: an order lets no circle close', async () => {
    const csv = await firstRound('cures', 'machine-deadlock', 7);
    const circles = page.locator('machine-deadlock [data-cure="order"] [data-circles]');
    assert.equal(await circles.getAttribute('data-circles'), '0');
    await drawnAgain('machine-deadlock', csv);
  });

  it('fills and empties a queue as the class moves its rates', async () => {
    await page.locator('#shelf').scrollIntoViewIfNeeded();
    const queue = page.locator('machine-queue');
    const set = (name, value) => queue.locator(`[data-setting="${name}"]`).fill(String(value));
    await set('comes', 100);
    await set('goes', 1);
    await set('room', 7);
    await queue.locator('[data-action="start"]').click();
    const waits = (side) => queue.locator('[data-part="status"]', { hasText: new RegExp(`${side} (had to wait )?[1-9]`) });
    await waits('producer').waitFor();
    await set('comes', 1);
    await set('goes', 100);
    await waits('consumer').waitFor();
    await queue.locator('[data-action="stop"]').click();
    const waiting = page.waitForEvent('download');
    await queue.locator('[data-action="csv"]').click();
    const csv = await readFile(await (await waiting).path(), 'utf8');
    assert.match(csv, /queue,[\d.]+,in the queue,1,7\r\n/);
    assert.match(csv, /queue,[\d.]+,room,1,7\r\n/);
    assert.doesNotMatch(csv, /in the queue,1,([89]|\d\d)\r\n/);
    await drawnAgain('machine-queue', csv);
  });

  it('complains of nothing', () => {
    assert.deepEqual(errors, []);
  });
});
