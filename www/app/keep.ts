/**
 * Keeps the page on the device, so that it opens without a network after the first visit. The
 * service worker does the keeping; it is asked to when the reader has what they came for.
 */

import { pause } from '../pause';

/** What a first run calls for after it comes before. */
const PAUSE_MILLISECONDS = 5000;
/** Who has run nothing by then came to read. */
const READING_MILLISECONDS = 60_000;

/** Keeps the page, where the browser can, once a program has run or the reader has stayed a while. */
export async function isOfferedOffline(firstRun: Promise<void>): Promise<void> {
  if (!('serviceWorker' in navigator) || window !== window.parent) return;
  await Promise.race([firstRun.then(() => pause(PAUSE_MILLISECONDS)), pause(READING_MILLISECONDS)]);
  await keep().catch(() => undefined);
}

async function keep(): Promise<void> {
  // Who pays for every byte has not asked for a megabyte.
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  if (connection?.saveData === true) return;
  await navigator.serviceWorker.register(new URL('sw.js', document.baseURI));
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage({ kind: 'keep' });
}
