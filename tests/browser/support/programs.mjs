/** Where a browser's program is on this machine. */
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The first of these programs on the search path. */
export function which(...names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  for (const name of names) {
    const path = folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
    if (path !== undefined) return path;
  }
  throw new Error(`not on the search path: ${names.join(', ')}`);
}

/** WebKitGTK's own small browser, which stands beside the library. */
export function miniBrowser() {
  for (const folder of ['/usr/lib', '/usr/libexec']) {
    const files = readdirSync(folder, { recursive: false })
      .flatMap((entry) => [join(folder, entry), ...inside(join(folder, entry))])
      .map((candidate) => join(candidate, 'MiniBrowser'));
    const found = files.find((file) => existsSync(file));
    if (found !== undefined) return found;
  }
  throw new Error('WebKitGTK’s MiniBrowser is not installed');
}

function inside(folder) {
  try {
    return readdirSync(folder)
      .filter((entry) => entry.startsWith('webkit'))
      .map((entry) => join(folder, entry));
  } catch {
    return [];
  }
}
