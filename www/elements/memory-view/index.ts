import { html, nothing, type TemplateResult } from 'lit';
import { threadClass } from '../../program/threads';
import { inOrderOfReach } from '../../views/memory-order';
import type {
  FrameView,
  MemoryView as MemoryData,
  ObjectView,
  SlotView,
  ThreadView,
} from '../../views/model';
import { counted, doingWords } from '../../views/words';
import { LightElement } from '../light-element';
import { threadBadge } from '../thread-badge';
import { drawArrows } from './arrows';
import './styles.css';

/** Of more than these, the others are counted: a screen shows no more, and a frame draws no more. */
const MOST_OBJECTS = 120;
const MOST_THREADS = 24;
const MOST_FRAMES = 12;
const MOST_SLOTS = 60;

/**
 * The memory of a program at one moment: the globals, each thread's stack with the locals of its
 * calls, and the objects on the heap. A reference names its object, and where there is room an arrow
 * leads to it; pressing it marks the object and goes there. What the last move changed is underlined
 * and marked, with the value it had before struck out.
 *
 * Properties: `memory` to show.
 */
export class MemoryView extends LightElement {
  static override properties = { memory: { attribute: false } };

  declare memory: MemoryData | null;

  /** The object whose references are emphasised. */
  #chosen: number | null = null;
  #frame = 0;
  #resized: ResizeObserver | null = null;
  #types = new Map<number, string>();

  constructor() {
    super();
    this.memory = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resized = new ResizeObserver(this.#drawSoon);
    this.#resized.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized?.disconnect();
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  protected override render(): TemplateResult {
    const { memory } = this;
    if (memory === null) return html``;
    const objects = inOrderOfReach(memory);
    const shown = objects.slice(0, MOST_OBJECTS);
    this.#types = new Map(shown.map(({ id, type }) => [id, type]));
    const moreObjects = objects.length - shown.length + memory.moreObjects;
    const moreThreads = memory.threads.length - MOST_THREADS;
    return html`<div class="memory">
      <div class="memory-stacks">
        <section class="memory-box" aria-label="Globals">
          <h4>Globals</h4>
          ${this.#slots(memory.globals)}
        </section>
        ${memory.threads.slice(0, MOST_THREADS).map((thread) => this.#thread(thread))}
        ${moreThreads > 0 ? html`<p class="memory-more">… ${counted(moreThreads, 'more thread')}</p>` : nothing}
      </div>
      <div class="memory-objects" role="group" aria-label="Objects">
        ${shown.map((object) => this.#object(object))}
        ${moreObjects > 0 ? html`<p class="memory-more">… ${counted(moreObjects, 'more object')}</p>` : nothing}
      </div>
      <svg class="memory-arrows" aria-hidden="true"></svg>
    </div>`;
  }

  protected override updated(): void {
    this.#drawSoon();
  }

  #thread(thread: ThreadView): TemplateResult {
    const { number, name, state, frames } = thread;
    const left = frames.length - MOST_FRAMES;
    return html`<section class="memory-box memory-thread ${threadClass(number)}" aria-label=${name}>
      <h4>${threadBadge(number, name, state)}${name}</h4>
      <p class="memory-doing">${doingWords(thread)}</p>
      ${left > 0 ? html`<p class="memory-more">… ${counted(left, 'more call')}</p>` : nothing}
      ${frames.slice(Math.max(0, left)).map((frame) => this.#call(frame))}
    </section>`;
  }

  #call({ name, line, file, locals }: FrameView): TemplateResult {
    return html`<div class="memory-call">
      <p><code>${name}</code>, ${file === undefined ? '' : `${file}, `}line ${line}</p>
      ${this.#slots(locals)}
    </div>`;
  }

  #object(object: ObjectView): TemplateResult {
    const { id, type, text, items, more, changed } = object;
    return html`<section
      class="memory-box memory-object"
      tabindex="-1"
      data-object=${id}
      data-changed=${changed ? 'true' : 'false'}
      data-chosen=${id === this.#chosen ? 'true' : 'false'}
      aria-label="${type} ${id}"
    >
      <h4>
        <code>${type}</code> <span class="memory-id">#${id}</span> ${text}
        ${changed ? html`<span class="memory-changed">changed</span>` : nothing}
      </h4>
      ${this.#slots(items, more)}
    </section>`;
  }

  #slots(slots: readonly SlotView[], more = 0): TemplateResult | typeof nothing {
    const left = Math.max(0, slots.length - MOST_SLOTS) + more;
    if (slots.length === 0 && left === 0) return nothing;
    return html`<dl class="memory-slots">
        ${slots.slice(0, MOST_SLOTS).map((slot) => this.#slot(slot))}
      </dl>
      ${left > 0 ? html`<p class="memory-more">… ${left.toLocaleString('en')} more</p>` : nothing}`;
  }

  #slot({ name, value, changed, before }: SlotView): TemplateResult {
    const was =
      changed && before !== undefined
        ? html`<s><span class="spoken">before: </span>${before}</s> `
        : nothing;
    const shown = value.object === null ? html`${value.text}` : this.#reference(value.object, value.text);
    return html`<div class="memory-slot" data-changed=${changed ? 'true' : 'false'}>
      <dt><code>${name}</code></dt>
      <dd>
        <code>${was}${changed ? html`<mark>${shown}<span class="spoken"> (changed)</span></mark>` : shown}</code>
      </dd>
    </div>`;
  }

  #reference(id: number, text: string): TemplateResult {
    const type = this.#types.get(id);
    // An object that is not shown is only named.
    if (type === undefined) return html`${text}`;
    return html`<button
      class="link memory-reference"
      title=${text}
      data-refers=${id}
      data-chosen=${id === this.#chosen ? 'true' : 'false'}
      @click=${() => {
        this.#choose(id);
      }}
    >
      ${type} #${id}
    </button>`;
  }

  #choose(id: number): void {
    this.#chosen = id;
    this.requestUpdate();
    const object = this.querySelector<HTMLElement>(`[data-object="${String(id)}"]`);
    object?.focus({ preventScroll: true });
    object?.scrollIntoView({ block: 'nearest' });
  }

  /** Draws the arrows once in the next frame, when everything has its place. */
  readonly #drawSoon = (): void => {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      const frame = this.querySelector<HTMLElement>('.memory');
      if (frame) drawArrows(frame);
    });
  };
}

customElements.define('memory-view', MemoryView);
