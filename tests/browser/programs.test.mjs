/** Every program of `tests/programs` does in the page what CPython did with it. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launchChromium, openPage } from './support/chromium.mjs';
import { isolated, pane, RACING } from './support/site.mjs';

const FOLDER = fileURLToPath(new URL('../programs/', import.meta.url));

/** What CPython did, as the files beside a program say. */
function recorded(name, extension, otherwise) {
  const file = FOLDER + name.replace(/py$/, extension);
  return existsSync(file) ? readFileSync(file, 'utf8') : otherwise;
}

/** The trace's record of a thread that waits. */
const BLOCKED = 6;

/** Runs a program with the engine of the page's first demo. */
function run(page, file, source) {
  return page.evaluate(
    async ([name, text, BLOCKED]) => {
      const { engine } = document.querySelector('interleave-demo');
      const printed = { 1: '', 2: '' };
      const events = {
        onStarted: () => undefined,
        onRecords: (records) => {
          for (const { kind, text: more } of records) {
            if (kind in printed) printed[kind] += more;
            // Nobody types anything here, as nobody did when CPython's output was recorded.
            if (kind === BLOCKED && more === 'input') engine.giveLine(null);
          }
        },
      };
      const report = await engine.run({ file: name, source: text, watch: [] }, events);
      // Addresses differ from run to run.
      const err = printed[2].replace(/\bat 0x[0-9a-f]+/g, 'at 0x0');
      return { out: printed[1], err, code: String(report.exit_code) };
    },
    [file, source, BLOCKED],
  );
}

describe('Programs in Chromium, with threads', () => {
  let browser;
  let page;
  let close;

  before(async () => {
    browser = await launchChromium();
    ({ page, close } = await openPage(browser, isolated()));
    await page.locator(pane(RACING).action('run')).waitFor();
  });

  after(async () => {
    await close?.();
    await browser?.close();
  });

  const programs = readdirSync(FOLDER).filter((name) => name.endsWith('.py'));
  for (const name of programs.filter((program) => recorded(program, 'out', null) !== null)) {
    it(name, async () => {
      const found = await run(page, name, readFileSync(FOLDER + name, 'utf8'));
      const wanted = {
        out: recorded(name, 'out', ''),
        err: recorded(name, 'err', ''),
        code: recorded(name, 'code', '0').trim(),
      };
      assert.deepEqual(found, wanted);
    });
  }
});
