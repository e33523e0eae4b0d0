import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { panned, revealing, whole, within, zoomed, type Stretch } from '../../views/stretch';
import type { Timeline } from '../../views/timeline';
import { momentWords } from '../../views/timeline-text';
import { counted, positionWords, shortName } from '../../views/words';
import { LightElement } from '../light-element';
import { threadBadge } from '../thread-badge';
import { MOST_LANES, timelineText } from './as-text';
import { Drawing, positionAt, ROW, type Row, type Scene } from './drawing';
import { Gestures } from './gestures';
import { legend } from './legend';
import { followTheme, readPalette, type Palette } from './palette';
import './styles.css';

const ZOOM = 1.5;

/**
 * What every thread did over time: a lane each, with a pattern for every state, and in a run under
 * the GIL a lane for who held it. Dragging pans, a pinch or Ctrl and the wheel zooms, and the line
 * below tells what is under the pointer. With the keyboard: left and right go from change to change,
 * up and down from lane to lane, + and - zoom, 0 shows everything, Page Up and Page Down pan.
 * The same is there as text.
 *
 * Properties: `timeline` to show and `revision`, which must change when it did, since it grows in
 * place; `now` is the position the program stands at, null where it runs by itself; `seekable`
 * where the program can be taken to another moment.
 * Events: `timeline-seek`, with a position as `detail`, when the reader clicks a moment, presses
 * Enter on it or drags along the ruler (only where `seekable`); `timeline-inspect`, with
 * `{ thread, line, position }` or null as `detail`, when something else is looked at.
 */
export class ThreadTimeline extends LightElement {
  static override properties = {
    timeline: { attribute: false },
    revision: { attribute: false },
    now: { attribute: false },
    seekable: { attribute: false },
  };

  declare timeline: Timeline | null;
  declare revision: number;
  declare now: number | null;
  declare seekable: boolean;

  /** Null while everything is shown. */
  #stretch: Stretch | null = null;
  #cursor: { position: number; row: number } | null = null;
  #palette: Palette | null = null;
  #font = '';
  #frame = 0;
  /** Up to where the timeline had grown when it was drawn last. */
  #drawnEnd = 0;
  #asText = false;
  readonly #drawing = new Drawing();
  readonly #gestures = new Gestures({
    hover: (x, y) => {
      this.#inspect(this.#positionAt(x), this.#rowAt(y));
    },
    press: (x, y) => {
      this.#inspect(this.#positionAt(x), this.#rowAt(y));
      this.#seek(this.#positionAt(x));
    },
    pan: (distance) => {
      const { from, to } = this.#shown;
      this.#show(panned(this.#shown, (-distance / this.#width) * (to - from), this.#end));
    },
    zoom: (factor, x) => {
      this.#zoom(factor, this.#positionAt(x));
    },
  });
  #stopFollowing: (() => void) | null = null;
  #resized: ResizeObserver | null = null;

  constructor() {
    super();
    this.timeline = null;
    this.revision = 0;
    this.now = null;
    this.seekable = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopFollowing = followTheme(() => {
      this.#palette = null;
      this.requestUpdate();
      this.#drawSoon();
    });
    this.#resized = new ResizeObserver(() => {
      this.#drawSoon();
    });
    this.#resized.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopFollowing?.();
    this.#resized?.disconnect();
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  get #end(): number {
    return this.timeline?.end ?? 0;
  }

  get #shown(): Stretch {
    return this.#stretch ?? whole(this.#end);
  }

  get #rows(): Row[] {
    const threads = this.timeline?.threads.slice(0, MOST_LANES) ?? [];
    return this.timeline?.gil ? [null, ...threads] : threads;
  }

  get #canvas(): HTMLCanvasElement | null {
    return this.querySelector<HTMLCanvasElement>('.timeline-lanes');
  }

  get #width(): number {
    return this.#canvas?.clientWidth ?? 1;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('timeline')) {
      this.#stretch = null;
      this.#cursor = null;
    }
    if (this.#stretch !== null) {
      // Who looks at the end goes on looking at it.
      const atEnd = this.#stretch.to >= this.#drawnEnd && this.#end > this.#drawnEnd;
      const grown = atEnd ? this.#end - this.#drawnEnd : 0;
      this.#stretch = within(panned(this.#stretch, grown, this.#end), this.#end);
      if (changed.has('now') && this.now !== null) {
        this.#stretch = revealing(this.#stretch, this.now, this.#end);
      }
    }
    this.#drawnEnd = this.#end;
  }

  protected override render(): TemplateResult {
    const { timeline } = this;
    if (timeline === null) return html``;
    const rows = this.#rows;
    const left = timeline.threads.length - MOST_LANES;
    return html`
      <div class="timeline-bar" role="group" aria-label="Timeline: zoom">
        <button @click=${this.#nearer} title="+">Zoom in</button>
        <button @click=${this.#farther} title="-">Zoom out</button>
        <button @click=${this.#everything} title="0">Show all</button>
        <span class="timeline-hint">Drag to pan; pinch, or Ctrl and the wheel, to zoom.</span>
      </div>
      <div class="timeline-frame">
        <canvas
          class="timeline-ruler"
          data-seekable=${this.seekable ? 'true' : 'false'}
          aria-hidden="true"
          @pointerdown=${this.#onRuler}
          @pointermove=${this.#onRuler}
        ></canvas>
        <div class="timeline-scroll" @scroll=${this.#drawSoon}>
          <ul class="timeline-names" aria-hidden="true">
            ${rows.map(nameItem)}
          </ul>
          ${this.#lanes(rows.length)}
        </div>
      </div>
      ${left > 0 ? html`<p class="timeline-more">… ${counted(left, 'more thread')}</p>` : nothing}
      <p class="timeline-moment" aria-hidden="true">${this.#words()}</p>
      ${this.#palette === null ? nothing : legend(this.#palette)}
      <details @toggle=${this.#onToggle}>
        <summary>As text</summary>
        ${this.#asText ? timelineText(timeline, this.#shown) : nothing}
      </details>
    `;
  }

  #lanes(rows: number): TemplateResult {
    const position = this.#cursor?.position ?? this.now ?? 0;
    return html`<canvas
      class="timeline-lanes"
      style="--rows: ${rows}"
      tabindex="0"
      role="slider"
      aria-label="What the threads did; left and right: from change to change, up and down: from thread to thread"
      aria-valuemin="0"
      aria-valuemax=${Math.floor(this.#end)}
      aria-valuenow=${Math.floor(Math.min(position, this.#end))}
      aria-valuetext=${this.#words()}
      @pointerdown=${this.#gestures.onDown}
      @pointermove=${this.#gestures.onMove}
      @pointerup=${this.#gestures.onUp}
      @pointercancel=${this.#gestures.onCancel}
      @pointerleave=${this.#onLeave}
      @wheel=${this.#gestures.onWheel}
      @keydown=${this.#onKey}
    ></canvas>`;
  }

  protected override updated(): void {
    if (this.#palette === null) {
      this.#palette = readPalette(this);
      this.#font = `600 11px ${getComputedStyle(this).fontFamily}`;
      // The legend is drawn in the colours that were read only now.
      this.requestUpdate();
    }
    this.#drawSoon();
  }

  /** Draws once in the next frame, however often it is asked to. */
  readonly #drawSoon = (): void => {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  };

  #draw(): void {
    const lanes = this.#canvas;
    const ruler = this.querySelector<HTMLCanvasElement>('.timeline-ruler');
    if (lanes === null || ruler === null || this.timeline === null || this.#palette === null) return;
    const scene: Scene = {
      timeline: this.timeline,
      rows: this.#rows,
      stretch: this.#shown,
      scrolled: this.querySelector('.timeline-scroll')?.scrollTop ?? 0,
      now: this.now,
      cursor: this.#cursor,
      palette: this.#palette,
      font: this.#font,
    };
    this.#drawing.lanes(lanes, scene);
    this.#drawing.ruler(ruler, scene);
  }

  #words(): string {
    const { timeline } = this;
    if (timeline === null || timeline.length === 0) return 'Nothing has run yet.';
    if (this.#cursor === null) {
      const length = positionWords(timeline.end, timeline.unit);
      const unit = timeline.unit === 'instructions' ? ' instructions' : '';
      return `${counted(timeline.threads.length, 'thread')}, ${length}${unit}.`;
    }
    const row = this.#rows.at(this.#cursor.row) ?? null;
    return momentWords(timeline, row, this.#cursor.position);
  }

  #positionAt(x: number): number {
    return positionAt(x, this.#shown, this.#width);
  }

  #rowAt(y: number): number {
    const scrolled = this.querySelector('.timeline-scroll')?.scrollTop ?? 0;
    return Math.min(Math.max(0, Math.floor((y + scrolled) / ROW)), this.#rows.length - 1);
  }

  #inspect(position: number, row: number): void {
    const within = Math.min(Math.max(0, position), Math.max(0, this.#end));
    this.#cursor = { position: within, row };
    const thread = this.#rows.at(row) ?? null;
    const span = thread && this.timeline?.spanAt(thread.number, within);
    const detail = span ? { thread: thread.number, line: span.line, position: within } : null;
    this.dispatchEvent(new CustomEvent('timeline-inspect', { detail, bubbles: true }));
    this.requestUpdate();
  }

  #seek(position: number): void {
    if (!this.seekable) return;
    const detail = Math.floor(Math.min(Math.max(0, position), this.#end));
    this.dispatchEvent(new CustomEvent('timeline-seek', { detail, bubbles: true }));
  }

  #show(stretch: Stretch): void {
    const { from, to } = whole(this.#end);
    this.#stretch = stretch.from <= from && stretch.to >= to ? null : stretch;
    if (this.#asText) this.requestUpdate();
    this.#drawSoon();
  }

  #zoom(factor: number, anchor: number): void {
    this.#show(zoomed(this.#shown, factor, anchor, this.#end));
  }

  /** Where the buttons and keys zoom to: what is looked at, if it can be seen. */
  get #anchor(): number {
    const { from, to } = this.#shown;
    const position = this.#cursor?.position ?? this.now ?? NaN;
    return position >= from && position <= to ? position : (from + to) / 2;
  }

  readonly #nearer = (): void => {
    this.#zoom(1 / ZOOM, this.#anchor);
  };

  readonly #farther = (): void => {
    this.#zoom(ZOOM, this.#anchor);
  };

  readonly #everything = (): void => {
    this.#show(whole(this.#end));
  };

  readonly #onLeave = (event: PointerEvent): void => {
    // What a finger touched stays said.
    if (event.pointerType !== 'mouse' || this.#gestures.isDown) return;
    this.#cursor = null;
    this.dispatchEvent(new CustomEvent('timeline-inspect', { detail: null, bubbles: true }));
    this.requestUpdate();
  };

  readonly #onRuler = (event: PointerEvent): void => {
    if (!this.seekable || event.buttons !== 1) return;
    const ruler = event.currentTarget as HTMLElement;
    ruler.setPointerCapture(event.pointerId);
    this.#seek(this.#positionAt(event.clientX - ruler.getBoundingClientRect().left));
  };

  readonly #onToggle = (event: Event): void => {
    this.#asText = (event.currentTarget as HTMLDetailsElement).open;
    this.requestUpdate();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { from, to } = this.#shown;
    const moves: Partial<Record<string, () => void>> = {
      ArrowLeft: () => {
        this.#step(-1);
      },
      ArrowRight: () => {
        this.#step(1);
      },
      ArrowUp: () => {
        this.#changeRow(-1);
      },
      ArrowDown: () => {
        this.#changeRow(1);
      },
      Home: () => {
        this.#goTo(0);
      },
      End: () => {
        this.#goTo(Math.max(0, this.#end - 1));
      },
      PageUp: () => {
        this.#show(panned(this.#shown, (from - to) * 0.8, this.#end));
      },
      PageDown: () => {
        this.#show(panned(this.#shown, (to - from) * 0.8, this.#end));
      },
      Enter: () => {
        if (this.#cursor) this.#seek(this.#cursor.position);
      },
      '+': this.#nearer,
      '=': this.#nearer,
      '-': this.#farther,
      '0': this.#everything,
    };
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    move();
  };

  /** To the next change of the row, or the one before. */
  #step(direction: -1 | 1): void {
    const row = this.#cursor?.row ?? 0;
    const thread = this.#rows.at(row);
    const lane = thread === null ? this.timeline?.gil : thread?.lane;
    if (!lane || lane.length === 0) return;
    const here = this.#cursor === null ? -1 : lane.indexAt(this.#cursor.position);
    const next = Math.min(Math.max(0, here + direction), lane.length - 1);
    this.#goTo(lane.start(next), row);
  }

  #changeRow(direction: -1 | 1): void {
    const row = (this.#cursor?.row ?? -1) + direction;
    const last = this.#rows.length - 1;
    this.#goTo(this.#cursor?.position ?? this.now ?? 0, Math.min(Math.max(0, row), last));
  }

  #goTo(position: number, row = this.#cursor?.row ?? 0): void {
    if (this.#stretch !== null) this.#stretch = revealing(this.#stretch, position, this.#end);
    const box = this.querySelector('.timeline-scroll');
    if (box) {
      const top = row * ROW;
      box.scrollTop = Math.min(top, Math.max(box.scrollTop, top + ROW - box.clientHeight));
    }
    this.#inspect(position, row);
  }
}

function nameItem(row: Row): TemplateResult {
  if (row === null) return html`<li class="timeline-name timeline-gil">GIL</li>`;
  return html`<li class="timeline-name" title=${row.name}>
    ${threadBadge(row.number, row.name)}<span>${shortName(row.name)}</span>
  </li>`;
}

customElements.define('thread-timeline', ThreadTimeline);
