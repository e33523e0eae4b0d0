import { html, type TemplateResult } from 'lit';
import { Machine } from '../../measure/machine';
import type { Price } from '../../measure/machine-protocol';
import native from '../../measure/native-prices.json';
import { secondsOf } from '../../measure/python';
import program from '../../measure/programs/prices.py?raw';
import type { Subject } from '../../measure/sampling';
import type { Measured } from '../../measure/table';
import { MeasuringElement } from '../measuring-element';

/** What is paid for, as the program's own table names it. */
const THREAD = 'start and end a thread';
const PROCESS = 'start and end a process';
const HAND_OVER = 'hand a lock over';
const MESSAGE = 'send a message to a thread';
const TO_PROCESS = 'send a message to a process';
const FREE = 'take a free lock';
const WANTED = 'take a lock that two want';
const PRICES = [THREAD, PROCESS, HAND_OVER, MESSAGE, TO_PROCESS, FREE, WANTED];

const WORKERS = 'workers';
const HERE = 'Python here';
const NATIVE = 'CPython, another machine';

/** How often a lock is taken in one measurement. */
const LOCKS = 100_000;

/**
 * What starting, switching and locking cost: by real workers in this browser, by Python threads and
 * processes here, and by CPython on the machine that the bench ran on, which is named.
 *
 * As every element that measures.
 */
export class MachinePrices extends MeasuringElement {
  static override properties = { ...MeasuringElement.properties, alone: { state: true } };

  /** Whether this page has no shared memory. */
  declare alone: boolean;
  readonly #machine = new Machine();

  constructor() {
    super();
    this.alone = false;
  }

  protected override render(): TemplateResult {
    return html`<section class="demo machine-prices" aria-label="The price of things">
      <header class="demo-header"><h3>The price of things</h3></header>
      ${this.controls()}
      ${this.note(
        'This page has no shared memory here: workers cannot share a lock, so what threads of the machine pay is missing. Python threads take turns on one core.',
        this.alone,
      )}
      <measured-plot
        .measured=${this.measured}
        .elsewhere=${NATIVELY}
        .figure=${'prices'}
      ></measured-plot>
      <p class="machine-note">
        ${NATIVE}: ${native.python} on ${native.machine}, as the bench of this project measured it; not on
        yours.
      </p>
      ${this.program('The program, as it runs here and there', program)}
    </section>`;
  }

  protected override async subjects(): Promise<readonly Subject[]> {
    this.alone = (await this.#machine.open()) === 1;
    return PRICES.flatMap((row) => [...this.#byWorkers(row), this.#inPython(row)]);
  }

  protected override end(): void {
    this.#machine.close();
    this.engine?.stop();
  }

  #inPython(row: string): Subject {
    const run = { file: 'prices.py', source: program, constants: { WHAT: row } };
    return { row, series: HERE, measure: () => secondsOf(this.python(), run) };
  }

  #byWorkers(row: string): Subject[] {
    const measure = this.#workers(row);
    return measure === null ? [] : [{ row, series: WORKERS, measure }];
  }

  #workers(row: string): (() => Promise<number>) | null {
    const paying = (price: Price) => () => this.#machine.pay(price);
    switch (row) {
      case PROCESS:
        return paying('process');
      case MESSAGE:
        return paying('message');
      case FREE:
        return () => this.#locks(1);
    }
    if (this.alone) return null;
    switch (row) {
      case THREAD:
        return paying('thread');
      case HAND_OVER:
        return paying('hand-over');
      case WANTED:
        return () => this.#locks(2);
      default:
        return null;
    }
  }

  async #locks(threads: number): Promise<number> {
    const { expected, seconds } = await this.#machine.count({ way: 'mutex', threads, each: LOCKS / threads });
    return seconds / expected;
  }
}

const NATIVELY: readonly Measured[] = native.prices.map(({ row, samples }) => ({ row, series: NATIVE, samples }));

customElements.define('machine-prices', MachinePrices);
