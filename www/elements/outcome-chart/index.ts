import { html, nothing, type TemplateResult } from 'lit';
import type { OutcomeKind, OutcomeSet, OutcomeView } from '../../views/model';
import { inOrder, possibleWords, summaryWords } from '../../views/outcomes';
import { counted, shareWords } from '../../views/words';
import { LightElement } from '../light-element';
import './styles.css';

/** How many rows are shown at first, and how many more at every request. */
const ROWS = 60;

/** Each kind of ending has a sign of its own, so that no colour is needed to tell it. */
const SIGNS: Record<OutcomeKind, string> = {
  finished: '✓',
  exception: '!',
  deadlock: '⊘',
  diverges: '∞',
};
const KIND_WORDS: Record<OutcomeKind, string> = {
  finished: 'finishes',
  exception: 'ends with an exception',
  deadlock: 'deadlock',
  diverges: 'a thread can go on for ever',
};

/**
 * What can happen beside how often it does: every outcome that the search found, with the length of
 * a shortest schedule that leads there, and the frequency with which runs on this machine had it.
 *
 * Properties: `data`, the outcomes and what they were found by; `chosen`, the id of the outcome
 * that is open elsewhere.
 * Events: `outcome-open`, with the `OutcomeView` as `detail`, when its schedule is asked for.
 */
export class OutcomeChart extends LightElement {
  static override properties = {
    data: { attribute: false },
    chosen: { attribute: false },
  };

  declare data: OutcomeSet | null;
  declare chosen: string | null;

  #shown = ROWS;

  constructor() {
    super();
    this.data = null;
    this.chosen = null;
  }

  protected override render(): TemplateResult {
    const { data } = this;
    if (data === null || data.outcomes.length === 0) return html``;
    const rows = inOrder(data.outcomes);
    const left = rows.length - this.#shown;
    const searched = data.complete !== null;
    const measured = data.runs > 0;
    const most = Math.max(1, ...rows.map(({ runs }) => runs));
    return html`<p class="outcomes-summary">${summaryWords(data)}</p>
      <table class="outcomes" data-measured=${measured ? 'true' : 'false'}>
        <caption class="spoken">
          Possible outcomes and how often they happened
        </caption>
        <thead>
          <tr>
            <th scope="col">Outcome</th>
            ${searched ? html`<th scope="col">Can it happen?</th>` : nothing}
            ${searched ? html`<th scope="col">Shortest way there</th>` : nothing}
            ${measured ? html`<th scope="col">How often it did</th>` : nothing}
          </tr>
        </thead>
        <tbody>
          ${rows.slice(0, this.#shown).map((outcome) => this.#row(outcome, data, most))}
        </tbody>
      </table>
      ${
        left > 0
          ? html`<button class="quiet" @click=${this.#showMore}>
              … ${counted(left, 'more outcome')}
            </button>`
          : nothing
      }`;
  }

  #row(outcome: OutcomeView, { complete, runs }: OutcomeSet, most: number): TemplateResult {
    const { kind, label, detail, expected } = outcome;
    return html`<tr class="outcome outcome-${kind}" data-chosen=${outcome.id === this.chosen ? 'true' : 'false'}>
      <th scope="row">
        <span class="outcome-sign" aria-hidden="true" title=${KIND_WORDS[kind]}>${SIGNS[kind]}</span>
        <span class="spoken">${KIND_WORDS[kind]}: </span>${label}
        ${expected ? html`<span class="outcome-expected">expected</span>` : nothing}
        ${detail === '' ? nothing : html`<span class="outcome-detail">${detail}</span>`}
      </th>
      ${complete === null ? nothing : html`<td>${possibleWords(outcome, complete)}</td>`}
      ${complete === null ? nothing : html`<td>${this.#way(outcome)}</td>`}
      ${
        runs === 0
          ? nothing
          : html`<td class="outcome-frequency">
              <span
                class="outcome-bar"
                ?hidden=${outcome.runs === 0}
                style="--share: ${outcome.runs / most}"
              ></span>
              <span>${outcome.runs} of ${runs}, ${shareWords(outcome.runs, runs)}</span>
            </td>`
      }
    </tr>`;
  }

  #way(outcome: OutcomeView): TemplateResult {
    const { schedule, switches } = outcome;
    if (schedule === null) return html`<span class="outcome-none">–</span>`;
    const length = switches === null ? 'Step through it' : counted(switches, 'switch', 'switches');
    return html`<button
      class="link"
      title="Step through it"
      @click=${() => {
        this.dispatchEvent(new CustomEvent('outcome-open', { detail: outcome, bubbles: true }));
      }}
    >
      ${length}<span class="spoken">: step through ${outcome.label}</span>
    </button>`;
  }

  readonly #showMore = (): void => {
    this.#shown += ROWS;
    this.requestUpdate();
  };
}

customElements.define('outcome-chart', OutcomeChart);
