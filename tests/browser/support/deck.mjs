/**
 * Somebody else's site: a reveal.js deck with demos of ours in it, served from another origin and
 * without any header that would isolate it.
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const REVEAL = fileURLToPath(new URL('../../../node_modules/reveal.js/dist/', import.meta.url));
const KINDS = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html; charset=utf-8' };

/**
 * A deck of three slides; the second has the demo, from the lecture page at `site`. The slides do not
 * glide: a frame that moves is missed by a driver's mouse.
 */
function deck(site) {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <link rel="icon" href="data:," />
    <title>Slides</title>
    <link rel="stylesheet" href="reveal/reveal.css" />
    <link rel="stylesheet" href="reveal/theme/white.css" />
  </head>
  <body>
    <div class="reveal"><div class="slides">
      <section><h2>Before</h2></section>
      <section>
        <h2>Race to 50</h2>
        <interleave-demo lecture="threads-flask" demo="race-to-50"></interleave-demo>
      </section>
      <section><h2>After</h2></section>
    </div></div>
    <script src="reveal/reveal.js"></script>
    <script src="${site}interleave-reveal.js"></script>
    <script>Reveal.initialize({ plugins: [InterleaveReveal], hash: true, transition: 'none' });</script>
  </body>
</html>`;
}

/** A course page with a script and an element, and nothing else of ours. */
function course(site) {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <link rel="icon" href="data:," />
    <title>Course</title>
    <script type="module" src="${site}interleave-demo.js"></script>
  </head>
  <body>
    <h1>Week 5</h1>
    <interleave-demo lecture="threads-flask" demo="race-to-50" title="Race to 50">
      <a href="${site}#race-to-50">Race to 50</a>
    </interleave-demo>
  </body>
</html>`;
}

/** A page with a frame, in the sandbox a learning platform might put it into. */
function framed(source, sandbox) {
  const quoted = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<!doctype html><html lang="en"><title>Course</title>
    <iframe title="demo" width="1200" height="800" allow="cross-origin-isolated"
            ${sandbox === null ? '' : `sandbox="${quoted(sandbox)}"`} src="${quoted(source)}"></iframe></html>`;
}

/** Serves them; `localhost` is another site than the `127.0.0.1` the demos come from. */
export async function otherSite() {
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://localhost');
    try {
      let body;
      if (pathname === '/deck') body = deck(searchParams.get('site'));
      else if (pathname === '/course') body = course(searchParams.get('site'));
      else if (pathname === '/framed') body = framed(searchParams.get('src'), searchParams.get('sandbox'));
      else if (pathname.startsWith('/reveal/')) {
        body = await readFile(join(REVEAL, normalize(pathname.slice('/reveal/'.length))));
      } else throw new Error(pathname);
      response.setHeader('Content-Type', KINDS[extname(pathname)] ?? KINDS['.html']);
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => {
    server.listen(0, resolve);
  });
  return {
    address: (page, wanted) => {
      const address = new URL(page, `http://localhost:${server.address().port}/`);
      for (const [name, value] of Object.entries(wanted)) address.searchParams.set(name, value);
      return address.href;
    },
    close: () => server.close(),
  };
}
