import { html, nothing, type TemplateResult } from 'lit';
import { download } from '../../download';
import { writeVersion } from '../../mine/links';
import { LightElement } from '../light-element';
import type { ProgramPane } from '../program-pane';
import './styles.css';

/** Larger files are no programs. */
const LARGEST = 200_000;

/**
 * What a reader can do with a demo's programs as they stand in the editors: share one by a link that
 * carries it, save it as a file, put a file in its place. Loaded when it is first opened.
 *
 * It stands in the demo's element. Property: `page`, the address whose links show the demo.
 */
export class DemoMine extends LightElement {
  static override properties = { page: { attribute: false } };

  declare page: string;

  #said = '';

  constructor() {
    super();
    this.page = document.baseURI;
  }

  protected override render(): TemplateResult | typeof nothing {
    const panes = [...(this.closest('interleave-demo')?.querySelectorAll<ProgramPane>('program-pane') ?? [])];
    return html`
      <ul class="demo-mine-list">
        ${panes.map((pane) => this.#row(pane))}
      </ul>
      <p role="status" data-part="mine-said">${this.#said}</p>
    `;
  }

  #row(pane: ProgramPane): TemplateResult {
    const file = pane.program?.file ?? '';
    return html`<li data-file=${file}>
      <code>${file}</code>
      <button
        data-action="share"
        @click=${() => {
          void this.#share(pane);
        }}
      >
        Copy a link to it
      </button>
      <button
        data-action="download"
        @click=${() => {
          this.#download(pane);
        }}
      >
        Download
      </button>
      <label class="demo-mine-open">
        Open a file
        <input
          type="file"
          accept=".py,text/x-python,text/plain"
          data-action="open"
          @change=${(event: Event) => {
            void this.#open(pane, event.target as HTMLInputElement);
          }}
        />
      </label>
    </li>`;
  }

  async #share(pane: ProgramPane): Promise<void> {
    const { program } = pane;
    if (program === null) return;
    const address = new URL(this.page);
    address.hash = await writeVersion({ demo: program.demo, file: program.file, text: pane.text });
    try {
      await navigator.clipboard.writeText(address.href);
      this.#say(`Copied. The link carries the program itself: ${String(address.href.length)} letters.`);
    } catch {
      history.replaceState(history.state, '', address);
      this.#say('The link stands in the address bar: copy it from there.');
    }
  }

  #download(pane: ProgramPane): void {
    const name = pane.program?.file.split('/').at(-1) ?? 'program.py';
    download(new Blob([pane.text], { type: 'text/x-python' }), name);
    this.#say(`Saved as ${name}.`);
  }

  async #open(pane: ProgramPane, input: HTMLInputElement): Promise<void> {
    const file = input.files?.item(0);
    if (!file) return;
    input.value = '';
    const text = file.size > LARGEST ? null : await text8(file);
    if (text === null) this.#say(`${file.name} is not a Python program.`);
    else {
      pane.write(text.replaceAll('\r\n', '\n'));
      this.#say(`${file.name} is in the editor.`);
    }
  }

  #say(sentence: string): void {
    this.#said = sentence;
    this.requestUpdate();
  }
}

/** A file's text; null when it is not UTF-8 or holds what no text holds. */
async function text8(file: File): Promise<string | null> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

customElements.define('demo-mine', DemoMine);
