/**
 * Keeps the page on the device, so that it opens without a network after the first visit. The
 * service worker does the keeping; it is asked to when the reader has what they came for.
 */

/** The page's own loading, and a first run, come before. */
const PAUSE_MILLISECONDS = 6000;

/** Offers the page to be kept, where the browser can. */
export function isOfferedOffline(): void {
  if (!('serviceWorker' in navigator) || window !== window.parent) return;
  setTimeout(() => {
    keep().catch(() => undefined);
  }, PAUSE_MILLISECONDS);
}

async function keep(): Promise<void> {
  // Who pays for every byte has not asked for a megabyte.
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  if (connection?.saveData === true) return;
  await navigator.serviceWorker.register(new URL('sw.js', document.baseURI));
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage({ kind: 'keep' });
}
