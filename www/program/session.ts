/**
 * One program of a demo and what has become of it: its text, its run, its many runs. It drives the
 * engine for the element that shows it, and asks that element to draw; it knows no DOM.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { EngineClient, RunEvents } from '../engine/client';
import type { Diagnostic, Ending, RunReport } from '../engine/generated';
import { RecordKind, type TraceRecord } from '../engine/ring';
import { OutputLines } from './output-lines';
import { Tally } from './tally';
import { ThreadTable } from './threads';

/** Where the program stands: not run yet, on its way, or how its last run ended. */
export type RunState = 'idle' | 'starting' | 'running' | Ending;

/** What is run, and what about it is of interest. */
export interface Program {
  file: string;
  source: string;
  /** The global whose final value many runs are compared by. */
  watch: string | null;
  /** That value's `repr()` when no update is lost. */
  expected: string | null;
}

/** How far many runs have come. */
export interface Series {
  times: number;
  tally: Tally;
  /** The most threads that ran at one moment in any of them. */
  parallel: number;
  /** Wall time of all of them, once they are over. */
  seconds: number | null;
}

/** What a thread is blocked on that waits for a line to be typed. */
export const WAITS_FOR_INPUT = 'input';

/** So many of the last lines are kept and shown. */
const LINES_KEPT = 2000;
/** How long typing must pause before the program is checked. */
const CHECK_MILLISECONDS = 350;

export class ProgramSession implements ReactiveController {
  state: RunState = 'idle';
  report: RunReport | null = null;
  series: Series | null = null;
  diagnostics: Diagnostic[] = [];
  /** What the engine said when it broke, otherwise null. */
  failure: string | null = null;
  /** Whether the run has asked for input. */
  asks = false;
  readonly lines = new OutputLines(LINES_KEPT);
  readonly threads = new ThreadTable();
  /** Counts changes of `lines` and `threads`, which change in place. */
  revision = 0;

  readonly #host: ReactiveControllerHost;
  readonly #engine: () => EngineClient;
  /** Whether `lines` and `threads` are still those of the run before. */
  #outdated = false;
  /** Tells the run that is shown from those it replaced. */
  #turn = 0;
  #checkTimer: ReturnType<typeof setTimeout> | undefined;
  #check = 0;

  constructor(host: ReactiveControllerHost, engine: () => EngineClient) {
    this.#host = host;
    this.#engine = engine;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#checkTimer);
    this.stop();
  }

  get isActive(): boolean {
    return this.state === 'starting' || this.state === 'running';
  }

  async run(program: Program): Promise<void> {
    const { turn, isCurrent } = this.#begin(null);
    await this.#guard(turn, async () => {
      const report = await this.#engine().run(this.#request(program), this.#events(isCurrent));
      if (isCurrent()) this.#end(report);
    });
  }

  async runMany(program: Program, times: number): Promise<void> {
    const tally = new Tally(program.watch, program.expected);
    const series: Series = { times, tally, parallel: 0, seconds: null };
    const { turn, isCurrent } = this.#begin(series);
    const began = performance.now();
    await this.#guard(turn, async () => {
      const onReport = (report: RunReport) => {
        if (!isCurrent()) return false;
        this.report = report;
        series.parallel = Math.max(series.parallel, report.parallel);
        // Every run would be refused for the same reason.
        if (report.ending === 'refused') return false;
        tally.add(report);
        return true;
      };
      const stopped = await this.#engine().runMany(
        this.#request(program),
        times,
        this.#events(isCurrent),
        onReport,
      );
      if (!isCurrent()) return;
      series.seconds = (performance.now() - began) / 1000;
      if (this.report !== null) this.#end(this.report);
      if (stopped) this.#set('stopped');
    });
  }

  /** Hands over a line that was typed, or with null that there are no more; returns whether it was taken. */
  give(line: string | null): boolean {
    if (!this.#engine().giveLine(line)) return false;
    // A terminal shows what is typed.
    if (line !== null) this.lines.append(0, 'stdout', `${line}\n`);
    this.#drawn();
    return true;
  }

  stop(): void {
    if (this.isActive) this.#engine().stop();
  }

  /** Forgets every run, as if the page were new. */
  clear(): void {
    this.stop();
    this.#turn += 1;
    this.state = 'idle';
    this.report = null;
    this.series = null;
    this.failure = null;
    this.lines.clear();
    this.threads.clear();
    this.#drawn();
  }

  /** Looks for faults once typing pauses. */
  checkSoon(file: string, source: string): void {
    clearTimeout(this.#checkTimer);
    this.#checkTimer = setTimeout(() => {
      void this.#checkNow(file, source);
    }, CHECK_MILLISECONDS);
  }

  async #checkNow(file: string, source: string): Promise<void> {
    const check = ++this.#check;
    try {
      const diagnostics = await this.#engine().check(file, source);
      // An answer that was overtaken by more typing speaks of other lines.
      if (check === this.#check) this.#diagnose(diagnostics);
    } catch {
      // The next run says why the engine does not answer; typing is not the moment.
    }
  }

  #request(program: Program) {
    const watch = program.watch === null ? [] : [program.watch];
    return { file: program.file, source: program.source, watch };
  }

  #begin(series: Series | null): { turn: number; isCurrent: () => boolean } {
    const turn = ++this.#turn;
    this.report = null;
    this.failure = null;
    this.asks = false;
    this.series = series;
    this.#set('starting');
    return { turn, isCurrent: () => turn === this.#turn };
  }

  #events(isCurrent: () => boolean): RunEvents {
    return {
      onStarted: () => {
        if (!isCurrent()) return;
        // Of many runs each one's output stays until the next one's is there: no flicker.
        this.#outdated = true;
        if (this.state !== 'running') this.#clearOutdated();
        this.#set('running');
      },
      onRecords: (records) => {
        if (isCurrent()) this.#take(records);
      },
    };
  }

  #end(report: RunReport): void {
    this.report = report;
    this.asks = false;
    this.#clearOutdated();
    this.threads.settle();
    if (report.ending === 'refused') this.#diagnose(report.diagnostics);
    this.#set(report.ending);
  }

  async #guard(turn: number, task: () => Promise<void>): Promise<void> {
    try {
      await task();
    } catch (error) {
      if (turn !== this.#turn) return;
      this.failure = error instanceof Error ? error.message : String(error);
      this.#set('failed');
    }
  }

  #clearOutdated(): void {
    if (!this.#outdated) return;
    this.#outdated = false;
    this.lines.clear();
    this.threads.clear();
  }

  #take(records: readonly TraceRecord[]): void {
    this.#clearOutdated();
    for (const record of records) {
      if (record.kind === RecordKind.Stdout) {
        this.lines.append(record.thread, 'stdout', record.text);
      } else if (record.kind === RecordKind.Stderr) {
        this.lines.append(record.thread, 'stderr', record.text);
      } else {
        this.asks ||= record.kind === RecordKind.Blocked && record.text === WAITS_FOR_INPUT;
        this.threads.take(record);
      }
    }
    this.#drawn();
  }

  #diagnose(diagnostics: Diagnostic[]): void {
    this.diagnostics = diagnostics;
    this.#host.requestUpdate();
  }

  #set(state: RunState): void {
    this.state = state;
    this.#drawn();
  }

  #drawn(): void {
    this.revision += 1;
    this.#host.requestUpdate();
  }
}
