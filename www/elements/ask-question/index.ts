import { html, type TemplateResult } from 'lit';
import { download } from '../../download';
import { packed, unpacked } from '../../mine/packed-text';
import { splitHash } from '../../program/schedules';
import { LightElement } from '../light-element';
import './styles.css';

/**
 * A question to the lecturer, composed here and sent by the reader: as a mail in their own program, as
 * a file, or as a link that carries it. Nothing leaves the browser by itself. Loaded when it is first
 * opened, also by such a link.
 *
 * Property: `lecture`, what the lecture is called.
 */
export class AskQuestion extends LightElement {
  static override properties = { lecture: { type: String } };

  declare lecture: string;

  #text = '';
  #said = '';

  constructor() {
    super();
    this.lecture = '';
  }

  protected override firstUpdated(): void {
    const [id, fields] = splitHash(location.hash);
    const carried = fields.get('question');
    if (id !== 'ask' || carried === null) return;
    void unpacked(carried).then((text) => {
      if (text === null) this.#say('The question in this link is damaged.');
      else this.#write(text);
    });
  }

  protected override render(): TemplateResult {
    const empty = this.#text.trim() === '';
    const mail = new URLSearchParams({ subject: `Question: ${this.lecture}`, body: this.#text });
    return html`
      <label>
        Your question
        <textarea rows="4" .value=${this.#text} @input=${this.#onInput}></textarea>
      </label>
      <p class="ask-ways">
        <a
          data-action="mail"
          aria-disabled=${empty ? 'true' : 'false'}
          href="mailto:?${mail.toString().replaceAll('+', '%20')}"
          >Write it as a mail</a
        >
        <button type="button" data-action="save" @click=${this.#save}>Save it as a file</button>
        <button
          type="button"
          data-action="link"
          @click=${() => {
            void this.#link();
          }}
        >
          Copy a link that carries it
        </button>
        <span role="status" data-part="asked">${this.#said}</span>
      </p>
      <p class="ask-note">Nothing is sent from here: you send the mail, the file or the link yourself.</p>
    `;
  }

  readonly #onInput = (event: Event): void => {
    this.#said = '';
    this.#write((event.target as HTMLTextAreaElement).value);
  };

  readonly #save = (): void => {
    download(new Blob([`${this.lecture}\n\n${this.#text}\n`], { type: 'text/plain' }), 'question.txt');
    this.#say('Saved as question.txt.');
  };

  async #link(): Promise<void> {
    const address = new URL(location.href);
    const fields = new URLSearchParams({ question: await packed(this.#text) });
    address.hash = `ask?${fields.toString()}`;
    try {
      await navigator.clipboard.writeText(address.href);
      this.#say('Copied.');
    } catch {
      history.replaceState(history.state, '', address);
      this.#say('The link stands in the address bar: copy it from there.');
    }
  }

  #write(text: string): void {
    this.#text = text;
    this.requestUpdate();
  }

  #say(sentence: string): void {
    this.#said = sentence;
    this.requestUpdate();
  }
}

customElements.define('ask-question', AskQuestion);
