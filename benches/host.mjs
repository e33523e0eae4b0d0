/**
 * A web server on this machine that isolates its pages and counts what it sends, gzipped, as a
 * static host would send it.
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const KINDS = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

/**
 * Serves folders, each under a path; the longest path that fits counts. `pages` maps paths to
 * HTML. Returns the address, the gzipped bytes sent so far by `sent()`, and `close()`.
 */
export async function host(folders, pages = {}) {
  const sent = new Map();
  // Compressed when it is asked for: a static host has done it before anybody visits.
  const sizes = () => [...sent].map(([path, bytes]) => [path, gzipSync(bytes).length]);
  const read = async (path) => {
    if (path in pages) return Buffer.from(pages[path]);
    const mounts = Object.keys(folders).sort((a, b) => b.length - a.length);
    const mount = mounts.find((candidate) => path.startsWith(candidate));
    const inside = normalize(path.slice(mount.length) || 'index.html');
    if (inside.startsWith('..')) throw new Error(`${path} leads out of the folder`);
    return readFile(join(folders[mount], inside));
  };
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://host').pathname);
    try {
      const bytes = await read(path);
      // Browsers keep what they got once during a visit, as with any static host.
      sent.set(path, bytes);
      response.writeHead(200, {
        'Content-Type': KINDS[extname(path) || '.html'] ?? 'application/octet-stream',
        'Content-Length': bytes.length,
        'Cache-Control': 'max-age=600',
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cross-Origin-Embedder-Policy': 'require-corp',
        'Cross-Origin-Resource-Policy': 'cross-origin',
      });
      response.end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A visit that fails leaves its host open; that must not keep the bench from ending.
  server.unref();
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    sent: () => sizes().reduce((sum, [, bytes]) => sum + bytes, 0),
    files: () => sizes().sort(([, a], [, b]) => b - a),
    close: () => server.close(),
  };
}
