import { html, nothing, type TemplateResult } from 'lit';
import { philosophers, seats, type Table } from '../../measure/circle';
import { Machine } from '../../measure/machine';
import type { Cure } from '../../measure/machine-protocol';
import program from '../../measure/programs/philosophers.py?raw';
import { runPython, watched } from '../../measure/python';
import { MeasuringEnded, type Subject } from '../../measure/sampling';
import rust from '../../../src/machine/dinner.rs?raw';
import { MeasuringElement } from '../measuring-element';
import '../wait-graph';
import './styles.css';

/** A cure, in words. */
interface Described {
  cure: Cure;
  name: string;
  words: string;
  /** Whether the Python program has it; the other one watches its table of holders, in Rust. */
  inPython: boolean;
}

const CURES: readonly Described[] = [
  { cure: 'victim', name: 'a victim', words: 'Whoever would close the circle gives back what it holds.', inPython: false },
  { cure: 'order', name: 'an order', words: 'Everybody takes the lock with the lower number first.', inPython: true },
  { cure: 'timeout', name: 'a timeout', words: 'Nobody waits for the second lock longer than a while.', inPython: true },
  { cure: 'try-lock', name: 'try-lock', words: 'Nobody waits for the second lock at all.', inPython: true },
];

/** Two locks are the smallest circle, five philosophers the best known. */
const SEATS = [2, 5];
/** Meals of one measurement by all together, and of each while waiting for a deadlock. */
const MEALS = { rust: 5000, python: 50, caught: 2000 };
/** How often threads dine until they have met; on two cores they do at once. */
const ATTEMPTS = 40;

/** A circle that was caught, and what came of it. */
interface Caught {
  language: 'Rust' | 'Python';
  table: Table;
  words: string;
}

/**
 * A deadlock that really happens, in Rust and in Python: caught as it happens, drawn, and broken; and
 * its cures, with what they cost.
 *
 * As every element that measures; `data-caught` is `no`, `looking`, or `yes`.
 */
export class MachineDeadlock extends MeasuringElement {
  static override properties = {
    ...MeasuringElement.properties,
    seats: { state: true },
    alone: { state: true },
    looking: { state: true },
    caught: { state: true },
  };

  declare seats: number;
  declare alone: boolean;
  declare looking: boolean;
  declare caught: readonly Caught[];
  /** Circles and retreats so far, by cure. */
  readonly #counted = new Map<Cure, { meals: number; circles: number; retreats: number }>();
  readonly #machine = new Machine(Math.max(...SEATS));

  constructor() {
    super();
    this.seats = 2;
    this.alone = false;
    this.looking = false;
    this.caught = [];
  }

  protected override render(): TemplateResult {
    return html`<section class="demo machine-deadlock" aria-label="Deadlock and its cures">
      <header class="demo-header"><h3>Deadlock and its cures</h3></header>
      <p class="machine-controls">
        <label>
          Who sits at the table
          <select data-setting="seats" @change=${this.#choose} ?disabled=${this.looking || this.state === 'measuring'}>
            ${SEATS.map(
              (seats) =>
                html`<option value=${seats} ?selected=${seats === this.seats}>
                  ${seats === 2 ? 'two threads, two locks' : `${String(seats)} philosophers, ${String(seats)} forks`}
                </option>`,
            )}
          </select>
        </label>
        <button type="button" data-action="happen" ?disabled=${this.looking || this.state === 'measuring'} @click=${this.#happen}>
          Let it happen
        </button>
        <span role="status">${this.looking ? 'Dining until nobody can eat…' : ''}</span>
      </p>
      ${this.note(
        'This page has no shared memory here, so Rust has one thread, which cannot wait for another. The Python threads take turns on one core, and that is enough for a deadlock.',
        this.alone,
      )}
      <div class="deadlock-caught" data-caught=${this.looking ? 'looking' : this.caught.length > 0 ? 'yes' : 'no'}>
        ${this.caught.map(
          ({ language, table, words }) =>
            html`<div data-language=${language}>
              <h4>${language}</h4>
              <p>${words}</p>
              <wait-graph .data=${table}></wait-graph>
            </div>`,
        )}
      </div>
      ${this.controls('Measure the cures')}
      <measured-plot .measured=${this.measured} .figure=${'cures'}></measured-plot>
      <ul class="machine-ways">
        ${CURES.map(({ cure, name, words }) => html`<li data-cure=${cure}><strong>${name}</strong> ${words} ${this.#cost(cure)}</li>`)}
      </ul>
      ${this.program('As Python', program)} ${this.program('As Rust', rust)}
    </section>`;
  }

  #cost(cure: Cure): TemplateResult | typeof nothing {
    const counted = this.#counted.get(cure);
    if (counted === undefined) return nothing;
    const { meals, circles, retreats } = counted;
    const number = (count: number): string => count.toLocaleString('en');
    return html`<span data-part="cost" data-circles=${circles}>
      In ${number(meals)} meals in Rust, the circle closed ${number(circles)} times and a lock was given back
      ${number(retreats)} times.
    </span>`;
  }

  readonly #choose = (event: Event): void => {
    this.seats = Number((event.target as HTMLSelectElement).value);
    this.caught = [];
    this.measured = [];
    this.#counted.clear();
  };

  readonly #happen = async (): Promise<void> => {
    this.looking = true;
    this.caught = [];
    try {
      this.alone = (await this.#machine.open()) === 1;
      if (!this.alone) await this.#catchInRust();
      await this.#catchInPython();
    } catch (error) {
      if (!(error instanceof MeasuringEnded)) {
        this.state = 'failed';
        this.message = error instanceof Error ? error.message : String(error);
      }
    } finally {
      this.looking = false;
    }
  };

  async #catchInRust(): Promise<void> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const { first, meals } = await this.#machine.dine({ cure: 'victim', threads: this.seats, meals: MEALS.caught });
      if (first.length === 0) continue;
      const victim = String((first[0]?.thread ?? 0) + 1);
      const words = `Caught in the act, by the thread that closed the circle: ${victim}. It gave back what it held, and all ${meals.toLocaleString('en')} meals were eaten.`;
      this.caught = [...this.caught, { language: 'Rust', table: seats(first), words }];
      return;
    }
  }

  async #catchInPython(): Promise<void> {
    const constants = { CURE: 'none', SEATS: this.seats, MEALS: 1000 };
    const run = { file: 'philosophers.py', source: program, constants };
    const report = await runPython(this.python(), run, ['holder', 'waits_for']);
    if (report.ending !== 'deadlocked') return;
    const table = philosophers(watched(report, 'holder') ?? '[]', watched(report, 'waits_for') ?? '[]');
    const words = 'Nothing here gives way. The engine saw that no thread could ever move again, and ended the program.';
    this.caught = [...this.caught, { language: 'Python', table, words }];
  }

  protected override async subjects(): Promise<readonly Subject[]> {
    this.#counted.clear();
    this.alone = (await this.#machine.open()) === 1;
    return CURES.flatMap((described) => [
      ...(this.alone ? [] : [this.#inRust(described)]),
      ...(described.inPython ? [this.#inPython(described)] : []),
    ]);
  }

  protected override end(): void {
    this.#machine.close();
    this.engine?.stop();
  }

  #inRust({ cure, name }: Described): Subject {
    const threads = this.seats;
    return {
      row: name,
      series: 'Rust',
      measure: async () => {
        const each = Math.ceil(MEALS.rust / threads);
        const { meals, circles, retreats, seconds } = await this.#machine.dine({ cure, threads, meals: each });
        const before = this.#counted.get(cure) ?? { meals: 0, circles: 0, retreats: 0 };
        this.#counted.set(cure, {
          meals: before.meals + meals,
          circles: before.circles + circles,
          retreats: before.retreats + retreats,
        });
        return meals / seconds;
      },
    };
  }

  #inPython({ cure, name }: Described): Subject {
    const constants = { CURE: cure, SEATS: this.seats, MEALS: Math.ceil(MEALS.python / this.seats) };
    const run = { file: 'philosophers.py', source: program, constants };
    return {
      row: name,
      series: 'Python',
      measure: async () => {
        const report = await runPython(this.python(), run, ['seconds', 'meals']);
        return Number(watched(report, 'meals')) / Number(watched(report, 'seconds'));
      },
    };
  }
}

customElements.define('machine-deadlock', MachineDeadlock);
