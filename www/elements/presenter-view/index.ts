import { html, nothing, type TemplateResult } from 'lit';
import type { Block, Lecture, Section } from '../../engine/generated';
import { proseNodes } from '../../lecture/prose';
import { onKeys } from '../../present/keys';
import { PresentationLink } from '../../present/link';
import { clock, timing, type Move } from '../../present/state';
import { LightElement } from '../light-element';
import { controls, type Acting } from './controls';
import './styles.css';

/**
 * The presenter's window: the notes to the section that is shown, the clock against the plan, and
 * everything there is to press, for this window drives the projector.
 *
 * Properties: `lecture`, and `name`, its folder. Both are set before the element is added.
 */
export class PresenterView extends LightElement {
  static override properties = {
    lecture: { attribute: false },
    name: { attribute: false },
  };

  declare lecture: Lecture | null;
  declare name: string;

  #link: PresentationLink | null = null;
  #ticking: ReturnType<typeof setInterval> | undefined;
  readonly #nodes = new WeakMap<Block, ChildNode[]>();

  constructor() {
    super();
    this.lecture = null;
    this.name = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.lecture === null || this.#link !== null) return;
    const link = new PresentationLink(this.name, this.lecture);
    link.onState = () => {
      this.requestUpdate();
    };
    onKeys((move) => {
      link.move(move);
    });
    this.#link = link;
    this.#ticking = setInterval(() => {
      this.requestUpdate();
    }, 1000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#ticking);
  }

  protected override render(): TemplateResult {
    const { lecture } = this;
    const link = this.#link;
    if (lecture === null || link === null) return html``;
    const section = lecture.sections.at(link.state.step);
    const following = lecture.sections.at(link.state.step + 1);
    if (section === undefined) return html`<p>This lecture has no sections.</p>`;
    return html`
      ${this.#clocks(lecture, link)} ${this.#buttons(lecture, link)}
      <div class="presenter-main">
        <section aria-labelledby="presenter-now">
          <h1 id="presenter-now">${section.title}</h1>
          ${this.#notes(section)} ${controls(section, this.#acting(link))}
        </section>
        <section class="presenter-text" aria-label="What the class sees">
          ${section.blocks.map((block) =>
            block.kind === 'html'
              ? html`<div class="prose">${this.#prose(block, block.html)}</div>`
              : nothing,
          )}
        </section>
      </div>
      <p class="presenter-following" data-part="following">
        ${following === undefined ? 'This is the last section.' : html`Then: <strong>${following.title}</strong>`}
      </p>
      <p class="presenter-none">
        In either window: <kbd>→</kbd> <kbd>Page Down</kbd> on, <kbd>←</kbd> <kbd>Page Up</kbd> back,
        <kbd>+</kbd> <kbd>-</kbd> larger and smaller, <kbd>B</kbd> black.
      </p>
    `;
  }

  #clocks(lecture: Lecture, link: PresentationLink): TemplateResult {
    const { elapsed, item, left, next } = timing(lecture, link.state, Date.now());
    return html`<header class="presenter-clocks">
      <p><span>Since the start</span><strong data-part="elapsed">${clock(elapsed)}</strong></p>
      <p class=${left !== null && left < 0 ? 'late' : ''}>
        <span>${item === null ? 'The plan has not begun' : `Left for “${item.title}”`}</span>
        <strong data-part="left">${left === null ? '–' : clock(left)}</strong>
      </p>
      <p>
        <span>Next on the plan</span>
        <strong data-part="next">${
          next === null
            ? 'the end'
            : `${next.title}${next.minutes === null ? '' : `, ${String(next.minutes)} min`}`
        }</strong>
      </p>
      <button data-action="clock" @click=${this.#mover(link.state.started === null ? 'start' : 'restart')}>
        ${link.state.started === null ? 'Start the clock' : 'Restart the clock'}
      </button>
    </header>`;
  }

  #buttons(lecture: Lecture, link: PresentationLink): TemplateResult {
    const { black, step } = link.state;
    const order = (kind: 'theme' | 'end') => () => {
      link.order({ kind });
    };
    const scroll = (direction: 1 | -1) => () => {
      link.order({ kind: 'scroll', direction });
    };
    return html`<div class="presenter-buttons" role="group" aria-label="The projector">
      <button data-action="previous" @click=${this.#mover('previous')}>Back</button>
      <button class="primary" data-action="next" @click=${this.#mover('next')}>Next</button>
      <select
        aria-label="Section"
        .value=${String(step)}
        @change=${(event: Event) => {
          link.move({ step: Number((event.target as HTMLSelectElement).value) });
        }}
      >
        ${lecture.sections.map(
          ({ title, level }, index) =>
            html`<option value=${index} ?selected=${index === step}>
              ${level === 3 ? '– ' : ''}${title}
            </option>`,
        )}
      </select>
      <button data-action="scroll-up" @click=${scroll(-1)}>Scroll up</button>
      <button data-action="scroll-down" @click=${scroll(1)}>Scroll down</button>
      <button data-action="smaller" @click=${this.#mover('smaller')}>Smaller</button>
      <button data-action="larger" @click=${this.#mover('larger')}>Larger</button>
      <button data-action="black" aria-pressed=${black ? 'true' : 'false'} @click=${this.#mover('black')}>
        Black
      </button>
      <button data-action="theme" @click=${order('theme')}>Theme</button>
      <button class="quiet" data-action="end" @click=${order('end')}>End</button>
    </div>`;
  }

  #notes({ blocks }: Section): TemplateResult {
    const notes = blocks.filter((block) => block.kind === 'note');
    return html`<div class="presenter-notes" data-part="notes">
      ${
        notes.length === 0
          ? html`<p class="presenter-none">No notes for this section.</p>`
          : notes.map((note) => html`<div class="prose">${this.#prose(note, note.html)}</div>`)
      }
    </div>`;
  }

  #acting(link: PresentationLink): Acting {
    return {
      order: (order) => {
        link.order(order);
      },
      filling: link.state.demo,
      fill: (demo) => {
        link.move({ demo });
      },
    };
  }

  #mover(move: Move): () => void {
    return () => {
      this.#link?.move(move);
    };
  }

  #prose(block: Block, text: string): ChildNode[] {
    let nodes = this.#nodes.get(block);
    if (nodes === undefined) {
      nodes = proseNodes(text, this.name);
      this.#nodes.set(block, nodes);
    }
    return nodes;
  }
}

customElements.define('presenter-view', PresenterView);
