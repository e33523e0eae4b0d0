/** WebKit's WebDriver server, which starts the browser. */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { which } from './programs.mjs';
import { PATIENCE } from './site.mjs';

/** A port nobody listens on. */
async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Asks the server until it says that it is ready. */
async function ready(address) {
  const end = performance.now() + PATIENCE;
  while (performance.now() < end) {
    try {
      const { value } = await (await fetch(`${address}/status`)).json();
      if (value.ready) return;
    } catch {
      // Not listening yet: the next question comes as soon as this turn of the event loop is over.
      await setImmediate();
    }
  }
  throw new Error('WebKitWebDriver does not answer');
}

/** Starts the server; `end()` stops it again. */
export async function startDriver() {
  const port = await freePort();
  const server = spawn(which('WebKitWebDriver'), [`--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
  });
  const address = `http://127.0.0.1:${port}`;
  await ready(address);
  return { address, end: () => server.kill() };
}
