/** The web server in the page: configured, under load, and behind a browser of its own, in Chromium. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { useLecture } from './support/chromium.mjs';
import { startServer } from './support/server.mjs';

/** A page that names a style and a script, which asks in the old way. */
const NAMED = `
from flask import Flask

app = Flask(__name__)

@app.route("/")
def page():
    return '<link rel="stylesheet" href="/look.css"><h1>Named</h1><p id="said"></p><script src="/code.js"></script>'

@app.route("/look.css")
def look():
    return "h1 { color: rgb(1, 2, 3) }", {"Content-Type": "text/css"}

@app.route("/code.js")
def code():
    return """
const request = new XMLHttpRequest();
request.onload = () => { document.querySelector("#said").textContent = request.status + " " + request.responseText; };
request.open("GET", "/said");
request.send();
""", {"Content-Type": "text/javascript"}

@app.route("/said")
def said():
    return "heard"

app.run()
`;

/** Counts in a database how often it was asked. */
const COUNTED = `
import sqlite3
from flask import Flask

app = Flask(__name__)
with sqlite3.connect("likes.db") as connection:
    connection.execute("CREATE TABLE pages (asked INTEGER)")
    connection.execute("INSERT INTO pages VALUES (0)")
connection.close()

@app.route("/")
@app.route("/fast")
@app.route("/compute")
@app.route("/wait")
def page():
    connection = sqlite3.connect("likes.db")
    with connection:
        connection.execute("UPDATE pages SET asked = asked + 1")
    connection.close()
    return "<h1>Counted</h1>"

@app.route("/total")
def total():
    connection = sqlite3.connect("likes.db")
    asked = connection.execute("SELECT asked FROM pages").fetchone()[0]
    connection.close()
    return {"asked": asked}

app.run()
`;

describe('A web server in the page, in Chromium', () => {
  let page;
  let errors;
  let panel;

  useLecture(async (opened) => {
    ({ page, errors } = opened);
    await page.locator('#web-server').scrollIntoViewIfNeeded();
    panel = page.locator('server-panel');
    await panel.waitFor();
  });

  const state = (name) => page.locator(`server-panel[data-state="${name}"]`).waitFor();
  const figure = (name) => panel.locator(`[data-figure="${name}"]`);
  /** Waits until a figure is more than this. */
  const above = (name, least) =>
    page.waitForFunction(
      ([wanted, limit]) => {
        const found = [...document.querySelectorAll('server-panel [data-figure]')];
        return Number(found.find((part) => part.dataset.figure === wanted)?.textContent) > limit;
      },
      [name, least],
    );
  const slide = (name, value) =>
    panel.locator(`[data-load="${name}"]`).evaluate((input, wanted) => {
      input.value = String(wanted);
      input.dispatchEvent(new window.Event('input', { bubbles: true }));
    }, value);

  it('starts child processes, and shows what their threads do', async () => {
    await panel.locator('[data-action="start"]').click();
    await state('serving');
    await page.waitForFunction(
      () => document.querySelector('server-panel [data-part="scoreboard"]')?.textContent?.match(/____/g)?.length === 2,
    );
    const rows = await panel.locator('[data-part="scoreboard"] th').allInnerTexts();
    assert.deepEqual(rows, ['child 1, process 4243', 'child 2, process 4244']);
  });

  it('shows the application in a frame, whose scripts, cookies and forms reach the server', async () => {
    const frame = panel.frameLocator('iframe');
    await frame.getByRole('heading', { name: 'Do you like threads?' }).waitFor();
    await frame.getByRole('button', { name: 'Like' }).click();
    await frame.getByText('1 likes, says process').waitFor();
    await frame.getByText('1 of them are yours').waitFor();
    await frame.getByRole('button', { name: 'Like' }).click();
    // Who answers decides how many likes there are; the session goes with the visitor.
    await frame.getByText('2 of them are yours').waitFor();
    await frame.getByPlaceholder('your name').fill('<b>Ann</b>');
    await frame.getByRole('button', { name: 'Say hello' }).click();
    await frame.getByRole('heading', { name: 'Hello, <b>Ann</b>!' }).waitFor();
    assert.equal(await page.locator('browser-pane').getAttribute('data-path'), '/hello');
    await frame.getByRole('link', { name: 'Back' }).click();
    await frame.getByRole('heading', { name: 'Do you like threads?' }).waitFor();
  });

  it('keeps the application away from the page and the network', async () => {
    const inner = page.frames().find((one) => one.parentFrame() !== null);
    assert.ok(inner);
    const reached = await inner.evaluate(async () => {
      const attempts = { page: false, storage: false, network: false };
      try {
        attempts.page = window.parent.document !== null;
      } catch {
        attempts.page = false;
      }
      try {
        attempts.storage = window.localStorage !== null;
      } catch {
        attempts.storage = false;
      }
      attempts.network = await fetch('https://example.com/').then(
        () => true,
        () => false,
      );
      return attempts;
    });
    assert.deepEqual(reached, { page: false, storage: false, network: false });
  });

  it('serves clients, and counts every answer', async () => {
    await slide('ramp', 0);
    await slide('clients', 12);
    await above('answered 2xx and 3xx', 40);
    for (const bad of ['queue full (503)', 'too late (504)', 'lost with a process']) {
      assert.equal(await figure(bad).innerText(), '0');
    }
    await panel.locator('summary', { hasText: 'Access log' }).click();
    await panel.locator('[data-part="access"]', { hasText: 'GET /wait' }).waitFor();
    const access = await panel.locator('[data-part="access"]').textContent();
    assert.match(access, /"GET \/wait HTTP\/1\.1" 200 6 "-" "client-\d+"/);
    await slide('clients', 0);
  });

  it('says what is wrong with a configuration, and in which line', async () => {
    await panel.locator('[data-part="directives"]').fill('<IfModule worker.c>\nMaxClent 3\n</IfModule>\n');
    const remark = panel.locator('[data-part="remarks"] [data-line="2"]');
    await remark.waitFor();
    assert.match(await remark.innerText(), /there is no directive MaxClent\. Did you mean MaxClients\?/);
  });

  it('stops, and serves with one thread', async () => {
    await panel.locator('[data-action="stop"]').click();
    await state('ended');
    await panel.locator('[data-part="way"]').selectOption('one-thread');
    await panel.locator('[data-action="start"]').click();
    await state('serving');
    await slide('clients', 3);
    await above('answered 2xx and 3xx', 5);
    const cells = await panel.locator('[data-part="scoreboard"] code').allInnerTexts();
    assert.equal(cells.join('').length, 1);
  });

  it('brings what a page names, and hears the old way to ask', async () => {
    await panel.locator('[data-part="way"]').selectOption('worker');
    await startServer(panel, NAMED, 'StartServers 1\nThreadsPerChild 2\nMaxClients 2\n');
    const frame = panel.frameLocator('iframe');
    await frame.getByText('200 heard').waitFor();
    const colour = await frame.locator('h1').evaluate((heading) => window.getComputedStyle(heading).color);
    assert.equal(colour, 'rgb(1, 2, 3)');
    await panel.locator('[data-action="stop"]').click();
    await state('ended');
  });

  it('serves from a database that all children share, and loses no update', async () => {
    await startServer(panel, COUNTED, 'StartServers 2\nThreadsPerChild 4\nMaxClients 8\n');
    await panel.frameLocator('iframe').getByRole('heading', { name: 'Counted' }).waitFor();
    await slide('clients', 8);
    await above('answered 2xx and 3xx', 100);
    await slide('clients', 0);
    // Once nobody asks any more, every answer is an update that was committed.
    await panel.locator('[data-part="scoreboard"]', { hasText: /^[^WRCG]*$/ }).waitFor();
    const asked = await page.evaluate(async () => (await (await fetch('app/total')).json()).asked);
    // The request that looks is answered, too.
    await above('answered 2xx and 3xx', asked);
    assert.equal(await figure('answered 2xx and 3xx').innerText(), String(asked + 1));
    for (const bad of ['queue full (503)', 'too late (504)', 'lost with a process']) {
      assert.equal(await figure(bad).innerText(), '0');
    }
    assert.deepEqual(errors, []);
  });
});
