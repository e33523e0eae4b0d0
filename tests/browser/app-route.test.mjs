/** The server in the page by its own address: what the site's service worker makes of `app/`, in Chromium. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { launchChromium } from './support/chromium.mjs';
import { startServer } from './support/server.mjs';
import { isolated, PATIENCE, plain } from './support/site.mjs';

const PROGRAM = `
from flask import Flask, jsonify, redirect, request, session

app = Flask(__name__)
app.secret_key = "tulip"
notes = []

@app.get("/")
def front():
    session["visits"] = session.get("visits", 0) + 1
    return f"""<!doctype html><title>Notes</title><h1>Visit {session["visits"]}</h1>
<form method="post" action="/notes"><input name="text"><button>Keep</button></form>
<button id="ask">Ask</button><p id="said"></p><a href="/notes">All</a><a id="far" href="/echo?q=a b">Echo</a>
<script>
document.querySelector("#ask").onclick = async () => {{
  const answer = await fetch("/echo?q=1", {{ method: "POST", body: JSON.stringify({{ text: "é" }}), headers: {{ "Content-Type": "application/json" }} }});
  document.querySelector("#said").textContent = JSON.stringify(await answer.json());
}};
</script>"""

@app.route("/notes", methods=["GET", "POST"])
def all_notes():
    if request.method == "POST":
        notes.append(request.form["text"])
        return redirect("/notes")
    return f"<!doctype html><h1>{len(notes)} notes, visit {session.get('visits')}</h1><a href='/'>Back</a>"

@app.route("/echo", methods=["GET", "POST"])
def echo():
    return jsonify(q=request.args["q"], text=(request.get_json(silent=True) or {}).get("text"), visits=session.get("visits"))

app.run()
`;

/** Opens the page and starts a server with the program; gives the page and its panel. */
async function served(browser, address, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  await page.goto(address);
  await page.locator('#web-server').scrollIntoViewIfNeeded();
  const panel = page.locator('server-panel');
  await startServer(panel, PROGRAM, 'StartServers 1\nThreadsPerChild 3\nMaxClients 3\n');
  return { page, panel, context };
}

for (const [host, address] of [['a host that isolates', isolated], ['a plain host, below a path', plain]]) {
  describe(`The server in the page by its own address, on ${host}`, () => {
    let browser;
    let page;
    let panel;
    let context;
    let frame;

    before(async () => {
      browser = await launchChromium();
      ({ page, panel, context } = await served(browser, address()));
      await page.locator('browser-pane[data-way="routed"]').waitFor();
      frame = panel.frameLocator('iframe');
    });

    after(async () => {
      await context?.close();
      await browser?.close();
    });

    const inner = () => page.frames().find((one) => one.parentFrame() !== null);

    it('is what a frame shows, below the path of the site', async () => {
      await frame.getByRole('heading', { name: 'Visit 1' }).waitFor();
      const { pathname } = new URL(inner().url());
      assert.ok(pathname.startsWith(`${new URL(address()).pathname}app/@`), pathname);
      assert.equal(await frame.locator('html').evaluate(() => document.compatMode), 'CSS1Compat');
    });

    it('takes forms, follows where they lead, and knows the visitor again', async () => {
      await frame.locator('input[name="text"]').fill('first');
      await frame.getByRole('button', { name: 'Keep' }).click();
      await frame.getByRole('heading', { name: '1 notes, visit 1' }).waitFor();
      await page.locator('browser-pane[data-path="/notes"][data-status="200"]').waitFor();
      await frame.getByRole('link', { name: 'Back' }).click();
      await frame.getByRole('heading', { name: 'Visit 2' }).waitFor();
    });

    it('is asked by the scripts of its pages', async () => {
      await frame.getByRole('button', { name: 'Ask' }).click();
      await frame.getByText('"text":"é"').waitFor();
      assert.equal(await frame.locator('#said').innerText(), '{"q":"1","text":"é","visits":2}');
      await frame.getByRole('link', { name: 'Echo' }).click();
      await frame.getByText('"q":"a b"').waitFor();
    });

    it('answers what the page itself fetches, as the same visitor', async () => {
      const told = await page.evaluate(async () => {
        const answers = [];
        for (const [path, options] of [
          ['app/echo?q=2', {}],
          ['app/notes', { method: 'POST', body: new window.URLSearchParams({ text: 'second' }) }],
          ['app/nowhere', {}],
        ]) {
          const answer = await fetch(path, options);
          const type = answer.headers.get('content-type');
          answers.push([answer.status, answer.redirected, type, (await answer.text()).slice(0, 40)]);
        }
        return answers;
      });
      assert.deepEqual(told.map(([status, redirected]) => [status, redirected]), [[200, false], [200, true], [404, false]]);
      assert.equal(told[0][3].trim(), '{"q":"2","text":null,"visits":2}');
      assert.match(told[1][3], /<h1>2 notes, visit 2/);
    });

    it('keeps the application away from the page, its storage and the network', async () => {
      await panel.locator('[data-part="address"]').fill('/');
      await panel.locator('.browser-bar button').click();
      await frame.getByRole('heading', { name: 'Visit 3' }).waitFor();
      const reached = await inner().evaluate(async () => {
        const tried = (attempt) => {
          try {
            return Boolean(attempt());
          } catch {
            return false;
          }
        };
        return {
          origin: window.origin,
          page: tried(() => window.parent.document),
          storage: tried(() => window.localStorage),
          cookies: tried(() => document.cookie !== undefined),
          network: await fetch('https://example.com/').then(() => true, () => false),
        };
      });
      assert.deepEqual(reached, { origin: 'null', page: false, storage: false, cookies: false, network: false });
      const code = await page.evaluate(() => fetch('app/echo?q=1', { headers: { Accept: '*/*' } }).then((one) => one.headers.get('content-security-policy')));
      assert.match(code, /^sandbox allow-scripts allow-forms; default-src 'none'/);
    });

    it('says so when there is no server', async () => {
      await panel.locator('[data-action="stop"]').click();
      await page.locator('server-panel[data-state="ended"]').waitFor();
      assert.equal(await page.evaluate(() => fetch('app/').then(({ status }) => status)), 503);
    });
  });
}

describe('The server in the page where service workers are not available', () => {
  it('speaks to its frame directly, and says so', async () => {
    const browser = await launchChromium();
    try {
      const { page, panel } = await served(browser, isolated(), { serviceWorkers: 'block' });
      await page.locator('browser-pane[data-way="direct"]').waitFor();
      const frame = panel.frameLocator('iframe');
      await frame.getByRole('heading', { name: 'Visit 1' }).waitFor();
      await frame.locator('input[name="text"]').fill('first');
      await frame.getByRole('button', { name: 'Keep' }).click();
      await frame.getByRole('heading', { name: '1 notes, visit 1' }).waitFor();
      await frame.getByRole('link', { name: 'Back' }).click();
      await frame.getByRole('button', { name: 'Ask' }).click();
      await frame.getByText('"text":"é","visits":2').waitFor();
      assert.match(await panel.locator('.browser-note').innerText(), /no service worker .* directly/);
    } finally {
      await browser.close();
    }
  });
});
