/** What a student changed in a program, kept on this device and nowhere else. */
import { deviceStorage } from '../device-storage';

/** Keeps the edit of one program. A browser that keeps nothing loses it at the next visit only. */
export class Edits {
  readonly #key: string;
  readonly #storage: Storage | null;

  constructor(lecture: string, demo: string, file: string, storage = deviceStorage()) {
    this.#key = ['interleave', 'edit', lecture, demo, file].map(encodeURIComponent).join('/');
    this.#storage = storage;
  }

  /** The edited text, or null when the program is as the lecture has it. */
  load(): string | null {
    try {
      return this.#storage?.getItem(this.#key) ?? null;
    } catch {
      return null;
    }
  }

  /** Keeps `text`, or forgets the edit where it is the lecture's text again. */
  save(text: string, original: string): void {
    try {
      if (text === original) this.#storage?.removeItem(this.#key);
      else this.#storage?.setItem(this.#key, text);
    } catch {
      // A full or forbidden storage: the text stays in the editor, which is where it is needed.
    }
  }
}
