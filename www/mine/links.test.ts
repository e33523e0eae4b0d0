import { describe, expect, it } from 'vitest';
import { readVersion, writeVersion } from './links';
import { packed, unpacked } from './packed-text';

const VERSION = { demo: 'race', file: 'a b.py', text: 'print("é ☃ <script>")\n'.repeat(40) };

describe('a version in a link', () => {
  it('comes back as it went', async () => {
    const hash = await writeVersion(VERSION);
    expect(hash.length).toBeLessThan(VERSION.text.length / 4);
    expect(await readVersion(`#${hash}`)).toEqual(VERSION);
    expect(new URL(`https://host.example/#${hash}`).hash).toBe(`#${hash}`);
  });

  it('is nothing where a link leads to a section', async () => {
    for (const hash of ['', '#', '#race', '#race?step=a.py', '#?edit=a.py&text=x']) {
      expect(await readVersion(hash)).toBeNull();
    }
  });

  it('is damaged where its text is no packed text, or unpacks to more than a program', async () => {
    const bomb = await packed('0'.repeat(5_000_000));
    expect(bomb.length).toBeLessThan(10_000);
    for (const text of ['', '%%%', 'AAAA', 'not packed', bomb]) {
      expect(await readVersion(`#race?edit=a.py&text=${text}`)).toBe('damaged');
    }
    expect(await unpacked(bomb)).toBeNull();
  });
});
