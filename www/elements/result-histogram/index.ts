import { html, nothing, type TemplateResult } from 'lit';
import { binned, labelled } from '../../program/bins';
import type { Bar } from '../../program/tally';
import { LightElement } from '../light-element';
import './styles.css';

/**
 * How often each final value occurred in many runs: values from left to right, runs upwards, the
 * value without a lost update marked. The same numbers are there as a table.
 *
 * Properties: `bars` in the order of the axis, `runs` so far, `lost` of them with another value
 * than the expected one, `watch` names the value, `expected` whether there is an expected one.
 * The attributes `data-runs` and `data-lost` repeat the numbers.
 */
export class ResultHistogram extends LightElement {
  static override properties = {
    bars: { attribute: false },
    runs: { attribute: 'data-runs', type: Number, reflect: true },
    lost: { attribute: 'data-lost', type: Number, reflect: true },
    watch: { attribute: false },
    expected: { attribute: false },
  };

  declare bars: Bar[];
  declare runs: number;
  declare lost: number;
  declare watch: string;
  declare expected: string | null;

  #resized: ResizeObserver | null = null;

  constructor() {
    super();
    this.bars = [];
    this.runs = 0;
    this.lost = 0;
    this.watch = '';
    this.expected = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // How many labels there is room for.
    this.#resized = new ResizeObserver(() => {
      this.requestUpdate();
    });
    this.#resized.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized?.disconnect();
  }

  protected override render(): TemplateResult {
    const bars = binned(this.bars);
    const most = Math.max(1, ...bars.map(({ runs }) => runs));
    const { fontSize } = getComputedStyle(document.documentElement);
    const labels = labelled(bars, this.clientWidth, parseFloat(fontSize));
    return html`<figure class="histogram">
      <figcaption>
        ${
          this.expected === null
            ? nothing
            : html`<strong class=${this.lost > 0 ? 'lost' : 'kept'}>${this.#verdict()}</strong>`
        }
        <span>${this.#axis()}</span>
      </figcaption>
      <div class="histogram-plot" aria-hidden="true">
        ${bars.map((bar, index) => barTemplate(bar, most, labels[index] === true))}
      </div>
      <details>
        <summary>As a table</summary>
        ${this.#table()}
      </details>
    </figure>`;
  }

  #verdict(): string {
    const runs = `${String(this.runs)} run${this.runs === 1 ? '' : 's'}`;
    return this.lost === 0
      ? `None of ${runs} lost an update.`
      : `${String(this.lost)} of ${runs} lost an update.`;
  }

  #axis(): string {
    const expected = this.expected === null ? '' : `; ${this.expected} when no update is lost`;
    return `Runs by the final value of ${this.watch}${expected}.`;
  }

  #table(): TemplateResult {
    return html`<table>
      <thead>
        <tr>
          <th scope="col">${this.watch}</th>
          <th scope="col">Runs</th>
        </tr>
      </thead>
      <tbody>
        ${this.bars.map(
          ({ label, runs, kind }) =>
            html`<tr>
              <th scope="row">${label}${kind === 'expected' ? ' (expected)' : ''}</th>
              <td>${runs}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }
}

function barTemplate(bar: Bar, most: number, labelled: boolean): TemplateResult {
  return html`<div class="bar bar-${bar.kind}" title="${bar.label}: ${bar.runs} runs">
    <span class="bar-runs">${bar.runs > 0 ? bar.runs : ''}</span>
    <span class="bar-fill" style="--share: ${bar.runs / most}"></span>
    <span class="bar-label">${labelled ? bar.label : ''}</span>
  </div>`;
}

customElements.define('result-histogram', ResultHistogram);
