/**
 * A visitor of the server in the page: what they ask bears the cookies they were given. Frames without an
 * origin have no cookies of their own, so the visitor's are here, for every way to the server.
 */
import type { ServerClient } from './client';
import { Cookies } from './cookies';
import { header, type HttpAnswer, type HttpRequest } from './http';

/** Where the application believes to be. */
const ORIGIN = 'http://localhost';
const MOST_REDIRECTS = 10;

/** Where an answer sends the visitor, if it does. */
export function redirection(answer: HttpAnswer): string | null {
  return [301, 302, 303, 307, 308].includes(answer.status) ? header(answer, 'location') : null;
}

export class Session {
  readonly #cookies = new Cookies();

  constructor(private readonly client: ServerClient) {}

  /** One request and its answer. */
  async exchange({ method, path, headers, body }: HttpRequest): Promise<HttpAnswer> {
    const answer = await this.client.request({ method, path, headers: [...headers, ...this.#cookies.header], body });
    this.#cookies.take(answer);
    return answer;
  }

  /** The path of an address that stands in the page at `from`; an error for one that is elsewhere. */
  pathOf(address: string, from: string): string {
    const target = new URL(address, ORIGIN + from);
    if (target.origin !== ORIGIN) {
      throw new Error(`${target.href} cannot be reached from here: there is only the server in this page.`);
    }
    return target.pathname + target.search;
  }

  /** Asks, and follows where the server redirects to; the path is that of the answer. */
  async follow(asked: HttpRequest): Promise<{ path: string; answer: HttpAnswer }> {
    let { method, path, body } = asked;
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
      const headers =
        body.length > 0 ? asked.headers : asked.headers.filter(([name]) => name.toLowerCase() !== 'content-type');
      const answer = await this.exchange({ method, path, headers, body });
      const location = redirection(answer);
      if (location === null) return { path, answer };
      path = this.pathOf(location, path);
      if (answer.status < 307 && method !== 'HEAD') [method, body] = ['GET', new Uint8Array()];
    }
    throw new Error('The server redirects in a circle.');
  }
}
