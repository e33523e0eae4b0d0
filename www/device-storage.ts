/** Where the page keeps what stays on this device. */

/** The browser's storage, or null where a setting or a sandbox forbids even asking. */
export function deviceStorage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
