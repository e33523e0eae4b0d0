import { html, type TemplateResult } from 'lit';
import { Machine } from '../../measure/machine';
import type { Place } from '../../measure/machine-protocol';
import { MeasuringEnded } from '../../measure/sampling';
import { LightElement } from '../light-element';
import '../measuring.css';
import './styles.css';

/** What a thread was asked for, in the order of the table. */
const KINDS: readonly { key: keyof Place; name: string }[] = [
  { key: 'global', name: 'a global' },
  { key: 'shared', name: 'an object made before' },
  { key: 'own', name: 'an object of its own' },
  { key: 'local', name: 'a local variable' },
];

/**
 * Where threads find things in the one memory they share, and where a second process, a worker with a
 * memory of its own, finds the same: addresses as they are, and as places on a map of the memory.
 *
 * The attribute `data-state` is `idle`, `looking`, `found` or `failed`.
 */
export class MachineMemory extends LightElement {
  static override properties = {
    state: { attribute: 'data-state', reflect: true },
    processes: { state: true },
    message: { state: true },
  };

  declare state: 'idle' | 'looking' | 'found' | 'failed';
  /** What the threads of each process found. */
  declare processes: readonly (readonly Place[])[];
  declare message: string;
  readonly #machines: readonly Machine[] = [new Machine(), new Machine()];

  constructor() {
    super();
    this.state = 'idle';
    this.processes = [];
    this.message = '';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const machine of this.#machines) machine.close();
  }

  protected override render(): TemplateResult {
    return html`<section class="demo machine-memory" aria-label="Where threads find things">
      <header class="demo-header"><h3>Where threads find things</h3></header>
      <p class="machine-controls">
        <button type="button" class="primary" data-action="look" ?disabled=${this.state === 'looking'} @click=${this.#look}>
          Look
        </button>
        <span role="status" data-part="status">${this.#status()}</span>
      </p>
      <div class="memory-processes">
        ${this.processes.map((threads, process) => this.#processTemplate(threads, process))}
      </div>
    </section>`;
  }

  #processTemplate(threads: readonly Place[], process: number): TemplateResult {
    const marks = marksOf(threads);
    return html`<div class="memory-process" data-process=${process}>
      <h4>${process === 0 ? 'A process' : 'A second process: another memory'}</h4>
      <div class="memory-map" aria-hidden="true">
        ${marks.map(
          ({ part, names, thread }) =>
            html`<span class="memory-mark ${threadClass(thread)}" style="--part: ${part}">${names}</span>`,
        )}
      </div>
      <div class="measured-table" tabindex="0" role="group" aria-label="Addresses">
        <table>
          <thead>
            <tr>
              <th scope="col">Address of</th>
              ${threads.map((_, thread) => html`<th scope="col" class=${threadClass(thread)}>thread ${thread + 1}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${KINDS.map(
              ({ key, name }) =>
                html`<tr data-kind=${key}>
                  <th scope="row">${name}</th>
                  ${threads.map((places) => html`<td><code>${hexadecimal(places[key])}</code></td>`)}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </div>`;
  }

  #status(): string {
    switch (this.state) {
      case 'idle':
        return '';
      case 'looking':
        return 'Asking the threads…';
      case 'found':
        return this.processes[0]?.length === 1
          ? 'This page has no shared memory here, so each process has one thread.'
          : 'What is shared has one address for all threads of a process; the rest has one for each.';
      case 'failed':
        return this.message;
    }
  }

  readonly #look = async (): Promise<void> => {
    this.state = 'looking';
    try {
      this.processes = await Promise.all(
        this.#machines.map(async (machine) => {
          const threads = Math.min(await machine.open(), 3);
          return (await machine.map(threads)).threads;
        }),
      );
      this.state = 'found';
    } catch (error) {
      if (error instanceof MeasuringEnded) return;
      this.state = 'failed';
      this.message = `The threads could not be asked: ${error instanceof Error ? error.message : String(error)}`;
    }
  };
}

/** A place on the map: how far along, who has what there. */
interface Mark {
  part: number;
  names: string;
  /** The one thread that sees it; null when all do. */
  thread: number | null;
}

/** Places with one address are one mark. The map begins and ends at the outermost of them. */
function marksOf(threads: readonly Place[]): Mark[] {
  const owners = new Map<number, { thread: number | null; names: string }>();
  for (const [thread, places] of threads.entries()) {
    for (const { key } of KINDS) {
      const shared = key === 'global' || key === 'shared';
      owners.set(places[key], {
        thread: shared ? null : thread,
        names: shared ? key : `${key} ${String(thread + 1)}`,
      });
    }
  }
  const addresses = [...owners.keys()];
  const first = Math.min(...addresses);
  const span = Math.max(...addresses) - first || 1;
  return [...owners]
    .sort(([a], [b]) => a - b)
    .map(([address, { thread, names }]) => ({ part: (address - first) / span, names, thread }));
}

function threadClass(thread: number | null): string {
  return thread === null ? 'thread-main' : `thread-${String(thread + 1)}`;
}

function hexadecimal(address: number): string {
  return `0x${address.toString(16).padStart(6, '0')}`;
}

customElements.define('machine-memory', MachineMemory);
