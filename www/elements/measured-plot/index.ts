import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { download } from '../../download';
import { FIGURES, type FigureName } from '../../measure/figures';
import { shortNumber, type Palette } from '../../measure/picture';
import { estimate, isRestless } from '../../measure/statistics';
import { toCsv, type Measured } from '../../measure/table';
import { LightElement } from '../light-element';
import './styles.css';

/**
 * What was measured, as a plot with the interval in which each true value lies, as a table, and to
 * take away: CSV with every measurement, PNG for a slide, as a file or to paste.
 *
 * Properties: `measured` so far; `elsewhere`, what another machine measured, to be shown beside it;
 * `figure`, which one of ours that is.
 */
export class MeasuredPlot extends LightElement {
  static override properties = {
    measured: { attribute: false },
    elsewhere: { attribute: false },
    figure: { attribute: false },
    said: { state: true },
    width: { state: true },
  };

  declare measured: readonly Measured[];
  declare elsewhere: readonly Measured[];
  declare figure: FigureName;
  declare said: string;
  declare width: number;
  readonly #sizes = new ResizeObserver(([entry]) => {
    const width = Math.round(entry?.contentRect.width ?? 0);
    if (width > 0) this.width = width;
  });

  constructor() {
    super();
    this.measured = [];
    this.elsewhere = [];
    this.figure = 'increments';
    this.said = '';
    this.width = 640;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
  }

  protected override render(): TemplateResult {
    if (this.measured.length === 0) return html``;
    const { shows, repeated } = FIGURES[this.figure];
    const restless = repeated && this.measured.some(({ samples }) => isRestless(samples));
    return html`<figure class="measured">
      <div class="measured-picture" data-part="plot" aria-hidden="true"></div>
      <figcaption>
        ${shows}${repeated ? ': the median of repeated measurements, with its 95 % confidence interval' : ''}.
        ${
          restless
            ? html`<strong data-part="restless">
                This machine is doing something else as well: the measurements scatter widely.
              </strong>`
            : nothing
        }
      </figcaption>
      ${
        repeated
          ? html`<details>
              <summary>As a table</summary>
              ${this.#table()}
            </details>`
          : nothing
      }
      <p class="measured-take">
        <button type="button" data-action="csv" @click=${this.#csv}>Download CSV</button>
        <button type="button" data-action="png" @click=${this.#png}>Download PNG</button>
        <button type="button" data-action="copy" @click=${this.#copy}>Copy the picture</button>
        <span role="status">${this.said}</span>
      </p>
    </figure>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const picture = this.querySelector('[data-part="plot"]');
    if (picture === null) return;
    const drawn = new DOMParser().parseFromString(this.#picture(THEMED), 'image/svg+xml');
    picture.replaceChildren(document.importNode(drawn.documentElement, true));
  }

  #all(): Measured[] {
    return [...this.measured, ...this.elsewhere];
  }

  #picture(palette: Palette): string {
    const { figure, width } = this;
    return FIGURES[figure].draw(this.#all(), { width, palette });
  }

  #table(): TemplateResult {
    return html`<div class="measured-table" tabindex="0" role="group" aria-label="Measurements">
      <table>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Where</th>
            <th scope="col">Median</th>
            <th scope="col">Between</th>
            <th scope="col">Measured</th>
          </tr>
        </thead>
        <tbody>
          ${this.#all().map(({ row, series, samples }) => {
            const { median, low, high, count } = estimate(samples);
            return html`<tr>
              <th scope="row">${row}</th>
              <td>${series}</td>
              <td>${shortNumber(median)}</td>
              <td>${shortNumber(low)} and ${shortNumber(high)}</td>
              <td>${count} times</td>
            </tr>`;
          })}
        </tbody>
      </table>
    </div>`;
  }

  readonly #csv = (): void => {
    const table = toCsv(this.figure, this.#all());
    download(new Blob([table], { type: 'text/csv' }), `${this.figure}.csv`);
  };

  readonly #png = async (): Promise<void> => {
    download(await this.#pixels(), `${this.figure}.png`);
  };

  readonly #copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': this.#pixels() })]);
      this.said = 'Copied: paste it into a slide.';
    } catch {
      this.said = 'This browser does not let the page copy pictures: download it instead.';
    }
  };

  async #pixels(): Promise<Blob> {
    const picture = new Image();
    picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(this.#picture(asNow(this)))}`;
    await picture.decode();
    const canvas = document.createElement('canvas');
    // Slides are shown larger than pages.
    const scale = 2;
    canvas.width = picture.width * scale;
    canvas.height = picture.height * scale;
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return new Promise((resolve, reject) => {
      canvas.toBlob((blob) => {
        if (blob === null) reject(new Error('the picture is too large'));
        else resolve(blob);
      });
    });
  }
}

/** The page's colours by name: a picture in the page follows its theme. */
const THEMED: Palette = {
  paper: 'var(--paper-raised)',
  ink: 'var(--ink)',
  soft: 'var(--ink-soft)',
  rule: 'var(--rule)',
  series: [1, 2, 3, 4, 5, 6, 7, 8].map((number) => `var(--thread-${String(number)})`),
};

/** The same as they are at the moment: a picture that is taken away has no theme to follow. */
function asNow(element: Element): Palette {
  const probe = document.createElement('span');
  element.append(probe);
  const resolved = (colour: string): string => {
    probe.style.color = colour;
    return getComputedStyle(probe).color;
  };
  const { paper, ink, soft, rule, series } = THEMED;
  const palette = {
    paper: resolved(paper),
    ink: resolved(ink),
    soft: resolved(soft),
    rule: resolved(rule),
    series: series.map(resolved),
  };
  probe.remove();
  return palette;
}

customElements.define('measured-plot', MeasuredPlot);
