/** The link that carries somebody's version of a program, behind `#`: it goes to no server. */
import { packed, unpacked } from './packed-text';

/** A version of one program. */
export interface Version {
  /** The demo's id. */
  demo: string;
  file: string;
  text: string;
}

/** The link's part behind `#`. */
export async function writeVersion({ demo, file, text }: Version): Promise<string> {
  const fields = new URLSearchParams({ edit: file, text: await packed(text) });
  return `${demo}?${fields.toString()}`;
}

/** What the part behind `#` carries; null when it carries no version, `damaged` when it should. */
export async function readVersion(hash: string): Promise<Version | 'damaged' | null> {
  const [demo = '', fields = ''] = hash.replace(/^#/, '').split('?', 2);
  const search = new URLSearchParams(fields);
  const file = search.get('edit');
  if (demo === '' || file === null) return null;
  const text = await unpacked(search.get('text') ?? '');
  return text === null || text === '' ? 'damaged' : { demo, file, text };
}
