import { html, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { ServerClient } from '../../server/client';
import { header, type HttpAnswer } from '../../server/http';
import { LightElement } from '../light-element';
import { Cookies } from './cookies';
import { withFiles } from './inline';
import './styles.css';

/** What a framed page asks for. */
interface Asked {
  kind: 'ready' | 'fetch' | 'go';
  id: number;
  url: string;
  method: string;
  headers: [string, string][];
  body: string;
}

/** Where the application believes to be. */
const ORIGIN = 'http://localhost';
const MOST_REDIRECTS = 10;
/** The frame's own document, whose policy lets it run scripts and reach nothing. */
const FRAME = 'app-frame.html';

const encoder = new TextEncoder();

function isAsked(data: unknown): data is Asked {
  if (typeof data !== 'object' || data === null) return false;
  const { kind, id, url, method, headers, body } = data as Record<string, unknown>;
  return (
    (kind === 'ready' || kind === 'fetch' || kind === 'go') &&
    typeof id === 'number' &&
    typeof url === 'string' &&
    typeof method === 'string' &&
    typeof body === 'string' &&
    Array.isArray(headers) &&
    headers.every((pair) => Array.isArray(pair) && pair.length === 2 && pair.every((part) => typeof part === 'string'))
  );
}

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (sign) => `&#${String(sign.charCodeAt(0))};`);
}

/**
 * A browser for the application of the server in the page. The application's page stands in a sandboxed
 * frame without an origin, and reaches the server, and nothing else, through this element.
 *
 * Property: `client` is the way to the server. The attribute `data-status` is the status of the page
 * shown, `data-path` its path.
 */
export class BrowserPane extends LightElement {
  static override properties = {
    client: { attribute: false },
    path: { attribute: 'data-path', reflect: true },
    status: { attribute: 'data-status', reflect: true },
    visit: { state: true },
  };

  declare client: ServerClient | null;
  declare path: string;
  declare status: number;
  /** Which page is shown: each gets a frame of its own. */
  declare visit: number;
  #content = '';
  readonly #cookies = new Cookies();

  constructor() {
    super();
    this.client = null;
    this.path = '/';
    this.status = 0;
    this.visit = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('message', this.#hear);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('message', this.#hear);
  }

  protected override firstUpdated(): void {
    void this.#go('/', 'GET', '');
  }

  protected override render(): TemplateResult {
    return html`<section class="browser-pane" aria-label="The application in a browser">
      <form class="browser-bar" @submit=${this.#enter}>
        <label><span>Address</span> <input data-part="address" .value=${this.path} autocomplete="off" spellcheck="false" /></label>
        <button type="submit">Go</button>
        <span role="status" data-part="page-status">${this.status > 0 ? `Status ${String(this.status)}` : ''}</span>
      </form>
      ${keyed(
        this.visit,
        html`<iframe
          title="The application"
          sandbox="allow-scripts allow-forms"
          referrerpolicy="no-referrer"
          src=${new URL(FRAME, document.baseURI).href}
        ></iframe>`,
      )}
      <p class="browser-note">
        The frame speaks to the server in this page directly. Its scripts, forms, links and cookies are real; the network is not there for it.
      </p>
    </section>`;
  }

  readonly #enter = (event: Event): void => {
    event.preventDefault();
    const address = this.querySelector<HTMLInputElement>('[data-part="address"]')?.value ?? '/';
    void this.#go(address, 'GET', '');
  };

  readonly #hear = ({ source, data }: MessageEvent<unknown>): void => {
    const frame = this.querySelector('iframe')?.contentWindow;
    if (!frame || source !== frame || !isAsked(data)) return;
    if (data.kind === 'ready') {
      // The frame belongs to no origin, so there is none to name.
      frame.postMessage({ kind: 'page', html: this.#content }, '*');
      return;
    }
    if (data.kind === 'go') {
      void this.#go(data.url, data.method, data.body);
      return;
    }
    const { id, url, method, headers, body } = data;
    void this.#ask(url, method, headers, body).then(
      ({ answer }) => {
        const shown = answer.headers.filter(([name]) => name.toLowerCase() !== 'set-cookie');
        frame.postMessage({ id, status: answer.status, headers: shown, body: answer.body }, '*');
      },
      (error: unknown) => {
        frame.postMessage({ id, error: error instanceof Error ? error.message : String(error) }, '*');
      },
    );
  };

  async #go(url: string, method: string, body: string): Promise<void> {
    const form: [string, string][] = body === '' ? [] : [['Content-Type', 'application/x-www-form-urlencoded']];
    try {
      const { path, answer } = await this.#ask(url, method, form, body);
      this.path = path;
      this.status = answer.status;
      const text = new TextDecoder().decode(answer.body);
      const isPage = (header(answer, 'content-type') ?? '').startsWith('text/html');
      const fetch = async (file: string) => (await this.#ask(file, 'GET', [], '')).answer;
      this.#content = isPage ? await withFiles(text, fetch) : `<pre>${escaped(text)}</pre>`;
    } catch (error) {
      this.status = 0;
      this.#content = `<p>${escaped(error instanceof Error ? error.message : String(error))}</p>`;
    }
    this.visit += 1;
  }

  /** Asks the server, and follows where it redirects to. */
  async #ask(
    url: string,
    method: string,
    headers: readonly (readonly [string, string])[],
    body: string,
  ): Promise<{ path: string; answer: HttpAnswer }> {
    let [to, how, what] = [url, method, body];
    let from = this.path;
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
      const target = new URL(to, ORIGIN + from);
      if (target.origin !== ORIGIN || this.client === null) {
        throw new Error(`${target.href} cannot be reached from here: there is only the server in this page.`);
      }
      const path = target.pathname + target.search;
      const sent = what === '' ? headers.filter(([name]) => name.toLowerCase() !== 'content-type') : headers;
      const answer = await this.client.request({
        method: how,
        path,
        headers: [...sent, ...this.#cookies.header],
        body: encoder.encode(what),
      });
      this.#cookies.take(answer);
      const location = header(answer, 'location');
      if (location === null || ![301, 302, 303, 307, 308].includes(answer.status)) return { path, answer };
      [to, from] = [location, path];
      if (answer.status < 307 && how !== 'HEAD') [how, what] = ['GET', ''];
    }
    throw new Error('The server redirects in a circle.');
  }
}

customElements.define('browser-pane', BrowserPane);
