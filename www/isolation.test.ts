import { afterEach, describe, expect, it, vi } from 'vitest';
import { ensureIsolation } from './isolation';

/** What a browser makes of the registration of a service worker that is in charge already. */
const IN_CHARGE = { installing: null, waiting: null, active: { state: 'activated' } };

interface Browser {
  isolated?: boolean;
  refuses?: boolean;
  framed?: boolean;
  answer?: unknown;
}

/** A browser that answers a registration with `answer`, unless it `refuses`. */
function browser({ isolated = false, refuses = false, framed = false, answer = IN_CHARGE }: Browser = {}) {
  const stored = new Map<string, string>();
  const reload = vi.fn();
  const register = vi.fn((): Promise<unknown> =>
    refuses ? Promise.reject(new Error('forbidden')) : Promise.resolve(answer),
  );
  const serviceWorker = Object.assign(new EventTarget(), { register, controller: null });
  const window: Record<string, unknown> = { crossOriginIsolated: isolated };
  window.parent = framed ? {} : window;
  vi.stubGlobal('window', window);
  vi.stubGlobal('document', { baseURI: 'https://host.example/course/page/' });
  vi.stubGlobal('location', { reload });
  vi.stubGlobal('navigator', { serviceWorker });
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  });
  return { reload, register, serviceWorker };
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

  it('reloads once a worker that is new is in charge', async () => {
    const worker = Object.assign(new EventTarget(), { state: 'installing' });
    const answer = { installing: worker, waiting: null, active: null };
    const { reload, serviceWorker } = browser({ answer });
    const isolation = ensureIsolation();
    await Promise.resolve();
    await Promise.resolve();
    expect(reload).not.toHaveBeenCalled();
    serviceWorker.dispatchEvent(new Event('controllerchange'));
    expect(await isolation).toBe('reloading');
  });

  it('does not try in a frame that no header could isolate', async () => {
    const { register } = browser({ framed: true });
    expect(await ensureIsolation()).toBe('unavailable');
    expect(register).not.toHaveBeenCalled();
  });

  it('does not wait for a worker that nothing will come of', async () => {
    browser({ answer: null });
    expect(await ensureIsolation()).toBe('unavailable');
    browser({ answer: { installing: null, waiting: null, active: null } });
    expect(await ensureIsolation()).toBe('unavailable');
    const worker = Object.assign(new EventTarget(), { state: 'installing' });
    browser({ answer: { installing: worker, waiting: null, active: null } });
    const isolation = ensureIsolation();
    await Promise.resolve();
    await Promise.resolve();
    worker.state = 'redundant';
    worker.dispatchEvent(new Event('statechange'));
    expect(await isolation).toBe('unavailable');
  });

  it('goes on without threads where service workers are forbidden', async () => {
    const { reload } = browser({ refuses: true });
    expect(await ensureIsolation()).toBe('unavailable');
    expect(reload).not.toHaveBeenCalled();
  });
});
