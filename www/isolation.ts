/**
 * Gets the page isolated, which threads need: by the host's headers, or by a service worker that
 * adds them. Knows neither the engine nor the lecture.
 */

/** What became of it. After `reloading` the page is about to be replaced by an isolated one. */
export type Isolation = 'isolated' | 'reloading' | 'unavailable';

/** Set once this tab was reloaded for isolation, so that a reload in vain stays the only one. */
const RELOADED = 'interleave-reloaded-for-isolation';

/** How long the first visit may wait for the service worker before it goes on without threads. */
const PATIENCE_MILLISECONDS = 5000;

/** Never rejects: where isolation cannot be had, programs run on one core. */
export async function ensureIsolation(): Promise<Isolation> {
  if (window.crossOriginIsolated) {
    forgetReload();
    return 'isolated';
  }
  try {
    if (!('serviceWorker' in navigator) || sessionStorage.getItem(RELOADED)) return 'unavailable';
    await navigator.serviceWorker.register(new URL('sw.js', document.baseURI));
    if (!(await controlled())) return 'unavailable';
    sessionStorage.setItem(RELOADED, 'yes');
  } catch {
    // Private windows, plain http and cross-site frames refuse storage or service workers.
    return 'unavailable';
  }
  location.reload();
  return 'reloading';
}

/** Whether the page has a service worker in charge, in time. */
async function controlled(): Promise<boolean> {
  const container = navigator.serviceWorker;
  if (container.controller) return true;
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      resolve(false);
    }, PATIENCE_MILLISECONDS);
    container.addEventListener(
      'controllerchange',
      () => {
        clearTimeout(timer);
        resolve(true);
      },
      { once: true },
    );
  });
}

/** The next time this tab loses isolation, as by a forced reload, one reload may mend it again. */
function forgetReload(): void {
  try {
    sessionStorage.removeItem(RELOADED);
  } catch {
    // Without storage there was nothing to forget.
  }
}
