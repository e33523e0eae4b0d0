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
  if (!canBeIsolated()) return 'unavailable';
  try {
    if (!('serviceWorker' in navigator) || sessionStorage.getItem(RELOADED)) return 'unavailable';
    // What blocks service workers may also answer with nothing at all.
    const worker = new URL('sw.js', document.baseURI);
    const registration = (await navigator.serviceWorker.register(worker)) as ServiceWorkerRegistration | null;
    if (!registration || !(await ready(registration))) return 'unavailable';
    sessionStorage.setItem(RELOADED, 'yes');
  } catch {
    // Private windows, plain http and cross-site frames refuse storage or service workers.
    return 'unavailable';
  }
  location.reload();
  return 'reloading';
}

/**
 * Whether headers could help. What isolates a frame, whatever the page around it, is known to
 * browsers of Chromium's kind alone, and those tell themselves apart by this object.
 */
function canBeIsolated(): boolean {
  return window === window.parent || 'userAgentData' in navigator;
}

/** Whether a reload would find a service worker in charge, as soon as that is known. */
async function ready({ installing, waiting, active }: ServiceWorkerRegistration): Promise<boolean> {
  const container = navigator.serviceWorker;
  // A forced reload leaves a page alone although its worker is there; the next reload does not.
  if (container.controller || active?.state === 'activated') return true;
  const worker = installing ?? waiting ?? active;
  if (worker === null) return false;
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      resolve(false);
    }, PATIENCE_MILLISECONDS);
    const settle = (answer: boolean) => {
      clearTimeout(timer);
      resolve(answer);
    };
    worker.addEventListener('statechange', () => {
      if (worker.state === 'redundant') settle(false);
    });
    container.addEventListener(
      'controllerchange',
      () => {
        settle(true);
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
