import { describe, expect, it } from 'vitest';
import { Edits } from './edits';

function storage(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    get length() {
      return kept.size;
    },
  } as Storage;
}

describe('Edits', () => {
  it('keeps an edit per lecture, demo and program', () => {
    const device = storage();
    new Edits('threads', 'race', 'a.py', device).save('edited', 'original');
    expect(new Edits('threads', 'race', 'a.py', device).load()).toBe('edited');
    expect(new Edits('threads', 'race', 'b.py', device).load()).toBeNull();
    expect(new Edits('threads/race', 'a.py', '', device).load()).toBeNull();
  });

  it('forgets an edit that was undone', () => {
    const device = storage();
    const edits = new Edits('threads', 'race', 'a.py', device);
    edits.save('edited', 'original');
    edits.save('original', 'original');
    expect(edits.load()).toBeNull();
    expect(device.length).toBe(0);
  });

  it('works where nothing may be kept', () => {
    const edits = new Edits('threads', 'race', 'a.py', null);
    edits.save('edited', 'original');
    expect(edits.load()).toBeNull();
  });
});
