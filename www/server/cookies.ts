/** The cookies of a visitor: those the server set, by name. The page in the frame never sees them. */
import type { HttpAnswer } from './http';

const MOST_COOKIES = 50;

export class Cookies {
  readonly #values = new Map<string, string>();

  /** Takes what an answer sets, and removes what it lets expire. */
  take(answer: HttpAnswer): void {
    for (const [name, value] of answer.headers) {
      if (name.toLowerCase() !== 'set-cookie') continue;
      const [pair = '', ...attributes] = value.split(';');
      const equals = pair.indexOf('=');
      if (equals < 1) continue;
      const key = pair.slice(0, equals).trim();
      const gone = attributes.some((attribute) => {
        const [what = '', when = ''] = attribute.split('=').map((part) => part.trim());
        if (what.toLowerCase() === 'max-age') return Number(when) <= 0;
        return what.toLowerCase() === 'expires' && Date.parse(when) <= Date.now();
      });
      this.#values.delete(key);
      if (!gone && this.#values.size < MOST_COOKIES) this.#values.set(key, pair.slice(equals + 1).trim());
    }
  }

  /** What a request says of them, if there are any. */
  get header(): readonly (readonly [string, string])[] {
    if (this.#values.size === 0) return [];
    return [['Cookie', [...this.#values].map(([name, value]) => `${name}=${value}`).join('; ')]];
  }
}
