/** Builds the gallery of views in memory and serves it: it is no part of what is shipped. */
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const KINDS = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' };

/** The gallery's address, and `close()`. */
export async function serveGallery() {
  const root = fileURLToPath(new URL('../gallery/', import.meta.url));
  const { output } = await build({
    root,
    base: './',
    configFile: false,
    logLevel: 'error',
    build: { write: false, target: 'es2022' },
  });
  const files = new Map(output.map((file) => [`/${file.fileName}`, file.source ?? file.code]));
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://gallery');
    const file = pathname === '/' ? '/index.html' : pathname;
    const text = files.get(file);
    response.writeHead(text === undefined ? 404 : 200, {
      'Content-Type': KINDS[extname(file)] ?? 'application/octet-stream',
    });
    response.end(text);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    close: () => server.close(),
  };
}
