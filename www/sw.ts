/// <reference lib="webworker" />
/**
 * The service worker. It adds to every response of ours the headers that threads need, for hosts
 * that set none, and keeps the page for when there is no network. What has a digest in its name never
 * changes and is taken from what is kept; everything else is asked for first, so that a lecture edited
 * on its host is never shown as it was. It knows neither the engine nor the lecture.
 */
// Hears of requests before what stands below.
import './server/route';

declare const self: ServiceWorkerGlobalScope;

const ISOLATING = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'cross-origin',
};

/** For a demo in another site's page, which its own headers isolate where the browser knows how. */
const ISOLATING_A_FRAME = { 'Document-Isolation-Policy': 'isolate-and-require-corp' };

/** What never changes, because its name has a digest in it. */
const NAMED = 'interleave-named';
/** The last answer to everything else. */
const LAST = 'interleave-last';

/** What the build wrote, all that is needed without a network. */
interface Kept {
  files: string[];
}

self.addEventListener('install', () => {
  void self.skipWaiting();
});

self.addEventListener('activate', () => {
  // Not waited for: Firefox asks every worker of the page, and the engine's, asleep until there is a
  // Python thread to run, do not answer. Until the activation is over no request is.
  void self.clients.claim();
});

self.addEventListener('message', (event) => {
  const { kind } = (event.data ?? {}) as { kind?: unknown };
  if (kind === 'keep') event.waitUntil(keepAll());
});

self.addEventListener('fetch', (event) => {
  const { method, url, headers } = event.request;
  if (new URL(url).origin !== self.location.origin || method !== 'GET' || headers.has('range')) return;
  event.respondWith(isolated(event));
});

async function isolated(event: FetchEvent): Promise<Response> {
  const { request } = event;
  const response = isNamed(request.url) ? await named(event) : await asked(event);
  // An opaque response shows neither its status nor its headers, and cannot be made anew.
  if (response.status === 0) return response;
  const headers = new Headers(response.headers);
  const added = request.destination === 'iframe' ? { ...ISOLATING, ...ISOLATING_A_FRAME } : ISOLATING;
  for (const [name, value] of Object.entries(added)) headers.set(name, value);
  const { status, statusText } = response;
  return new Response(response.body, { status, statusText, headers });
}

function isNamed(url: string): boolean {
  return /\/assets\/[^/]+-[\w-]{8}\.\w+$/.test(new URL(url).pathname);
}

/** From what is kept, and otherwise from the host. */
async function named(event: FetchEvent): Promise<Response> {
  const { request } = event;
  const kept = await caches.match(request, { cacheName: NAMED, ignoreVary: true });
  if (kept) return kept;
  const response = await fetch(request);
  event.waitUntil(keep(NAMED, request, response.clone()));
  return response;
}

/** From the host, and from what is kept only when there is no answer. */
async function asked(event: FetchEvent): Promise<Response> {
  const { request } = event;
  try {
    const response = await fetch(request);
    event.waitUntil(keep(LAST, request, response.clone()));
    return response;
  } catch (error) {
    // A page is the same page whatever stands behind its question mark.
    const search = { cacheName: LAST, ignoreSearch: request.mode === 'navigate', ignoreVary: true };
    const kept = await caches.match(request, search);
    if (kept) return kept;
    throw error;
  }
}

/** Keeps a good answer, where the device has room. */
async function keep(name: string, request: Request, response: Response): Promise<void> {
  if (!response.ok || response.type !== 'basic') return;
  try {
    const cache = await caches.open(name);
    const address = new URL(request.url);
    if (request.mode === 'navigate') address.search = '';
    await cache.put(address.href, response);
  } catch {
    // A full device, or a window that may keep nothing.
  }
}

/** Fetches all that is not kept yet, and forgets what an older build had. */
async function keepAll(): Promise<void> {
  const response = await fetch(new URL('offline.json', self.registration.scope), { cache: 'no-cache' });
  if (!response.ok) return;
  const { files } = (await response.json()) as Kept;
  const addresses = files.map((file) => new URL(file, self.registration.scope).href);
  const cache = await caches.open(NAMED);
  for (const { url } of await cache.keys()) {
    if (!addresses.includes(url)) await cache.delete(url);
  }
  for (const address of addresses) {
    const kept = await caches.match(address, { ignoreVary: true });
    if (kept && isNamed(address)) continue;
    const request = new Request(address);
    await keep(isNamed(address) ? NAMED : LAST, request, await fetch(request));
  }
}
