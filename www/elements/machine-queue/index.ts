import { html, nothing, type TemplateResult } from 'lit';
import { QueueFlow } from '../../measure/queue-flow';
import { LENGTH, ROOM } from '../../measure/queue-plot';
import worker from '../../measure/queue-worker.ts?raw';
import type { Measured } from '../../measure/table';
import { LightElement } from '../light-element';
import '../measured-plot';
import '../measuring.css';
import './styles.css';

/** How often the queue is looked at, and how much of its past is shown. */
const LOOK_MILLISECONDS = 100;
const SHOWN_SECONDS = 20;

/** What the class moves, and between which numbers. */
const SLIDERS = [
  { name: 'comes', label: 'The producer makes', unit: 'a second', most: 100 },
  { name: 'goes', label: 'The consumer can use', unit: 'a second', most: 100 },
  { name: 'room', label: 'Room in the queue', unit: 'items', most: 40 },
] as const;
type Setting = (typeof SLIDERS)[number]['name'];

interface Look {
  seconds: number;
  length: number;
  room: number;
}

/**
 * A producer and a consumer, each a real thread, and how full the queue between them is, while the
 * class moves the rates and the room.
 *
 * The attribute `data-state` is `idle` or `running`.
 */
export class MachineQueue extends LightElement {
  static override properties = {
    state: { attribute: 'data-state', reflect: true },
    looks: { state: true },
    settings: { state: true },
  };

  declare state: 'idle' | 'running';
  declare looks: readonly Look[];
  declare settings: Readonly<Record<Setting, number>>;
  #flow: QueueFlow | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;
  #waits = { put: 0, full: 0, empty: 0 };

  constructor() {
    super();
    this.state = 'idle';
    this.looks = [];
    this.settings = { comes: 40, goes: 50, room: 10 };
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#end();
  }

  /** One button for both, so that who presses it with the keyboard stays where they are. */
  #button(running: boolean): TemplateResult {
    return html`<button
      type="button"
      class=${running ? '' : 'primary'}
      data-action=${running ? 'stop' : 'start'}
      @click=${running ? this.#end : this.#start}
    >
      ${running ? 'Stop' : 'Start'}
    </button>`;
  }

  protected override render(): TemplateResult {
    return html`<section class="demo machine-queue" aria-label="Producer, queue and consumer">
      <header class="demo-header"><h3>Producer, queue and consumer</h3></header>
      <div class="queue-sliders">${SLIDERS.map((slider) => this.#slider(slider))}</div>
      <p class="machine-controls">
        ${this.#button(this.state === 'running')}
        <span role="status" data-part="status">${this.looks.length === 0 ? '' : this.#status()}</span>
      </p>
      ${
        crossOriginIsolated
          ? nothing
          : html`<p class="machine-note" data-part="note">
              This page has no shared memory here, so producer and consumer take turns on one core. The queue
              fills and empties all the same; what it costs two threads to share it cannot be seen.
            </p>`
      }
      <measured-plot .measured=${this.#measured()} .figure=${'queue'}></measured-plot>
      <details class="machine-program">
        <summary>What each of the two threads does</summary>
        <pre tabindex="0"><code>${worker}</code></pre>
      </details>
    </section>`;
  }

  #slider({ name, label, unit, most }: (typeof SLIDERS)[number]): TemplateResult {
    const value = this.settings[name];
    return html`<label>
      <span>${label} <output>${value} ${unit}</output></span>
      <input
        type="range"
        min="1"
        max=${most}
        .value=${String(value)}
        data-setting=${name}
        @input=${(event: Event) => {
          this.#set(name, Number((event.target as HTMLInputElement).value));
        }}
      />
    </label>`;
  }

  #status(): string {
    const { put, full, empty } = this.#waits;
    const lengths = this.looks.map(({ length }) => length);
    const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
    return (
      `${put.toLocaleString('en')} items; ${mean.toFixed(1)} in the queue on average. ` +
      `The producer had to wait ${String(full)} times, the consumer ${String(empty)} times.`
    );
  }

  #measured(): Measured[] {
    const row = ({ seconds }: Look): string => seconds.toFixed(1);
    return [
      ...this.looks.map((look) => ({ row: row(look), series: LENGTH, samples: [look.length] })),
      ...this.looks.map((look) => ({ row: row(look), series: ROOM, samples: [look.room] })),
    ];
  }

  #set(name: Setting, value: number): void {
    this.settings = { ...this.settings, [name]: value };
    this.#flow?.set(name, value);
  }

  readonly #start = (): void => {
    const flow = new QueueFlow(this.settings);
    const began = performance.now();
    this.#flow = flow;
    this.looks = [];
    this.state = 'running';
    this.#timer = setInterval(() => {
      const seconds = (performance.now() - began) / 1000;
      const look = { seconds, length: flow.read('length'), room: flow.read('room') };
      this.#waits = { put: flow.read('put'), full: flow.read('full'), empty: flow.read('empty') };
      this.looks = [...this.looks.filter((old) => old.seconds > seconds - SHOWN_SECONDS), look];
    }, LOOK_MILLISECONDS);
  };

  readonly #end = (): void => {
    clearInterval(this.#timer);
    this.#flow?.end();
    this.#flow = null;
    this.state = 'idle';
  };
}

customElements.define('machine-queue', MachineQueue);
