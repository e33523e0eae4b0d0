/**
 * Requests a second and latency of a Flask program under `interleave serve`, beside the same program on
 * CPython under Flask's own threaded server and under waitress. The same client asks all of them, over
 * loopback. By itself: `node benches/server.mjs`, once `interleave` is built for release.
 */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { table, times } from './table.mjs';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const TARGET = process.env.CARGO_TARGET_DIR ?? `${ROOT}target`;
const INTERLEAVE = `${TARGET}/release/interleave`;
const FOLDER = `${ROOT}benches/server`;
/** What is asked for of `server/app.py`. */
export const HANDLERS = ['hello', 'json', 'session', 'sqlite'];
const CLIENTS = 8;
const THREADS = 8;
const WARM_UP_SECONDS = 1;
const SECONDS = 4;
const FIRST_PORT = 5310;

/** A Python with Flask and waitress, made once. */
function peersPython() {
  const folder = `${TARGET}/bench-flask`;
  const python = `${folder}/bin/python`;
  if (!existsSync(python)) {
    execFileSync('python3', ['-m', 'venv', folder]);
    execFileSync(python, ['-m', 'pip', 'install', '--quiet', '-r', `${FOLDER}/requirements.txt`]);
  }
  return python;
}

function servers() {
  const python = peersPython();
  const ours = (...options) => (port) =>
    [INTERLEAVE, ['serve', 'app.py', '--port', String(port), ...options]];
  return [
    ['Interleave, 2 processes of 4 threads', ours('--config', 'worker.conf')],
    ['Interleave, a thread for each request', ours('--thread-per-request')],
    ['CPython, Flask’s threaded server', (port) => [python, ['app.py', String(port)]]],
    [`CPython, waitress, ${THREADS} threads`, (port) => [python, ['app.py', String(port), 'waitress', String(THREADS)]]],
  ];
}

/** Waits until somebody listens at a port. */
async function listening(port) {
  for (let attempt = 0; attempt < 400; attempt += 1) {
    const there = await new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy();
        resolve(true);
      });
      socket.on('error', () => resolve(false));
    });
    if (there) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`nobody listens at port ${String(port)}`);
}

/** One request; the milliseconds it took and the cookie it set. */
function ask(port, path, agent, cookie) {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const headers = cookie === null ? {} : { Cookie: cookie };
    const request = get({ host: '127.0.0.1', port, path, agent, headers }, (response) => {
      const set = response.headers['set-cookie']?.[0]?.split(';')[0] ?? cookie;
      response.resume();
      response.on('end', () => {
        if (response.statusCode === 200) resolve([performance.now() - began, set]);
        else reject(new Error(`${path} was answered with ${String(response.statusCode)}`));
      });
    });
    request.on('error', reject);
  });
}

/** Lets clients ask one after the other until the time is over; what their requests took. */
async function load(port, path, seconds) {
  // Flask's own server closes every connection; the others keep them.
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  const taken = [];
  const end = performance.now() + seconds * 1000;
  const client = async () => {
    let cookie = null;
    while (performance.now() < end) {
      const [took, set] = await ask(port, path, agent, cookie);
      cookie = set;
      taken.push(took);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  agent.destroy();
  return taken.sort((a, b) => a - b);
}

/** All figures, as a table. */
export async function served() {
  const rows = [];
  const rates = new Map();
  let port = FIRST_PORT;
  for (const [name, command] of servers()) {
    port += 1;
    const [program, options] = command(port);
    const server = spawn(program, options, { cwd: FOLDER, stdio: 'ignore' });
    try {
      await listening(port);
      for (const handler of HANDLERS) {
        await load(port, `/${handler}`, WARM_UP_SECONDS);
        const taken = await load(port, `/${handler}`, SECONDS);
        const rate = taken.length / SECONDS;
        const at = (share) => `${taken[Math.ceil(taken.length * share) - 1].toFixed(1)} ms`;
        rates.set(`${name} ${handler}`, rate);
        rows.push([name, handler, rate.toFixed(0), at(0.5), at(0.95), at(0.99)]);
      }
    } finally {
      server.kill('SIGKILL');
    }
  }
  const [[ours]] = servers();
  const ratios = servers()
    .slice(2)
    .flatMap(([name]) =>
      HANDLERS.map((handler) => {
        const [own, theirs] = [rates.get(`${ours} ${handler}`), rates.get(`${name} ${handler}`)];
        return [`${handler}, beside ${name}`, times(own, theirs), own > theirs ? 'kept' : 'missed'];
      }),
    );
  const head = ['server', 'handler', 'requests a second', 'half within', '95 % within', '99 % within'];
  return [
    `${CLIENTS} clients over loopback, ${SECONDS} s each.`,
    table(head, rows),
    table(['two processes', 'requests a second', 'more than CPython'], ratios),
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.stdout.write(`${(await served()).join('\n\n')}\n`);
}
