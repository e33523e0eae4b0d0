/** Programs that ask the server in the page with `requests`, in Chromium: on threads, and on one core. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { launchChromium } from './support/chromium.mjs';
import { startServer } from './support/server.mjs';
import { isolated, pane, PATIENCE, plain, RACING, schedules } from './support/site.mjs';

const SERVER = `
import threading

from flask import Flask, jsonify, redirect, request, session

app = Flask(__name__)
app.secret_key = "tulip"
gate = threading.Event()

@app.get("/")
def front():
    session["visits"] = session.get("visits", 0) + 1
    return f"visit {session['visits']}"

@app.route("/notes", methods=["GET", "POST"])
def notes():
    if request.method == "POST":
        session["note"] = request.form["text"]
        return redirect("/notes")
    return f"{session['note']} on visit {session['visits']}"

@app.post("/echo")
def echo():
    return jsonify(request.json)

@app.get("/wait")
def wait():
    gate.wait()
    return "at last"

@app.get("/open")
def open_gate():
    gate.set()
    return "open"

@app.get("/long")
def long():
    return b"\\n\\xff" * (600 * 1024)

app.run()
`;

const ASKS = `import threading

import requests

ADDRESS = "http://localhost:5000"
visitor = requests.Session()
try:
    print(visitor.get(ADDRESS).text)
except requests.exceptions.ConnectionError as error:
    print("nobody:", error)
else:
    print(visitor.get(ADDRESS + "/").text)
    answer = visitor.post(ADDRESS + "/notes", data={"text": "tulip & é"})
    print(answer.status_code, [old.status_code for old in answer.history], answer.url, answer.text)
    print(requests.get("http://127.0.0.1:5000/").text)
    lines = "☃\\n" * 3_000
    print(visitor.post(ADDRESS + "/echo", json={"lines": lines}).json() == {"lines": lines})
    try:
        visitor.get(ADDRESS + "/wait", timeout=0.2)
    except requests.exceptions.ReadTimeout as error:
        print(error)
    print(visitor.get(ADDRESS + "/open").text)
    texts = []
    def ask():
        texts.append(requests.get(ADDRESS + "/wait").text)
    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(texts == ["at last"] * 8)
    for attempt in (
        lambda: visitor.get(ADDRESS + "/long"),
        lambda: visitor.post(ADDRESS + "/echo", data=b"x" * (1 << 20)),
        lambda: requests.get("http://localhost:5001/"),
    ):
        try:
            attempt()
        except requests.exceptions.ConnectionError as error:
            print(str(error)[-90:])
`;

const HEARD = [
  'visit 1',
  'visit 2',
  '200 [302] http://localhost:5000/notes tulip & é on visit 2',
  'visit 1',
  'True',
  "HTTPConnectionPool(host='localhost', port=5000): Read timed out. (read timeout=0.2)",
  'open',
  'True',
  /Message too long: the answer of the server in the page has more than 1 MB"\)\)?$/,
  /Message too long: the server in the page takes requests of 1 MB at most"\)\)?$/,
  /Failed to establish a new connection: \[Errno 111\] Connection refused"\)\)?$/,
];

for (const [where, address, options] of [
  ['on threads', isolated, {}],
  ['on one core', plain, { serviceWorkers: 'block' }],
]) {
  describe(`requests to the server in the page, in Chromium: ${where}`, () => {
    const { action, output, state } = pane(RACING);
    let browser;
    let page;
    let panel;

    before(async () => {
      browser = await launchChromium();
      page = await (await browser.newContext(options)).newPage();
      page.setDefaultTimeout(PATIENCE);
      await page.route(`**/programs/${RACING}`, (route) =>
        route.fulfill({ body: ASKS, contentType: 'text/plain; charset=utf-8' }),
      );
      await page.goto(address());
      panel = page.locator('server-panel');
    });

    after(() => browser?.close());

    async function run() {
      await page.locator(action('run')).click();
      await page.locator(state('finished')).waitFor();
      const texts = page.locator(`${output} .output-text`);
      return (await texts.allTextContents()).map((line) => line.trimEnd()).filter((line) => line !== '');
    }

    /** The one line says that nobody serves. */
    function nobody(lines) {
      assert.equal(lines.length, 1);
      assert.match(lines[0], /^nobody: .*Failed to establish a new connection: \[Errno 111\] Connection refused"\)\)?$/);
    }

    it('finds nobody before a server serves', async () => {
      nobody(await run());
    });

    it('gets answers with cookies, forms, JSON, redirects and time limits', async () => {
      await page.locator('#web-server').scrollIntoViewIfNeeded();
      await startServer(panel, SERVER, 'StartServers 1\nThreadsPerChild 3\nMaxClients 3\n');
      await page.locator('server-panel[data-port="5000"]').waitFor();
      assert.match(await panel.locator('[data-part="state"]').innerText(), /http:\/\/localhost:5000\//);
      const lines = await run();
      assert.equal(lines.length, HEARD.length, lines.join('\n'));
      HEARD.forEach((expected, index) => {
        if (typeof expected === 'string') assert.equal(lines[index], expected);
        else assert.match(lines[index], expected);
      });
    });

    it('says where threads take turns that only live runs reach it', async () => {
      const places = schedules(RACING);
      await page.locator(places.choose('explore')).click();
      await page.locator(places.complete).filter({ hasText: 'Every interleaving was explored' }).waitFor();
      const outcomes = page.locator(`${places.explore} outcome-chart tbody tr`);
      assert.equal(await outcomes.count(), 1);
      assert.match(await outcomes.innerText(), /the server in the page is reached by live runs only/);
      await page.locator(places.choose('live')).click();
    });

    it('finds nobody after the server has stopped', async () => {
      await panel.locator('[data-action="stop"]').click();
      await page.locator('server-panel[data-state="ended"]').waitFor();
      nobody(await run());
    });
  });
}
