import { html, nothing, type TemplateResult } from 'lit';
import type { RunReport } from '../../engine/generated';
import type { RunState } from '../../program/session';
import { threadClass, type ThreadLabel } from '../../program/threads';
import { LightElement } from '../light-element';
import '../../styles/threads.css';
import './styles.css';

/** Of more the list may have to be scrolled, with the keyboard, too. */
const FEW_THREADS = 5;

/** How far many runs have come, as far as the status tells it. */
export interface SeriesProgress {
  done: number;
  times: number;
  /** The most threads that ran at one moment in any of the runs. */
  parallel: number;
  seconds: number | null;
}

/**
 * One line on the state of a program: what it does or how it ended, how long that took, and how
 * many threads ran in parallel on how many cores; below it, the threads in their colours.
 *
 * Properties: `state`, `report` of the last run, `series` of many runs, `failure` of the engine,
 * `faults` found in the text, `threads` to list, `cores` of this machine. The attribute
 * `data-state` repeats `state`.
 */
export class RunStatus extends LightElement {
  static override properties = {
    state: { attribute: 'data-state', reflect: true },
    report: { attribute: false },
    series: { attribute: false },
    failure: { attribute: false },
    faults: { attribute: false },
    threads: { attribute: false },
    cores: { attribute: false },
  };

  declare state: RunState;
  declare report: RunReport | null;
  declare series: SeriesProgress | null;
  declare failure: string | null;
  declare faults: number;
  declare threads: ThreadLabel[];
  declare cores: number;

  constructor() {
    super();
    this.state = 'idle';
    this.report = null;
    this.series = null;
    this.failure = null;
    this.faults = 0;
    this.threads = [];
    this.cores = 1;
  }

  protected override render(): TemplateResult {
    // Counting up is for the eye; a screen reader is told of beginnings and ends.
    const counting = this.series !== null && this.state === 'running';
    return html`
      <p class="status-line" role="status" aria-live=${counting ? 'off' : 'polite'}>
        <span class="status-mark" aria-hidden="true"></span>${this.#sentence()}
      </p>
      <ul class="thread-list" aria-label="Threads" tabindex=${this.threads.length > FEW_THREADS ? 0 : nothing}>
        ${this.threads.length > 1 ? this.threads.map(threadItem) : nothing}
      </ul>
    `;
  }

  #sentence(): string {
    if (this.failure !== null) return `The engine failed and starts anew: ${this.failure}`;
    const { series, report } = this;
    switch (this.state) {
      case 'idle':
        return this.faults > 0 ? `Cannot run yet: ${faults(this.faults)}.` : 'Ready to run.';
      case 'starting':
        return 'Starting…';
      case 'running':
        return series ? `Run ${String(series.done)} of ${String(series.times)}…` : 'Running…';
      case 'refused':
        return `Not run: ${faults(this.faults)}.`;
      default:
    }
    if (series) {
      const taken = series.seconds === null ? '' : ` in ${duration(series.seconds)}`;
      const stop = this.state === 'stopped' ? 'Stopped after ' : '';
      return `${stop}${String(series.done)} runs${taken}.${this.#parallel()}`;
    }
    const seconds = duration(report?.seconds ?? 0);
    switch (this.state) {
      case 'finished':
        return `Finished in ${seconds}.${this.#parallel()}`;
      case 'failed':
        return `Ended with exit code ${String(report?.exit_code ?? 1)} after ${seconds}.${this.#parallel()}`;
      case 'stopped':
        return `Stopped after ${seconds}.`;
      case 'deadlocked':
        return `Deadlock after ${seconds}: every thread waits for another, for ever.`;
    }
  }

  #parallel(): string {
    const { report, series } = this;
    if (!report || report.threads.length < 2) return '';
    const parallel = series?.parallel ?? report.parallel;
    if (report.workers === 1) return ' One thread ran at a time.';
    const threads = `${String(report.threads.length)} threads`;
    if (parallel < 2) return ` ${threads} on ${String(report.workers)} workers, never two at once.`;
    const most = series ? 'Up to ' : '';
    const cores = this.cores === 1 ? '1 core' : `${String(this.cores)} cores`;
    return ` ${most}${String(parallel)} of ${threads} ran in parallel, on ${cores}.`;
  }
}

function threadItem(thread: ThreadLabel): TemplateResult {
  const waits = thread.waitsFor === '' ? 'waits' : `waits: ${thread.waitsFor}`;
  // Once a thread has ended, its name says enough.
  const ended = thread.state === 'finished';
  const doing = ended ? nothing : thread.state === 'blocked' ? waits : thread.state;
  return html`<li class="thread-item ${threadClass(thread.number)}">
    <span class="thread-badge">${thread.number}</span>${thread.name}
    <span class="thread-doing">${doing}</span>
  </li>`;
}

function faults(count: number): string {
  return count === 1 ? 'the fault is listed below' : `${String(count)} faults are listed below`;
}

/** Seconds as people say them. */
function duration(seconds: number): string {
  if (seconds < 1) return `${String(Math.max(1, Math.round(seconds * 1000)))} ms`;
  return `${seconds.toFixed(seconds < 10 ? 2 : 1)} s`;
}

customElements.define('run-status', RunStatus);
