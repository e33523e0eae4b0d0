import { html, type TemplateResult } from 'lit';
import { secondsOf } from '../../measure/python';
import program from '../../measure/programs/speed_up.py?raw';
import type { Subject } from '../../measure/sampling';
import { ALONE, FREE, rowOf } from '../../measure/speed-plot';
import { MeasuringElement } from '../measuring-element';

const WORKS = ['waiting', 'computing', 'both'];
/** As many as share the program's jobs evenly. */
const WORKERS = [2, 4];

/** How the jobs are shared out: the program's word for it, and whether threads take turns. */
const WAYS = [
  { series: 'threads with a GIL', way: 'threads', gil: true },
  { series: FREE, way: 'threads', gil: false },
  { series: 'processes', way: 'processes', gil: true },
];

/**
 * The same Python one after the other, on threads with and without a GIL, and on processes: work that
 * waits, work that computes, and both; how much faster by how many workers, and what Amdahl's law
 * makes of it.
 *
 * As every element that measures.
 */
export class MachineSpeedUp extends MeasuringElement {
  static override properties = { ...MeasuringElement.properties, cores: { state: true } };

  /** On how many cores threads run at once; null before the engine is there. */
  declare cores: number | null;

  constructor() {
    super();
    this.cores = null;
  }

  protected override render(): TemplateResult {
    return html`<section class="demo machine-speed-up" aria-label="Waiting and computing, measured">
      <header class="demo-header"><h3>Waiting and computing, measured</h3></header>
      ${this.controls()}
      ${this.note(
        'All workers share one core here: waiting gets shorter, computing cannot.',
        this.cores === 1,
      )}
      <p>
        Counted from when all workers are there. What starting them costs, and that is most of all for processes, is a
        price of its own.
      </p>
      <measured-plot .measured=${this.measured} .figure=${'speed-up'}></measured-plot>
      ${this.program('The program', program)}
    </section>`;
  }

  protected override async subjects(): Promise<readonly Subject[]> {
    const { workers } = await this.python().open();
    this.cores = Math.min(workers, navigator.hardwareConcurrency);
    return WORKS.flatMap((work) => [
      this.#subject(work, ALONE, ALONE, 1, false),
      ...WORKERS.flatMap((count) =>
        WAYS.map(({ series, way, gil }) => this.#subject(work, series, way, count, gil)),
      ),
    ]);
  }

  protected override end(): void {
    this.engine?.stop();
  }

  #subject(work: string, series: string, way: string, workers: number, gil: boolean): Subject {
    const constants = { WORK: work, WAY: way, WORKERS: workers };
    const run = { file: 'speed_up.py', source: program, constants, gil };
    return { row: rowOf(work, workers), series, measure: () => secondsOf(this.python(), run) };
  }
}

customElements.define('machine-speed-up', MachineSpeedUp);
