/** Text from a lecture, a link or a program is never executed, as HTML or as script, in Chromium. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { launchChromium } from './support/chromium.mjs';
import { builtCopy } from './support/folder-host.mjs';
import { pane, quiz } from './support/site.mjs';

const LECTURE = `---
title: "<img src=x onerror=harm()>"
---

## <script>harm()</script>

<script>harm()</script>
<img src=x onerror="harm()">
<svg onload="harm()"><a href="javascript:harm()">a</a></svg>
<iframe src="javascript:harm()"></iframe>
<details open ontoggle="harm()">b</details>
<style>body { display: none }</style>

*[c]*{onclick=harm()} **"><script>harm()</script>**

\`\`\`html
<script>harm()</script>
\`\`\`

::: demo d
title: <script>harm()</script>
program: hostile.py, <img src=x onerror=harm()>
watch: x
:::

::: quiz q
<img src=x onerror=harm()>

- [x] <svg onload=harm()>
- [ ] <a href="javascript:harm()">two</a>
---
<script>harm()</script>
:::

::: quiz v
possible: values.py, x
offer: "<img src=x onerror=harm()>", "<svg onload=harm()>", '<script>harm()</script>'

Which?
:::

::: quiz o
arrange: values.py

In which order?
:::

::: qa
question: <img src=x onerror=harm()>?

<script>harm()</script>
:::
`;

/** Links of schemes that may run something: the lecture is refused, with the line. */
const LINKS = [
  'javascript:harm()',
  'JaVaScRiPt:harm()',
  'data:text/html,<b>harm()</b>',
  'data:image/svg+xml,%3Csvg%20onload=harm()%3E',
];

const PROGRAM = `x = "<img src=x onerror=harm()>"
print("<script>harm()</script>")
print(x)
print("\\x1b]8;;javascript:harm()\\x07link")
raise ValueError("<svg onload=harm()>")
`;

/** Its values and its lines are shown by the quizzes that the engine answers. */
const VALUES = `from threading import Thread
x = ""
def write(value):
    global x
    # arrange
    x = "<svg onload=harm()>"
    x = value; y = "<script>harm()</script>"
    # end
threads = [Thread(target=write, args=(v,)) for v in ("<img src=x onerror=harm()>", "<b>")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
`;

describe('Hostile text, in Chromium', () => {
  let browser;
  let host;

  before(async () => {
    browser = await launchChromium();
    host = await builtCopy();
    host.write('lectures/index.json', JSON.stringify(['threads-flask', 'hostile', 'links', '<img src=x onerror=harm()>']));
    host.write('lectures/hostile/lecture.md', LECTURE);
    host.write('lectures/hostile/programs/hostile.py', PROGRAM);
    host.write('lectures/hostile/programs/values.py', VALUES);
    const links = LINKS.map((link) => `[a](${link}) ![b](${link})`).join('\n\n');
    host.write('lectures/links/lecture.md', `---\ntitle: Links\n---\n\n## A\n\n${links}\n`);
  });

  after(async () => {
    await browser?.close();
    await host?.close();
  });

  /** Opens an address; `harm` counts what was executed, `forbidden` what the policy stopped. */
  async function open(address) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    await page.addInitScript(() => {
      window.harmed = 0;
      window.forbidden = [];
      window.harm = () => {
        window.harmed += 1;
      };
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
        window.forbidden.push(`${violatedDirective} ${blockedURI}`);
      });
    });
    await page.goto(host.address + address);
    const unharmed = async () => {
      assert.equal(await page.evaluate(() => window.harmed), 0);
      // The first lock held: nothing came as far as the policy.
      assert.deepEqual(await page.evaluate(() => window.forbidden), []);
      const bad = await page.evaluate(() => {
        const scripts = [...document.querySelectorAll('script')].filter(({ src }) => src === '');
        const frames = [...document.querySelectorAll('iframe, object, embed, base, form[action]')];
        const handlers = [...document.querySelectorAll('*')].filter((element) =>
          [...element.attributes].some(({ name }) => name.startsWith('on')),
        );
        const links = [...document.querySelectorAll('[href], [src]')].filter((element) =>
          /^\s*(javascript|vbscript|data:text)/i.test(element.getAttribute('href') ?? element.getAttribute('src')),
        );
        return [...scripts, ...frames, ...handlers, ...links].map(({ outerHTML }) => outerHTML.slice(0, 200));
      });
      assert.deepEqual(bad, []);
    };
    return { page, unharmed, close: () => context.close() };
  }

  it('shows what a hostile lecture says, as text', async () => {
    const { page, unharmed, close } = await open('?lecture=hostile');
    await page.locator('h1', { hasText: '<img src=x onerror=harm()>' }).waitFor();
    await page.locator('h2', { hasText: '<script>' }).waitFor();
    await page.locator('summary', { hasText: '<img src=x' }).first().click();
    await page.locator('[data-quiz="q"] input[value="0"]').check();
    await page.locator('[data-quiz="q"] [data-action="check"]').click();
    await page.locator('[data-quiz="q"] [data-part="explanation"]').waitFor();
    await unharmed();
    await close();
  });

  it('shows what a hostile program prints, as text', async () => {
    const { page, unharmed, close } = await open('?lecture=hostile');
    await page.locator(pane('hostile.py').action('run')).click();
    await page.locator(pane('hostile.py').output, { hasText: 'ValueError: <svg onload=harm()>' }).waitFor();
    await page.locator(pane('hostile.py').output, { hasText: '<script>harm()</script>' }).waitFor();
    await page.locator(pane('hostile.py').action('run-many')).click();
    await page.locator('[data-part="histogram"]').first().waitFor();
    await unharmed();
    await close();
  });

  it('shows what hostile values and lines of a quiz say, as text', async () => {
    const { page, unharmed, close } = await open('?lecture=hostile');
    const values = quiz('v');
    await page.locator(values.whole).scrollIntoViewIfNeeded();
    await page.locator(values.choice(1)).check();
    await page.locator(values.action('check')).click();
    await page.locator(values.action('reveal')).click();
    await page.locator(values.proof, { hasText: '<img src=x onerror=harm()>' }).waitFor();
    const order = quiz('o');
    await page.locator(order.whole).scrollIntoViewIfNeeded();
    await page.locator(order.lines, { hasText: '<script>harm()</script>' }).waitFor();
    await page.locator(order.action('check')).click();
    await page.locator(order.proof).waitFor();
    await unharmed();
    await close();
  });

  it('refuses a lecture with links that could run something, and names their lines', async () => {
    const { page, unharmed, close } = await open('?lecture=links');
    const faults = page.locator('.lecture-faults li');
    await faults.first().waitFor();
    assert.equal(await faults.count(), 2 * LINKS.length);
    await unharmed();
    await close();
  });

  const HARM = encodeURIComponent('<img src=x onerror=harm()>');
  const ADDRESSES = [
    `?lecture=${HARM}`,
    `?lecture=../../secret&present=${HARM}`,
    `#${HARM}`,
    `#race-to-50?edit=${HARM}&text=${HARM}`,
    '#race-to-50?edit=raceto50.py&text=javascript:harm()',
    '#%E0%A4%A',
    `embed.html?lecture=${HARM}&demo=${HARM}&theme=${HARM}`,
    `embed.html?lecture=threads-flask&demo=${HARM}`,
    `scratch.html#scratch?edit=scratch.py&text=${HARM}`,
    'scratch.html#"><script>harm()</script>',
  ];
  for (const address of ADDRESSES) {
    it(`is not harmed by ${address}`, async () => {
      const { page, unharmed, close } = await open(address);
      await page.locator('main:not([aria-busy])').waitFor();
      await unharmed();
      await close();
    });
  }

  for (const view of ['', 'embed.html?demo=race-to-50', 'scratch.html']) {
    it(`has a strict policy: /${view}`, async () => {
      const { page, close } = await open(view);
      const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
      const parts = new Map(policy.split(';').map((part) => {
        const [name, ...values] = part.trim().split(' ');
        return [name, values.join(' ')];
      }));
      assert.equal(parts.get('default-src'), "'self'");
      assert.equal(parts.get('script-src'), "'self' 'wasm-unsafe-eval'");
      assert.equal(parts.get('worker-src'), "'self'");
      assert.equal(parts.get('object-src'), "'none'");
      assert.equal(parts.get('base-uri'), "'none'");
      assert.equal(parts.get('form-action'), "'none'");
      // And the browser keeps it: a script in the page, and text as script, are stopped.
      const stopped = await page.evaluate(async () => {
        const script = document.createElement('script');
        script.textContent = 'harm()';
        document.body.append(script);
        const image = document.createElement('div');
        image.innerHTML = '<img src="x:" onerror="harm()">';
        document.body.append(image);
        await new Promise((resolve) => {
          image.querySelector('img').addEventListener('error', resolve);
        });
        return window.harmed;
      });
      assert.equal(stopped, 0);
      await close();
    });
  }
});
