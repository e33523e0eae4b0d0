/// <reference lib="webworker" />
/**
 * The service worker's way to the server in the page: what is asked for below `app/` of the site goes to
 * the page that has a server, and its answer comes back as one from the network would. It passes messages
 * on and knows neither HTTP nor cookies; the page's end is `routed.ts`. Only the service worker imports
 * it, before anything else of its own: a script shared with the page could not be part of it.
 */
import type { RouteAnswer, RouteOffer, RouteRequest } from './protocol';

declare const self: ServiceWorkerGlobalScope;

const MOUNT = new URL('app/', self.registration.scope);

/** How long pages may take to say that they have a server. */
const PATIENCE_MILLISECONDS = 5000;

/**
 * What an application may do: run its own scripts and send its forms to itself. It belongs to no origin,
 * so the page's storage and its documents are not there for it.
 */
const POLICY = [
  'sandbox allow-scripts allow-forms',
  "default-src 'none'",
  "script-src 'unsafe-inline'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  `form-action ${MOUNT.href}`,
  "base-uri 'none'",
  "frame-ancestors 'self'",
].join('; ');

/** What the page needs of every frame in it, and what an application must not decide. */
const OWN_HEADERS = {
  'Content-Security-Policy': POLICY,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/** Code that would run as the page's own; an application's scripts come inside of its pages. */
const CODE = new Set<RequestDestination>([
  'script', 'style', 'worker', 'sharedworker', 'audioworklet', 'paintworklet', 'embed', 'object', 'manifest', 'xslt',
]);

self.addEventListener('message', ({ data, ports }) => {
  const { kind } = (data ?? {}) as { kind?: unknown };
  if (kind === 'where-is-app') ports[0]?.postMessage(MOUNT.href);
});

self.addEventListener('fetch', (event) => {
  const { origin, pathname } = new URL(event.request.url);
  if (origin !== MOUNT.origin || !pathname.startsWith(MOUNT.pathname)) return;
  event.stopImmediatePropagation();
  event.respondWith(answered(event));
});

async function answered(event: FetchEvent): Promise<Response> {
  const { request } = event;
  if (CODE.has(request.destination)) return plain(403, 'An application’s files come with its pages only.');
  const { page, path } = placeOf(new URL(request.url));
  const body = await request.arrayBuffer();
  const asked: RouteRequest = {
    method: request.method,
    path,
    headers: [...request.headers],
    body,
    mount: MOUNT.pathname + (page === null ? '' : `@${page}/`),
    navigates: request.mode === 'navigate',
  };
  const server = await serverOf(page, asked.navigates ? null : event.clientId);
  if (server === null) return plain(503, 'No page of this site has a server that runs.');
  return new Promise((resolve) => {
    server.onmessage = ({ data }: MessageEvent<RouteAnswer>) => {
      server.close();
      resolve(written(data));
    };
    server.postMessage(asked, [body]);
  });
}

/** `app/@PAGE/path` names the page whose server is meant; `app/path` means any, or the asking page's own. */
function placeOf({ pathname, search }: URL): { page: string | null; path: string } {
  const rest = pathname.slice(MOUNT.pathname.length);
  const named = /^@([\w-]+)(\/.*)?$/.exec(rest);
  if (named === null) return { page: null, path: `/${rest}${search}` };
  return { page: named[1] ?? null, path: `${named[2] ?? '/'}${search}` };
}

/** A way to the page whose server is to answer: the first to say that it has the one that is meant. */
async function serverOf(page: string | null, client: string | null): Promise<MessagePort | null> {
  const all = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const asked = page === null && client !== null ? all.filter(({ id }) => id === client) : all;
  const offers = asked.map((one) => offer(one, page));
  try {
    return await Promise.any(offers);
  } catch {
    return null;
  }
}

function offer(client: Client, page: string | null): Promise<MessagePort> {
  return new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    const refuse = () => {
      port1.close();
      reject(new Error('no server'));
    };
    const timer = setTimeout(refuse, PATIENCE_MILLISECONDS);
    port1.onmessage = ({ data }: MessageEvent<boolean>) => {
      clearTimeout(timer);
      if (data) resolve(port1);
      else refuse();
    };
    const question: RouteOffer = { kind: 'who-has-app', page };
    client.postMessage(question, [port2]);
  });
}

function written({ status, headers: given, body }: RouteAnswer): Response {
  const headers = new Headers();
  for (const [name, value] of given) {
    try {
      headers.append(name, value);
    } catch {
      // A header that is none to a browser; the network would have dropped the answer for it.
    }
  }
  for (const [name, value] of Object.entries(OWN_HEADERS)) headers.set(name, value);
  const known = status >= 200 && status < 600;
  const empty = [204, 205, 304].includes(status);
  return new Response(empty ? null : body, { status: known ? status : 502, headers });
}

function plain(status: number, text: string): Response {
  const headers = { ...OWN_HEADERS, 'Content-Type': 'text/plain; charset=utf-8' };
  return new Response(text, { status, headers });
}
