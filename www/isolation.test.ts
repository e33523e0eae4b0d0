import { afterEach, describe, expect, it, vi } from 'vitest';
import { ensureIsolation } from './isolation';

/** A browser whose service worker takes control once registered, unless `refuses`. */
function browser({ isolated = false, refuses = false } = {}) {
  const stored = new Map<string, string>();
  const reload = vi.fn();
  const register = vi.fn((): Promise<void> =>
    refuses ? Promise.reject(new Error('forbidden')) : Promise.resolve(),
  );
  vi.stubGlobal('window', { crossOriginIsolated: isolated });
  vi.stubGlobal('document', { baseURI: 'https://host.example/course/page/' });
  vi.stubGlobal('location', { reload });
  vi.stubGlobal('navigator', { serviceWorker: { register, controller: {} } });
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  });
  return { reload, register };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('ensureIsolation', () => {
  it('registers nothing where the host isolates the page', async () => {
    const { register } = browser({ isolated: true });
    expect(await ensureIsolation()).toBe('isolated');
    expect(register).not.toHaveBeenCalled();
  });

  it('registers the worker beside the page and reloads', async () => {
    const { register, reload } = browser();
    expect(await ensureIsolation()).toBe('reloading');
    expect(register).toHaveBeenCalledWith(new URL('https://host.example/course/page/sw.js'));
    expect(reload).toHaveBeenCalledOnce();
  });

  it('goes on without threads where one reload did not help', async () => {
    const { reload } = browser();
    await ensureIsolation();
    expect(await ensureIsolation()).toBe('unavailable');
    expect(reload).toHaveBeenCalledOnce();
  });

  it('goes on without threads where service workers are forbidden', async () => {
    const { reload } = browser({ refuses: true });
    expect(await ensureIsolation()).toBe('unavailable');
    expect(reload).not.toHaveBeenCalled();
  });
});
