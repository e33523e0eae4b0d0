import { describe, expect, it } from 'vitest';
import { embedAddress, snippet, WAYS } from './embedding';

const BASE = 'https://example.org/course/index.html?lecture=x#y';

describe('embedding', () => {
  it('leads to the demo by itself, next to the page', () => {
    expect(embedAddress(BASE, 'threads & more', 'race')).toBe(
      'https://example.org/course/embed.html?lecture=threads+%26+more&demo=race',
    );
  });

  it('cannot break out of the attributes it is pasted into', () => {
    const programs = [{ file: 'a.py', label: 'A' }];
    const demo = { id: 'd', title: '"><script>&', programs, watch: null, expected: null, compare: false, goals: [] };
    for (const way of WAYS) {
      const text = snippet(way, BASE, '"><b>', demo);
      expect(text).toContain('title="&quot;&gt;&lt;script&gt;&amp;"');
      expect(text).not.toContain('"><b>');
      expect(snippet(way, BASE, 'l', { ...demo, title: null })).toContain('title="A"');
    }
    expect(snippet('frame', BASE, 'l', demo)).toContain('?lecture=l&amp;demo=d"');
  });

  it('names the scripts where they are, next to the page', () => {
    const demo = { id: 'd', title: 'D', programs: [], watch: null, expected: null, compare: false, goals: [] };
    expect(snippet('element', BASE, 'l', demo)).toContain('src="https://example.org/course/interleave-demo.js"');
    expect(snippet('reveal', BASE, 'l', demo)).toContain('src="https://example.org/course/interleave-reveal.js"');
  });
});
