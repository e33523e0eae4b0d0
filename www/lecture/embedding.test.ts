import { describe, expect, it } from 'vitest';
import { embedAddress, embedSnippet } from './embedding';

const BASE = 'https://example.org/course/index.html?lecture=x#y';

describe('embedding', () => {
  it('leads to the demo by itself, next to the page', () => {
    expect(embedAddress(BASE, 'threads & more', 'race')).toBe(
      'https://example.org/course/embed.html?lecture=threads+%26+more&demo=race',
    );
  });

  it('cannot break out of the attributes it is pasted into', () => {
    const programs = [{ file: 'a.py', label: 'A' }];
    const demo = { id: 'd', title: '"><script>&', programs, watch: null, expected: null, compare: false };
    expect(embedSnippet(BASE, 'l', demo)).toContain('title="&quot;&gt;&lt;script&gt;&amp;"');
    expect(embedSnippet(BASE, 'l', { ...demo, title: null })).toContain('title="A"');
    expect(embedSnippet(BASE, 'l', demo)).toContain('?lecture=l&amp;demo=d"');
  });
});
