/**
 * A program that is stepped through: where it stands, what is recorded, and the questions to the
 * engine, one after the other. It draws nothing and knows no DOM.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Growth, Listing, Moment, StepAnswer, StepRequest } from '../engine/generated';
import type { TurnsClient } from '../engine/turns-client';
import type { TurnsProgram } from '../engine/turns-protocol';
import { Timeline } from '../views/timeline';

export class Stepping implements ReactiveController {
  /** Where the program stands; null before there is a session. */
  moment: Moment | null = null;
  /** The moves up to there. */
  schedule = '';
  /** Where the recorded run ends. */
  end = 0;
  /** What the last question came to, where that was nothing. */
  refused: string | null = null;
  /** Why there is no session, in the engine's words. */
  failure: string | null = null;
  /** The bytecode of a line that was asked for. */
  listing: Listing | null = null;
  timeline = new Timeline('instructions');
  /** Changes with everything above, also with what changes in place. */
  revision = 0;
  busy = false;

  readonly #host: ReactiveControllerHost;
  readonly #client: TurnsClient;
  #session: number | null = null;
  #tail: Promise<unknown> = Promise.resolve();
  /** Questions asked and not answered; keys that repeat must not pile up. */
  #waiting = 0;

  constructor(host: ReactiveControllerHost, client: TurnsClient) {
    this.#host = host;
    this.#client = client;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.close();
  }

  /**
   * Opens a session of this program in place of the one there is; with a schedule, that is recorded. What
   * is random in the program follows from the seed, or from the schedule's own.
   */
  async open(program: TurnsProgram, schedule: string | null, seed = 0): Promise<void> {
    this.close();
    this.timeline = new Timeline('instructions');
    this.failure = null;
    this.busy = true;
    this.#host.requestUpdate();
    try {
      const session = await this.#client.ask<'open'>({ kind: 'open', program, seed });
      this.#session = session;
      if (schedule === null) {
        await this.ask({ kind: 'to-choice' });
      } else {
        await this.ask({ kind: 'follow', schedule });
        const { refused } = this;
        await this.ask({ kind: 'to-first-choice' });
        this.refused = refused;
      }
    } catch (error) {
      this.#fail(error);
    }
    this.busy = false;
    this.#changed();
  }

  /** Forgets the program. */
  close(): void {
    if (this.#session !== null) {
      void this.#client.ask<'close'>({ kind: 'close', session: this.#session });
    }
    this.#session = null;
    this.moment = null;
    this.listing = null;
    this.refused = null;
    this.schedule = '';
    this.end = 0;
    this.#changed();
  }

  /** Asks the engine to go somewhere. Answers whether there is more to play. */
  ask(request: StepRequest): Promise<boolean> {
    const session = this.#session;
    if (session === null) return Promise.resolve(false);
    const asked = this.#tail.then(async () => {
      const answer = await this.#client.ask<'step'>({ kind: 'step', session, request });
      if (session !== this.#session) return false;
      this.#take(answer);
      return answer.more;
    });
    this.#tail = asked.catch((error: unknown) => {
      if (session === this.#session) this.#fail(error);
    });
    return asked.catch(() => false);
  }

  /** The same, unless earlier questions have not been answered yet. */
  async askSoon(request: StepRequest): Promise<boolean> {
    if (this.#waiting > 1) return true;
    this.#waiting += 1;
    try {
      return await this.ask(request);
    } finally {
      this.#waiting -= 1;
    }
  }

  /** Looks up the bytecode of a line. */
  async list(line: number, thread: number): Promise<void> {
    const session = this.#session;
    if (session === null || line === 0) return;
    try {
      const listing = await this.#client.ask<'listing'>({ kind: 'listing', session, line, thread });
      if (session !== this.#session) return;
      this.listing = listing;
      this.#changed();
    } catch (error) {
      this.#fail(error);
    }
  }

  #take(answer: StepAnswer): void {
    this.moment = answer.moment;
    this.schedule = answer.schedule;
    this.refused = answer.refused;
    grow(this.timeline, answer.growth);
    this.end = answer.growth.end;
    this.#changed();
  }

  #fail(error: unknown): void {
    this.failure = error instanceof Error ? error.message : String(error);
    this.#session = null;
    this.#changed();
  }

  #changed(): void {
    this.revision += 1;
    this.#host.requestUpdate();
  }
}

function grow(timeline: Timeline, growth: Growth): void {
  if (growth.cut !== null) timeline.cut(growth.cut);
  for (const { at, thread, name, state, line, what } of growth.changes) {
    if (name !== '') timeline.name(thread, name);
    timeline.change(thread, at, state, line, what);
  }
  timeline.reach(growth.end);
}
