import { html, nothing, type TemplateResult } from 'lit';
import type { EngineClient } from '../../engine/client';
import type { TurnsProgram } from '../../engine/turns-protocol';
import type { TurnsSchedule } from '../../program/schedules';
import { LightElement } from '../light-element';
import type { StepGoal } from '../step-goals';
import '../explore-panel';
import '../gil-panel';
import '../step-panel';
import './styles.css';

/**
 * A program in one of the schedules in which its threads take turns, loaded when one is first chosen.
 *
 * Properties: `mode`, which of them; `program` as it was when it was chosen, `outdated` once it has
 * been edited since; `schedule` to step along, or null; `watch`, `expected` and `goals` of the lecture;
 * `engine` to measure live runs with.
 * Events: `open-schedule`, with a schedule as `detail`, when a run found here is to be stepped
 * through; `schedule-change`, with the schedule of where stepping stands; `program-refresh`, when the
 * edited program is to be taken.
 */
export class SchedulePanel extends LightElement {
  static override properties = {
    mode: { attribute: 'data-mode', reflect: true },
    program: { attribute: false },
    outdated: { attribute: false },
    schedule: { attribute: false },
    watch: { attribute: false },
    expected: { attribute: false },
    goals: { attribute: false },
    engine: { attribute: false },
  };

  declare mode: TurnsSchedule;
  declare program: TurnsProgram | null;
  declare outdated: boolean;
  declare schedule: string | null;
  declare watch: string | null;
  declare expected: string | null;
  declare goals: readonly StepGoal[];
  declare engine: EngineClient | null;

  constructor() {
    super();
    this.mode = 'step';
    this.program = null;
    this.outdated = false;
    this.schedule = null;
    this.watch = null;
    this.expected = null;
    this.goals = [];
    this.engine = null;
  }

  protected override render(): TemplateResult {
    return html`${this.outdated ? this.#note() : nothing} ${this.#panel()}`;
  }

  /**
   * A lecture's challenge is put to the first program of a demo. Beside it stand others with the mistake
   * mended: there the question is whether it can still be met.
   */
  get #isChallenged(): boolean {
    const first = this.closest('interleave-demo')?.querySelector('program-pane');
    return first == null || first.contains(this);
  }

  /** What is meant by going wrong here, as the engine reads goals. */
  get #wrong(): string {
    const { watch, expected } = this;
    return watch === null || expected === null ? 'bad' : `${watch} != ${expected}`;
  }

  #note(): TemplateResult {
    return html`<p class="schedule-outdated" role="status">
      What stands here is of another text than the editor's.
      <button
        data-action="take"
        @click=${() => {
          this.dispatchEvent(new CustomEvent('program-refresh', { bubbles: true }));
        }}
      >
        Take the editor's
      </button>
    </p>`;
  }

  #panel(): TemplateResult {
    switch (this.mode) {
      case 'step':
        return html`<step-panel .program=${this.program} .schedule=${this.schedule} .goals=${this.goals} .challenged=${this.#isChallenged} .wrong=${this.#wrong}></step-panel>`;
      case 'gil':
        return html`<gil-panel .program=${this.program}></gil-panel>`;
      case 'explore':
        return html`<explore-panel
          .program=${this.program}
          .watch=${this.watch}
          .expected=${this.expected}
          .engine=${this.engine}
        ></explore-panel>`;
    }
  }
}

customElements.define('schedule-panel', SchedulePanel);
