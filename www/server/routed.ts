/**
 * The page's end of the way through the service worker: `fetch('/app/…')`, forms and frames reach the
 * server in this page, as one visitor. The other end is `route.ts`.
 */
import { soon } from '../pause';
import bridge from './bridge.js?raw';
import { header, type HttpAnswer } from './http';
import { withFiles } from './inline';
import type { RouteAnswer, RouteOffer, RouteRequest } from './protocol';
import { redirection, type Session } from './session';

/** How long the service worker may take to get ready, and to say where it has the application. */
const PATIENCE_MILLISECONDS = 20_000;

/** What a browser or an earlier hop decides about one connection, and not the application about its answer. */
const OF_THE_CONNECTION = new Set(['connection', 'content-length', 'keep-alive', 'transfer-encoding', 'set-cookie']);

/** A page of the application, with the script that is its way to the server. */
export function withBridge(page: string, mount: string | null): string {
  const script = `<script>(${bridge})(${JSON.stringify(mount)})</script>`;
  // What comes before the type of a document would undo it.
  const type = /^\s*<!doctype[^>]*>/i.exec(page)?.[0] ?? '';
  return type + script + page.slice(type.length);
}

/** An answer as it stands in a frame: with its way to the server, and with the files it names. */
export async function shown(answer: HttpAnswer, path: string, session: Session, mount: string | null): Promise<string> {
  const text = new TextDecoder().decode(answer.body);
  if (!isPage(answer)) return `<pre>${text.replace(/[&<>]/g, (sign) => `&#${String(sign.charCodeAt(0))};`)}</pre>`;
  const file = async (address: string) => {
    const asked = { method: 'GET', path: session.pathOf(address, path), headers: [], body: new Uint8Array() };
    return (await session.follow(asked)).answer;
  };
  return withBridge(await withFiles(text, file), mount);
}

function isPage(answer: HttpAnswer): boolean {
  return (header(answer, 'content-type') ?? '').startsWith('text/html');
}

function isOffer(data: unknown): data is RouteOffer {
  return typeof data === 'object' && data !== null && (data as { kind?: unknown }).kind === 'who-has-app';
}

/** Where the service worker has applications, or null where none is in charge. */
async function mountOfSite(): Promise<string | null> {
  // In another site's page a demo keeps nothing on the device; where it is the same site, there may be one.
  if (!('serviceWorker' in navigator)) return null;
  const registration = (await (window === window.parent
    ? navigator.serviceWorker.register(new URL('sw.js', document.baseURI))
    : navigator.serviceWorker.getRegistration())) as ServiceWorkerRegistration | null | undefined;
  // What blocks service workers may also answer with nothing at all.
  if (!registration) return null;
  const { active: worker } = await soon(navigator.serviceWorker.ready, PATIENCE_MILLISECONDS);
  if (worker === null) return null;
  const { port1, port2 } = new MessageChannel();
  const answered = new Promise<string>((resolve) => {
    port1.onmessage = ({ data }: MessageEvent<string>) => {
      resolve(data);
    };
  });
  worker.postMessage({ kind: 'where-is-app' }, [port2]);
  return soon(answered, PATIENCE_MILLISECONDS);
}

export class Routed {
  /** The page's name among those of the site that have a server. */
  readonly #page = crypto.randomUUID();
  readonly #session: Session;
  readonly #mount: string;
  /** Told of each page that a frame is given. */
  readonly #showing: (path: string, status: number) => void;

  private constructor(session: Session, mount: string, showing: (path: string, status: number) => void) {
    this.#session = session;
    this.#mount = mount;
    this.#showing = showing;
    navigator.serviceWorker.addEventListener('message', this.#hear);
    navigator.serviceWorker.startMessages();
  }

  /** Null where service workers are not available. */
  static async open(session: Session, showing: (path: string, status: number) => void): Promise<Routed | null> {
    try {
      const mount = await mountOfSite();
      return mount === null ? null : new Routed(session, mount, showing);
    } catch {
      // Private windows and cross-site frames refuse to say whether there is one.
      return null;
    }
  }

  /** The address of one of the application's paths, for a frame. */
  address(path: string): string {
    return `${this.#mount}@${this.#page}/${path.replace(/^\//, '')}`;
  }

  close(): void {
    navigator.serviceWorker.removeEventListener('message', this.#hear);
  }

  readonly #hear = ({ data, ports: [port] }: MessageEvent<unknown>): void => {
    if (!isOffer(data) || port === undefined) return;
    const mine = data.page === null || data.page === this.#page;
    if (mine) {
      port.onmessage = ({ data: asked }: MessageEvent<RouteRequest>) => {
        void this.#answer(asked).then((answer) => {
          port.postMessage(answer, [answer.body]);
        });
      };
    }
    port.postMessage(mine);
  };

  async #answer({ method, path, headers, body, mount, navigates }: RouteRequest): Promise<RouteAnswer> {
    const answer = await this.#session.exchange({ method, path, headers, body: new Uint8Array(body) });
    const kept = answer.headers.filter(([name]) => !OF_THE_CONNECTION.has(name.toLowerCase()));
    const told = kept.map(([name, value]): [string, string] => [
      name,
      name.toLowerCase() === 'location' ? this.#mounted(value, path, mount) : value,
    ]);
    const moves = redirection(answer) !== null;
    if (navigates && !moves) this.#showing(path, answer.status);
    if (!navigates || moves || !isPage(answer)) return { status: answer.status, headers: told, body: answer.body.buffer };
    const page = new TextEncoder().encode(await shown(answer, path, this.#session, mount));
    return { status: answer.status, headers: told, body: page.buffer };
  }

  /** Where a redirection leads, as the browser has to know it. */
  #mounted(location: string, path: string, mount: string): string {
    try {
      return mount + this.#session.pathOf(location, path).slice(1);
    } catch {
      // To another site, which the frame's policy refuses.
      return location;
    }
  }
}
