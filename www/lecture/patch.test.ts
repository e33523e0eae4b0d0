import { describe, expect, it } from 'vitest';
import { patchOf, patched } from './patch';

describe('a patch', () => {
  const base = 'A web server answers many people at once.\nEach request gets a thread of its own.';

  it('describes a text by another one', () => {
    const text = '<p>Each request gets a thread of its own.</p><p>A web server answers</p>';
    const patch = patchOf(base, text);
    expect(patched(base, patch)).toBe(text);
    expect(patch).toEqual(['<p>', [42, 38], '</p><p>', [-80, 20], '</p>']);
  });

  it('describes texts that have nothing in common with the other', () => {
    expect(patchOf(base, 'nothing')).toEqual(['nothing']);
    expect(patched(base, patchOf(base, ''))).toBe('');
    expect(patched('', patchOf('', base))).toBe(base);
  });

  it('leaves characters beyond the first 65,536 whole', () => {
    const text = `𝒳${base}𝒴`;
    expect(patched(base, patchOf(base, text))).toBe(text);
  });
});
