import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { ServerClient } from '../../server/client';
import { Routed, shown } from '../../server/routed';
import { Session } from '../../server/session';
import { LightElement } from '../light-element';
import './styles.css';

/** What a framed page asks for. */
interface Asked {
  kind: 'ready' | 'fetch' | 'go';
  id: number;
  url: string;
  method: string;
  headers: [string, string][];
  body: Uint8Array<ArrayBuffer>;
}

/** The frame's own document where no service worker brings the application's; its policy lets it run scripts and reach nothing. */
const FRAME = 'app-frame.html';

const NO_BODY = new Uint8Array();

function isAsked(data: unknown): data is Asked {
  if (typeof data !== 'object' || data === null) return false;
  const { kind, id, url, method, headers, body } = data as Record<string, unknown>;
  return (
    (kind === 'ready' || kind === 'fetch' || kind === 'go') &&
    typeof id === 'number' &&
    typeof url === 'string' &&
    typeof method === 'string' &&
    body instanceof Uint8Array &&
    Array.isArray(headers) &&
    headers.every((pair) => Array.isArray(pair) && pair.length === 2 && pair.every((part) => typeof part === 'string'))
  );
}

/**
 * A browser for the application of the server in the page. The application's page stands in a frame
 * without an origin. Where the site's service worker is in charge, the frame has the application's own
 * address below `app/`; otherwise it gets its pages from this element. Either way its scripts reach the
 * server, and nothing else, through this element.
 *
 * Property: `client` is the way to the server. The attribute `data-status` is the status of the page
 * shown, `data-path` its path, `data-way` is `routed` or `direct` once it is known.
 */
export class BrowserPane extends LightElement {
  static override properties = {
    client: { attribute: false },
    path: { attribute: 'data-path', reflect: true },
    status: { attribute: 'data-status', reflect: true },
    way: { attribute: 'data-way', reflect: true },
    visit: { state: true },
    problem: { state: true },
  };

  declare client: ServerClient | null;
  declare path: string;
  declare status: number;
  declare way: 'routed' | 'direct' | null;
  /** Which page is shown: each that is asked for from here gets a frame of its own. */
  declare visit: number;
  /** Why an address could not be opened. */
  declare problem: string;
  #content = '';
  /** What the frame of this visit is to open, where it has an address. */
  #opened = '/';
  #session: Session | null = null;
  #routed: Routed | null = null;

  constructor() {
    super();
    this.client = null;
    this.path = '/';
    this.status = 0;
    this.way = null;
    this.visit = 0;
    this.problem = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('message', this.#hear);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('message', this.#hear);
    this.#routed?.close();
  }

  protected override firstUpdated(): void {
    void this.#begin();
  }

  async #begin(): Promise<void> {
    if (this.client === null) return;
    this.#session = new Session(this.client);
    this.#routed = await Routed.open(this.#session, (path, status) => {
      this.path = path;
      this.status = status;
    });
    if (!this.isConnected) this.#routed?.close();
    this.way = this.#routed === null ? 'direct' : 'routed';
    void this.#go('/');
  }

  protected override render(): TemplateResult {
    return html`<section class="browser-pane" aria-label="The application in a browser">
      <form class="browser-bar" @submit=${this.#enter}>
        <label><span>Address</span> <input data-part="address" .value=${this.path} autocomplete="off" spellcheck="false" /></label>
        <button type="submit">Go</button>
        <span role="status" data-part="page-status">${this.problem !== '' ? this.problem : this.status > 0 ? `Status ${String(this.status)}` : ''}</span>
      </form>
      ${this.visit === 0 ? nothing : keyed(this.visit, this.#frame())}
      <p class="browser-note">
        ${this.way === 'routed'
          ? html`The frame has an address of its own below <code>app/</code>, where the server in this page answers in place of the network.`
          : 'This browser has no service worker for this page, so the frame speaks to the server in this page directly.'}
        Its scripts, forms, links and cookies are real; the network is not there for it.
      </p>
    </section>`;
  }

  #frame(): TemplateResult {
    if (this.#routed !== null) {
      // The answer itself puts the page into a sandbox: a frame that has one is kept from service workers.
      return html`<iframe title="The application" referrerpolicy="no-referrer" src=${this.#routed.address(this.#opened)}></iframe>`;
    }
    return html`<iframe
      title="The application"
      sandbox="allow-scripts allow-forms"
      referrerpolicy="no-referrer"
      src=${new URL(FRAME, document.baseURI).href}
    ></iframe>`;
  }

  readonly #enter = (event: Event): void => {
    event.preventDefault();
    void this.#go(this.querySelector<HTMLInputElement>('[data-part="address"]')?.value ?? '/');
  };

  readonly #hear = ({ source, data }: MessageEvent<unknown>): void => {
    const frame = this.querySelector('iframe')?.contentWindow;
    if (!frame || source !== frame || !isAsked(data)) return;
    if (data.kind === 'ready') {
      // The frame belongs to no origin, so there is none to name.
      frame.postMessage({ kind: 'page', html: this.#content }, '*');
      return;
    }
    const { id, url, method, headers, body } = data;
    if (data.kind === 'go') {
      void this.#go(url, method, headers, body);
      return;
    }
    void this.#ask(url, method, headers, body).then(
      ({ answer }) => {
        const told = answer.headers.filter(([name]) => name.toLowerCase() !== 'set-cookie');
        frame.postMessage({ id, status: answer.status, headers: told, body: answer.body }, '*');
      },
      (error: unknown) => {
        frame.postMessage({ id, error: error instanceof Error ? error.message : String(error) }, '*');
      },
    );
  };

  async #go(url: string, method = 'GET', headers: [string, string][] = [], body = NO_BODY): Promise<void> {
    if (this.#session === null) return;
    this.problem = '';
    try {
      if (this.#routed === null) {
        const { path, answer } = await this.#ask(url, method, headers, body);
        this.path = path;
        this.status = answer.status;
        this.#content = await shown(answer, path, this.#session, null);
      } else {
        this.#opened = this.#session.pathOf(url, this.path);
      }
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
      return;
    }
    this.visit += 1;
  }

  async #ask(
    url: string,
    method: string,
    headers: [string, string][],
    body: Uint8Array<ArrayBuffer>,
  ): ReturnType<Session['follow']> {
    if (this.#session === null) throw new Error('There is no server.');
    return this.#session.follow({ method, path: this.#session.pathOf(url, this.path), headers, body });
  }
}

customElements.define('browser-pane', BrowserPane);
