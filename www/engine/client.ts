/**
 * The page's one way to the engine. It opens the engine when first needed, runs one program at a
 * time, stops it on request, and replaces a worker that does not stop. It knows nothing of
 * elements.
 */
import { passCalls } from './calls';
import { DRAWN, UNDRAWN } from './frame';
import type { Diagnostic, RunReport, RunRequest } from './generated';
import { EngineLink, LinkClosed, type WorkerLike } from './link';
import type { EngineInfo, Question } from './protocol';
import { RecordPump, type FrameSink } from './pump';
import { sharedMemory } from './shared-memory';

/** Whom a run tells of itself. */
export interface RunEvents {
  /** The engine is ready and the run begins. */
  onStarted: () => void;
  /** What happened since the last call; called at most once a frame. */
  onRecords: FrameSink;
  /** Whether nothing of the run is drawn before it has ended: then no frames take time from it. */
  undrawn?: boolean;
}

/** A run that has not ended so long after Stop will not end: its worker is replaced. */
const STOP_MILLISECONDS = 1000;
/** The engine clears the stop word as a run begins, so a Stop that comes early is repeated. */
const STOP_AGAIN_MILLISECONDS = 10;

/**
 * How long a pool may take to start. A browser that is driven or debugged now and then never starts one, so
 * there is a second try, with more time than a busy machine needs: a reader would rather wait than lose the
 * threads.
 */
const FIRST_MILLISECONDS = 8_000;
const SECOND_MILLISECONDS = 20_000;

const MOST_WORKERS = 8;

/** How many workers run Python threads here: one for each core, within reason. */
export function defaultWorkers(cores: number): number {
  return Math.min(Math.max(cores, 2), MOST_WORKERS);
}

/** What programs will run on here, as far as that is known before the engine is there. */
export function expectedEngine(): EngineInfo {
  return crossOriginIsolated && sharedMemory() !== null
    ? { build: 'threads', workers: defaultWorkers(navigator.hardwareConcurrency) }
    : { build: 'single', workers: 1 };
}

function moduleWorker(): Worker {
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'engine' });
}

export class EngineClient {
  readonly #spawn: () => WorkerLike;
  #workers: number;
  /** How many pools did not start. */
  #tries = 0;
  #link: EngineLink | null = null;
  /** The run that Stop would end, and the end of everything asked before it. */
  #current: AbortController | null = null;
  #tail: Promise<unknown> = Promise.resolve();
  #openedOnce: (info: EngineInfo) => void = () => undefined;
  #ranOnce: () => void = () => undefined;
  #ran = false;
  /** Resolves when programs can be run for the first time. */
  readonly opened = new Promise<EngineInfo>((resolve) => {
    this.#openedOnce = resolve;
  });
  /** Resolves when a run has ended for the first time. */
  readonly firstRun = new Promise<void>((resolve) => {
    this.#ranOnce = resolve;
  });

  constructor(
    workers = defaultWorkers(navigator.hardwareConcurrency),
    spawn: () => WorkerLike = moduleWorker,
  ) {
    this.#workers = workers;
    this.#spawn = spawn;
  }

  /** Whether the first run was asked for, and has not ended. */
  get firstRunIsOn(): boolean {
    return this.#current !== null && !this.#ran;
  }

  /** Starts loading the engine if that has not begun, and resolves when it can run programs. */
  async open(): Promise<EngineInfo> {
    return (await this.#readyLink()).info;
  }

  /** Finds what keeps a program from running: empty when it can run. */
  check(file: string, source: string): Promise<Diagnostic[]> {
    return this.#ask({ kind: 'check', file, source });
  }

  /** Runs a program, after ending the one that runs now. */
  run(request: RunRequest, events: RunEvents): Promise<RunReport> {
    return this.#exclusively((stop) => this.#runOnce(request, events, stop));
  }

  /**
   * Runs a program `times` times, after ending the one that runs now, until `onReport` returns
   * false or Stop is pressed. Returns whether it was stopped.
   */
  runMany(
    request: RunRequest,
    times: number,
    events: RunEvents,
    onReport: (report: RunReport) => boolean,
  ): Promise<boolean> {
    return this.#exclusively(async (stop) => {
      for (let done = 0; done < times && !stop.aborted; done += 1) {
        const report = await this.#runOnce(request, events, stop);
        if (report.ending === 'stopped') return true;
        if (!onReport(report)) break;
      }
      return stop.aborted;
    });
  }

  /** Ends the run under way, if any. Its promise resolves with the ending `stopped`. */
  stop(): void {
    this.#current?.abort();
  }

  /**
   * Hands a line to a program that waits for input, or with null that there are no more. Returns whether
   * there was room for it.
   */
  giveLine(line: string | null): boolean {
    return this.#link?.giveLine(line) ?? false;
  }

  #exclusively<T>(task: (stop: AbortSignal) => Promise<T>): Promise<T> {
    this.stop();
    const controller = new AbortController();
    this.#current = controller;
    const result = this.#tail.then(() => task(controller.signal));
    this.#tail = result.catch(() => undefined);
    return result;
  }

  async #runOnce(request: RunRequest, events: RunEvents, stop: AbortSignal): Promise<RunReport> {
    const { link, info } = await this.#readyLink();
    if (stop.aborted) return stoppedReport(0, info.workers);
    const began = performance.now();
    events.onStarted();
    const sink: FrameSink = (records) => {
      passCalls(records, link);
      events.onRecords(records);
    };
    const pump = new RecordPump(link.source, sink, events.undrawn ? UNDRAWN : DRAWN);
    const watchdog = new Watchdog(link, stop);
    pump.start();
    try {
      const report = await link.ask<RunReport>({ kind: 'run', request });
      if (watchdog.awake) pump.flush();
      else await pump.finish();
      return report;
    } catch (error) {
      // Whatever broke the engine, the next run finds a fresh one.
      link.close();
      this.#openLink();
      if (!watchdog.awake) {
        await pump.finish();
        throw error;
      }
      pump.abandon();
      return stoppedReport((performance.now() - began) / 1000, info.workers);
    } finally {
      watchdog.rest();
      this.#ran = true;
      this.#ranOnce();
    }
  }

  /** Asks once more where the link was closed meanwhile, because of a run or of its pool. */
  async #ask<T>(question: Question): Promise<T> {
    try {
      return await this.#openLink().ask<T>(question);
    } catch (error) {
      if (error instanceof LinkClosed) return this.#openLink().ask<T>(question);
      throw error;
    }
  }

  #openLink(): EngineLink {
    if (this.#link?.broken) this.#link.close();
    if (this.#link === null || this.#link.closed) {
      const patience = this.#tries === 0 ? FIRST_MILLISECONDS : SECOND_MILLISECONDS;
      this.#link = new EngineLink(this.#spawn(), this.#workers, patience);
    }
    return this.#link;
  }

  async #readyLink(): Promise<{ link: EngineLink; info: EngineInfo }> {
    const link = this.#openLink();
    try {
      const info = await link.ready;
      this.#openedOnce(info);
      return { link, info };
    } catch (error) {
      if (!(error instanceof LinkClosed)) throw error;
      this.#tries += 1;
      // No pool has started: threads will have to take turns.
      if (this.#tries > 1) this.#workers = 1;
      return this.#readyLink();
    }
  }
}

/** Sees to it that a run ends after Stop: asks it to, again and again, then closes its link. */
class Watchdog {
  /** Whether Stop was pressed. */
  awake = false;
  #again: ReturnType<typeof setInterval> | undefined;
  #limit: ReturnType<typeof setTimeout> | undefined;
  readonly #stop: AbortSignal;
  readonly #wake: () => void;

  constructor(link: EngineLink, stop: AbortSignal) {
    this.#stop = stop;
    this.#wake = () => {
      this.awake = true;
      link.requestStop();
      this.#again = setInterval(() => {
        link.requestStop();
      }, STOP_AGAIN_MILLISECONDS);
      this.#limit = setTimeout(() => {
        link.close();
      }, STOP_MILLISECONDS);
    };
    stop.addEventListener('abort', this.#wake);
  }

  rest(): void {
    this.#stop.removeEventListener('abort', this.#wake);
    clearInterval(this.#again);
    clearTimeout(this.#limit);
  }
}

/** The report of a run that could not give its own. The code is a shell's for an interrupt. */
function stoppedReport(seconds: number, workers: number): RunReport {
  return {
    ending: 'stopped',
    exit_code: 130,
    seconds,
    threads: [],
    workers,
    parallel: 0,
    watched: [],
    diagnostics: [],
  };
}
