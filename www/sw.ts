/// <reference lib="webworker" />
/**
 * The service worker for hosts that set no headers: it adds to every response of ours those that
 * threads need. It keeps nothing, and knows neither the engine nor the lecture.
 */
export {};

declare const self: ServiceWorkerGlobalScope;

const ISOLATING = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'cross-origin',
};

/** For a demo in another site's page, which its own headers isolate where the browser knows how. */
const ISOLATING_A_FRAME = { 'Document-Isolation-Policy': 'isolate-and-require-corp' };

self.addEventListener('install', () => {
  void self.skipWaiting();
});

self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim());
});

self.addEventListener('fetch', (event) => {
  if (new URL(event.request.url).origin !== self.location.origin) return;
  event.respondWith(isolated(event.request));
});

async function isolated(request: Request): Promise<Response> {
  const response = await fetch(request);
  // An opaque response shows neither its status nor its headers, and cannot be made anew.
  if (response.status === 0) return response;
  const headers = new Headers(response.headers);
  const added = request.destination === 'iframe' ? { ...ISOLATING, ...ISOLATING_A_FRAME } : ISOLATING;
  for (const [name, value] of Object.entries(added)) headers.set(name, value);
  const { status, statusText } = response;
  return new Response(response.body, { status, statusText, headers });
}
