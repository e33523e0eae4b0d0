import { html, nothing, type TemplateResult } from 'lit';
import rust from '../../../src/machine/increment.rs?raw';
import listing from '../../../pkg/machine/listing.json';
import { Machine } from '../../measure/machine';
import type { Increments } from '../../measure/machine-protocol';
import { functionOf } from '../../measure/rust-source';
import type { Subject } from '../../measure/sampling';
import { shortNumber } from '../../measure/picture';
import { MeasuringElement } from '../measuring-element';

/** A way of raising a counter, in words, and the function that does it. */
interface Described {
  way: Increments;
  name: string;
  words: string;
  code: string;
}

const WAYS: readonly Described[] = [
  { way: 'load-store', name: 'load, add, store', words: 'Two threads may load the same number.', code: 'by_load_and_store' },
  { way: 'fetch-add', name: 'fetch_add', words: 'One instruction that cannot be interrupted.', code: 'by_fetch_add' },
  { way: 'mutex', name: 'Mutex', words: 'Whoever has to wait may sleep.', code: 'by_mutex' },
  { way: 'spin', name: 'spin lock', words: 'Whoever has to wait watches a flag.', code: 'by_spin_lock' },
  { way: 'ticket', name: 'ticket lock', words: 'First come, first served.', code: 'by_ticket_lock' },
  { way: 'rw-lock', name: 'RwLock', words: 'Many readers or one writer; here all write.', code: 'by_rw_lock' },
  { way: 'per-thread', name: 'a counter each', words: 'Added up at the end; the counters are neighbours in memory.', code: 'by_own_counter' },
  { way: 'per-thread-padded', name: 'a counter each, apart', words: 'The same, each on a cache line of its own.', code: 'by_own_counter' },
];

/** How often a counter is raised in one measurement, by all threads together. */
const TIMES = 400_000;

/**
 * The same increment in machine code, several ways, by one thread and by as many as there are cores:
 * how many a second, and how many were lost; the Rust and the instructions it becomes beside it.
 */
export class MachineRaces extends MeasuringElement {
  static override properties = { ...MeasuringElement.properties, threads: { state: true } };

  declare threads: number | null;
  /** Increments lost and made, by way, of several threads. */
  readonly #lost = new Map<Increments, { lost: number; made: number }>();
  readonly #machine = new Machine();

  constructor() {
    super();
    this.threads = null;
  }

  protected override render(): TemplateResult {
    return html`<section class="demo machine-races" aria-label="Increments in machine code">
      <header class="demo-header"><h3>Increments in machine code</h3></header>
      ${this.controls()}
      ${this.note(
        'This page has no shared memory here, so one thread counts alone: nothing can be lost, and no thread can be in the way of another.',
        this.threads === 1,
      )}
      ${this.note(
        'This device has one core, so threads take turns on it: few updates are lost, and nothing gets faster by more threads.',
        this.threads !== null && this.threads > 1 && navigator.hardwareConcurrency === 1,
      )}
      <measured-plot
        .measured=${this.measured}
        .figure=${'increments'}
      ></measured-plot>
      <ul class="machine-ways">
        ${WAYS.map((described) => this.#wayTemplate(described))}
      </ul>
    </section>`;
  }

  #wayTemplate({ way, name, words, code }: Described): TemplateResult {
    const lost = this.#lost.get(way);
    return html`<li data-way=${way}>
      <strong>${name}</strong> ${words}
      ${lost === undefined ? nothing : html`<span data-part="lost" data-lost=${lost.lost}>${verdict(lost)}</span>`}
      <details>
        <summary>As Rust, and as instructions</summary>
        <div class="machine-code">
          <pre tabindex="0"><code>${functionOf(rust, code)}</code></pre>
          <pre tabindex="0"><code>${(listing as Record<string, string>)[code] ?? ''}</code></pre>
        </div>
      </details>
    </li>`;
  }

  protected override async subjects(): Promise<readonly Subject[]> {
    this.#lost.clear();
    const cores = await this.#machine.open();
    this.threads = cores;
    const counts = [...new Set([1, 2, cores])].filter((count) => count <= cores);
    return WAYS.flatMap(({ way, name }) => counts.map((threads) => this.#subject(way, name, threads)));
  }

  protected override end(): void {
    this.#machine.close();
  }

  #subject(way: Increments, row: string, threads: number): Subject {
    return {
      row,
      series: threads === 1 ? '1 thread' : `${String(threads)} threads`,
      measure: async () => {
        const each = Math.ceil(TIMES / threads);
        const { expected, counted, seconds } = await this.#machine.count({ way, threads, each });
        if (threads > 1) {
          const { lost, made } = this.#lost.get(way) ?? { lost: 0, made: 0 };
          this.#lost.set(way, { lost: lost + expected - counted, made: made + expected });
        }
        return expected / seconds;
      },
    };
  }
}

function verdict({ lost, made }: { lost: number; made: number }): string {
  if (lost === 0) return `None of ${shortNumber(made)} lost.`;
  return `${shortNumber(lost)} of ${shortNumber(made)} lost: ${String(Math.max(1, Math.round((100 * lost) / made)))} %.`;
}

customElements.define('machine-races', MachineRaces);
