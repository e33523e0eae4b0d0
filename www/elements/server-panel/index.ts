import { html, nothing, type TemplateResult } from 'lit';
import program from '../../server/likes.py?raw';
import { ServerClient } from '../../server/client';
import { closePort, openPort } from '../../server/exchange';
import type { RequestKind, Load, Remark, Span, Status, Way } from '../../server/protocol';
import { LightElement } from '../light-element';
import { drawLanes, recent, SHOWN_SECONDS } from './lanes';
import '../browser-pane';
import './styles.css';

/** The lecture's own configuration, as small as a page needs it. */
const DIRECTIVES = `<IfModule worker.c>
StartServers 2
MaxClients 16
MinSpareThreads 4
MaxSpareThreads 12
ThreadsPerChild 4
MaxRequestsPerChild 0
ListenBacklog 50
</IfModule>
`;

const WAYS: readonly (readonly [Way, string])[] = [
  ['worker', 'Apache’s worker module, as configured'],
  ['one-thread', 'Flask’s own server, one thread'],
  ['thread-per-request', 'Flask’s own server, a thread for each request'],
];

/** The requests that clients make: each is of another nature. */
const KINDS: readonly (readonly [path: string, words: string])[] = [
  ['/fast', 'quick'],
  ['/compute', 'computes'],
  ['/wait', 'waits 0.2 s'],
];

const LEGEND = '_ waits for a connection · R reads · W serves · K keeps a connection · G finishes · S starts · . no thread';

const MOST_LINES = 200;
/** Figures and the scoreboard are drawn anew so often, and the lanes with them. */
const FIGURES_MILLISECONDS = 100;
/** A log is laid out anew so often: a reader cannot read faster. */
const LOG_MILLISECONDS = 500;
/** Configurations are read again so long after the last key. */
const TYPING_MILLISECONDS = 250;

/**
 * A web server in the page: its configuration in Apache's directives, its scoreboard, its clients, its
 * logs, and a browser that shows the application.
 *
 * The attribute `data-state` is `idle`, `starting`, `serving`, `stopping` or `ended`; `data-port` is where
 * programs in this page reach it.
 */
export class ServerPanel extends LightElement {
  static override properties = {
    state: { attribute: 'data-state', reflect: true },
    status: { state: true },
    remarks: { state: true },
    message: { state: true },
    load: { state: true },
    way: { state: true },
    workers: { state: true },
    port: { attribute: 'data-port', reflect: true },
  };

  declare state: 'idle' | 'starting' | 'serving' | 'stopping' | 'ended';
  declare status: Status | null;
  declare remarks: readonly Remark[];
  declare message: string;
  declare load: Load;
  declare way: Way;
  declare workers: number;
  /** Where programs in this page reach the server while it serves. */
  declare port: number | null;
  #spans: Span[] = [];
  #access: string[] = [];
  #errors: string[] = [];
  #printed = '';
  /** The state that is to be drawn next. */
  #latest: Status | null = null;
  #drawing: ReturnType<typeof setTimeout> | undefined;
  #logsDrawn = 0;
  #directives = DIRECTIVES;
  #program = program;
  #typing: ReturnType<typeof setTimeout> | undefined;
  readonly #client = new ServerClient({
    started: (workers) => {
      this.workers = workers;
      this.state = 'serving';
      this.#client.setLoad(this.load);
    },
    remarks: (remarks) => {
      this.remarks = remarks;
    },
    status: (status, printed) => {
      this.#take(status, printed);
    },
    ended: (exitCode) => {
      this.state = 'ended';
      this.message = exitCode === 0 ? 'Stopped.' : `The program ended with code ${String(exitCode)}.`;
      this.#client.close();
    },
    failed: (message) => {
      this.state = 'ended';
      this.message = message;
    },
  });

  constructor() {
    super();
    this.state = 'idle';
    this.status = null;
    this.remarks = [];
    this.message = '';
    this.way = 'worker';
    this.workers = 0;
    this.port = null;
    this.load = {
      clients: 0,
      think: 0.5,
      ramp: 2,
      keepAlive: false,
      patience: 60,
      kinds: KINDS.map(([path]): RequestKind => ({ method: 'GET', path, form: '', weight: 1 })),
    };
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#typing);
    clearTimeout(this.#drawing);
    this.#closePort();
    this.#client.close();
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (!changed.has('state')) return;
    if (this.state === 'serving') this.port ??= openPort((request) => this.#client.exchange(request));
    else this.#closePort();
  }

  #closePort(): void {
    if (this.port !== null) closePort(this.port);
    this.port = null;
  }

  #take(status: Status, printed: string): void {
    this.#spans = recent(this.#spans, status.spans, status.now);
    this.#access = [...this.#access, ...status.access.slice(-MOST_LINES)].slice(-MOST_LINES);
    this.#errors = [...this.#errors, ...status.errors.slice(-MOST_LINES)].slice(-MOST_LINES);
    this.#printed = (this.#printed + printed).slice(-4000);
    this.#latest = status;
    this.#drawing ??= setTimeout(() => {
      this.#drawing = undefined;
      this.status = this.#latest;
    }, FIGURES_MILLISECONDS);
    if (status.stopping && this.state === 'serving') this.state = 'stopping';
  }

  protected override updated(): void {
    if (this.status === null) return;
    const canvas = this.querySelector('canvas');
    if (canvas !== null) drawLanes(canvas, this.status, this.#spans);
    const now = performance.now();
    if (now - this.#logsDrawn < LOG_MILLISECONDS && this.state === 'serving') return;
    this.#logsDrawn = now;
    this.#drawLogs();
  }

  /** Writes the logs that are open. */
  readonly #drawLogs = (): void => {
    const logs: Record<string, readonly string[]> = { access: this.#access, errors: this.#errors, printed: [this.#printed] };
    for (const log of this.querySelectorAll<HTMLElement>('details[open] .server-log')) {
      const text = (logs[log.dataset.part ?? ''] ?? []).join('\n');
      if (log.textContent === text) continue;
      log.textContent = text;
      log.scrollTop = log.scrollHeight;
    }
  };

  protected override render(): TemplateResult {
    const runs = this.state === 'serving' || this.state === 'starting' || this.state === 'stopping';
    return html`<section class="demo server-panel" aria-label="A web server in this page">
      <header class="demo-header"><h3>A web server in this page</h3></header>
      <div class="server-controls">
        <button type="button" class="primary" data-action="start" @click=${this.#start}>
          ${runs ? 'Start again' : 'Start the server'}
        </button>
        <button type="button" data-action="stop" ?disabled=${!runs} @click=${this.#stop}>
          ${this.state === 'stopping' ? 'Stop at once' : 'Stop'}
        </button>
        <label>
          <span>Threads from</span>
          <select data-part="way" @change=${this.#chooseWay}>
            ${WAYS.map(([way, words]) => html`<option value=${way} ?selected=${way === this.way}>${words}</option>`)}
          </select>
        </label>
        <span role="status" data-part="state">${this.#words()}</span>
      </div>
      <div class="server-texts">
        ${this.way === 'worker' ? this.#configurationTemplate() : nothing}
        <details>
          <summary>The program</summary>
          <textarea
            class="server-text"
            rows="24"
            spellcheck="false"
            aria-label="The Flask program"
            data-part="program"
            .value=${this.#program}
            @input=${this.#editProgram}
          ></textarea>
        </details>
      </div>
      ${this.#loadTemplate()} ${this.status === null ? nothing : this.#statusTemplate(this.status)}
      ${this.state === 'serving' ? html`<browser-pane .client=${this.#client}></browser-pane>` : nothing}
    </section>`;
  }

  #words(): string {
    switch (this.state) {
      case 'idle':
        return '';
      case 'starting':
        return 'Starting…';
      case 'serving':
        return `Serving ${this.workers > 1 ? `on ${String(this.workers)} cores` : 'on one core, as this page has no shared memory here'}. Live programs in this page reach it at http://localhost:${String(this.port)}/`;
      case 'stopping':
        return 'Stopping: what has arrived is still served.';
      case 'ended':
        return this.message;
    }
  }

  #configurationTemplate(): TemplateResult {
    return html`<div>
      <textarea
        class="server-text"
        rows="10"
        spellcheck="false"
        aria-label="Configuration"
        data-part="directives"
        .value=${this.#directives}
        @input=${this.#editDirectives}
      ></textarea>
      <ul class="server-remarks" data-part="remarks">
        ${this.remarks.map(
          ({ weight, line, message }) =>
            html`<li data-weight=${weight} data-line=${line}>
              ${line > 0 ? html`<button type="button" @click=${() => { this.#show(line); }}>Line ${line}</button>` : nothing}
              ${message}
            </li>`,
        )}
      </ul>
    </div>`;
  }

  #loadTemplate(): TemplateResult {
    const { clients, think, ramp, keepAlive, kinds } = this.load;
    return html`<fieldset class="server-load">
      <legend>Clients</legend>
      ${this.#slider('clients', `${String(clients)} clients`, clients, 300, 1)}
      ${this.#slider('think', `think ${String(think)} s`, think, 5, 0.1)}
      ${this.#slider('ramp', `arrive over ${String(ramp)} s`, ramp, 30, 1)}
      ${KINDS.map(([path, words], place) =>
        this.#slider(`kind-${String(place)}`, html`<code>${path}</code> ${words}: ${kinds[place]?.weight ?? 0}`, kinds[place]?.weight ?? 0, 10, 1),
      )}
      <label><input type="checkbox" data-load="keepAlive" .checked=${keepAlive} @change=${this.#changeLoad} /> keep connections</label>
    </fieldset>`;
  }

  #slider(name: string, words: unknown, value: number, most: number, step: number): TemplateResult {
    return html`<label>
      <span>${words}</span>
      <input type="range" data-load=${name} min="0" max=${most} step=${step} .value=${String(value)} @input=${this.#changeLoad} />
    </label>`;
  }

  #statusTemplate(status: Status): TemplateResult {
    const { percentiles: times } = status;
    const milliseconds = (seconds: number) => `${(seconds * 1000).toFixed(seconds < 0.1 ? 1 : 0)} ms`;
    const last = status.throughput.slice(-4, -1);
    const rate = last.reduce((sum, count) => sum + count, 0) / Math.max(1, last.length);
    const figure = (name: string, value: string | number) =>
      html`<div><dt>${name}</dt><dd data-figure=${name}>${value}</dd></div>`;
    return html`<div class="server-status">
      <table class="server-board">
        <caption>Scoreboard</caption>
        <tbody data-part="scoreboard">
          ${status.children.map(
            ({ place, pid, cells, leaving, connections }) =>
              html`<tr data-leaving=${String(leaving)}>
                <th scope="row">child ${place + 1}, process ${pid || '…'}</th>
                <td><code>${cells}</code></td>
                <td>${connections} connections${leaving ? ', ends' : ''}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      <p class="server-legend">${LEGEND}</p>
      <dl class="server-figures">
        ${figure('in the queue', status.queued)} ${figure('serve', status.busy)} ${figure('idle', status.idle)}
        ${figure('a second', rate.toFixed(0))} ${figure('half within', milliseconds(times.half))}
        ${figure('95 % within', milliseconds(times.ninetyFive))} ${figure('99 % within', milliseconds(times.ninetyNine))}
        ${figure('answered 2xx and 3xx', (status.byClass[2] ?? 0) + (status.byClass[3] ?? 0))}
        ${figure('queue full (503)', status.refused)} ${figure('too late (504)', status.timedOut)}
        ${figure('lost with a process', status.lost)}
      </dl>
      <figure class="server-lanes">
        <canvas aria-hidden="true"></canvas>
        <figcaption>What each thread served in the last ${SHOWN_SECONDS} seconds, child by child.</figcaption>
      </figure>
      ${this.#logTemplate('Access log', 'access')} ${this.#logTemplate('Error log', 'errors')}
      ${this.#printed === '' ? nothing : this.#logTemplate('Printed', 'printed')}
    </div>`;
  }

  #logTemplate(title: string, part: string): TemplateResult {
    return html`<details ?open=${part === 'errors' && this.#errors.length > 1} @toggle=${this.#drawLogs}>
      <summary>${title}</summary>
      <pre class="server-log" data-part=${part} tabindex="0" aria-label=${title}></pre>
    </details>`;
  }

  readonly #start = (): void => {
    this.state = 'starting';
    this.message = '';
    this.status = null;
    this.#latest = null;
    this.#spans = [];
    this.#access = [];
    this.#errors = [];
    this.#printed = '';
    this.#client.start({ file: 'likes.py', source: this.#program, way: this.way, directives: this.#directives });
    if (this.way === 'worker') this.#client.read(this.#directives);
  };

  readonly #stop = (): void => {
    if (this.state === 'stopping') {
      this.#client.close();
      this.state = 'ended';
      this.message = 'Stopped at once.';
      return;
    }
    this.#changeTo({ clients: 0 });
    this.state = 'stopping';
    this.#client.stop();
  };

  readonly #chooseWay = (event: Event): void => {
    this.way = (event.target as HTMLSelectElement).value as Way;
    if (this.state === 'serving') this.#start();
  };

  readonly #editDirectives = (event: Event): void => {
    this.#directives = (event.target as HTMLTextAreaElement).value;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => {
      this.#client.read(this.#directives);
    }, TYPING_MILLISECONDS);
  };

  readonly #editProgram = (event: Event): void => {
    this.#program = (event.target as HTMLTextAreaElement).value;
  };

  readonly #changeLoad = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const name = input.dataset.load ?? '';
    const value = Number(input.value);
    const kind = /^kind-(\d)$/.exec(name)?.[1];
    if (kind !== undefined) {
      const kinds = this.load.kinds.map((known, place) => (place === Number(kind) ? { ...known, weight: value } : known));
      this.#changeTo({ kinds });
    } else if (name === 'keepAlive') {
      this.#changeTo({ keepAlive: input.checked });
    } else {
      this.#changeTo({ [name]: value });
    }
  };

  #changeTo(change: Partial<Load>): void {
    this.load = { ...this.load, ...change };
    if (this.state === 'serving') this.#client.setLoad(this.load);
  }

  /** Puts the cursor on a line of the configuration. */
  #show(line: number): void {
    const text = this.querySelector<HTMLTextAreaElement>('[data-part="directives"]');
    if (text === null) return;
    const lines = this.#directives.split('\n');
    const start = lines.slice(0, line - 1).reduce((sum, before) => sum + before.length + 1, 0);
    text.focus();
    text.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  }
}

customElements.define('server-panel', ServerPanel);
