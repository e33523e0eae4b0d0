/**
 * The module of the schedules in turns in a worker of a browser, without the page: to be asked directly.
 * It is no part of what is shipped.
 */

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGES = fileURLToPath(new URL('../../../pkg/', import.meta.url));
const KINDS = { '.js': 'text/javascript', '.wasm': 'application/wasm', '.txt': 'text/plain; charset=utf-8' };

/** Runs in the worker: a text is a function of the module, the library's address and an argument. */
const WORKER = `
const open = async (name, workers) => {
  const turns = await import('/pkg/' + name + '/interleave.js');
  await turns.default();
  if (workers > 0) await turns.initThreadPool(workers);
  return turns;
};
const opened = new Map();
self.onmessage = async ({ data: { text, argument, name, workers } }) => {
  try {
    if (!opened.has(name)) opened.set(name, await open(name, workers));
    const value = await new Function('return ' + text)()(opened.get(name), location.origin + '/pkg/library.txt', argument);
    self.postMessage({ value });
  } catch (error) {
    self.postMessage({ error: String(error) });
  }
};
self.postMessage('ready');
`;

function answer(pathname) {
  if (pathname === '/') return ['text/html', '<!doctype html><title>Turns</title>'];
  if (pathname === '/worker.js') return [KINDS['.js'], WORKER];
  const path = pathname.replace(/^\/pkg\//, '').replace(/\/$/, '/interleave.js');
  return [KINDS[extname(path)] ?? 'application/octet-stream', readFileSync(PACKAGES + path)];
}

/** Answers `ask(work, argument)`, which has the worker call `work(module, library, argument)`, and `close()`. */
export async function openTurns(browser, { name = 'turns', workers = 0 } = {}) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://turns');
    try {
      const [kind, body] = answer(pathname);
      response.writeHead(200, {
        'Content-Type': kind,
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cross-Origin-Embedder-Policy': 'require-corp',
      });
      response.end(body);
    } catch {
      response.writeHead(404);
      response.end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const worker = new window.Worker('/worker.js', { type: 'module' });
        worker.onmessage = resolve;
        worker.onerror = (event) => reject(new Error(event.message));
        window.turns = worker;
      }),
  );
  return {
    async ask(work, argument) {
      const question = { text: work.toString(), argument, name, workers };
      const { value, error } = await page.evaluate(
        (question) =>
          new Promise((resolve) => {
            window.turns.onmessage = ({ data }) => resolve(data);
            window.turns.postMessage(question);
          }),
        question,
      );
      if (error !== undefined) throw new Error(error);
      return value;
    },
    async close() {
      await context.close();
      server.close();
    },
  };
}
