import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { threadClass } from '../../program/threads';
import type { WaitGraph as WaitGraphData } from '../../views/model';
import { edgeOf, layOut, type NodeSize, type Point, type WaitLayout } from '../../views/wait-layout';
import {
  cycleWords,
  waits,
  waitSentences,
  type WaitEdge,
  type WaitNode,
  type Waits,
} from '../../views/waits';
import { counted, shortName } from '../../views/words';
import { LightElement } from '../light-element';
import './styles.css';

const WIDE: NodeSize = { width: 132, height: 38, gap: 34 };
const NARROW: NodeSize = { width: 76, height: 38, gap: 22 };
/** Pixels of a letter, roughly: names that do not fit are cut. */
const LETTER = 7.4;
/** How far arrows there and back keep from each other. */
const APART = 6;

/**
 * Who waits for whom: threads (round) and what they wait for (square), an arrow from each that
 * waits (dashed) to what it waits for, and from there to the thread that holds it. A circle is drawn
 * in the colour of errors and thicker. Every fact is also a sentence below the picture.
 *
 * Properties: `data`, the threads and the locks.
 */
export class WaitGraph extends LightElement {
  static override properties = { data: { attribute: false } };

  declare data: WaitGraphData | null;

  #width = 0;
  #resized: ResizeObserver | null = null;

  constructor() {
    super();
    this.data = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resized = new ResizeObserver(([entry]) => {
      const width = Math.floor(entry?.contentRect.width ?? 0);
      if (width === this.#width) return;
      this.#width = width;
      this.requestUpdate();
    });
    this.#resized.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized?.disconnect();
  }

  protected override render(): TemplateResult {
    const { data } = this;
    if (data === null) return html``;
    const graph = waits(data);
    if (graph.nodes.size === 0) return html`<p class="waits-none">No thread waits for another.</p>`;
    const { size, layout } = fitting(graph, this.#width);
    const sentences = waitSentences(data);
    return html`
      ${graph.cycles.map((cycle) => html`<p class="waits-cycle">${cycleWords(graph, cycle)}</p>`)}
      ${this.#width === 0 ? nothing : picture(graph, layout, size)}
      <ul class="waits-sentences">
        ${sentences.map((sentence) => html`<li>${sentence}</li>`)}
      </ul>
    `;
  }
}

/** In the larger size if that fits; otherwise names are cut shorter. */
function fitting(graph: Waits, room: number): { size: NodeSize; layout: WaitLayout } {
  const layout = layOut(graph, WIDE, room);
  if (layout.width <= room) return { size: WIDE, layout };
  return { size: NARROW, layout: layOut(graph, NARROW, room) };
}

function picture(graph: Waits, layout: WaitLayout, size: NodeSize): TemplateResult {
  const { width, height, places } = layout;
  const circles = graph.cycles.map((cycle) => new Set(cycle));
  const inCircle = (...keys: string[]): boolean =>
    circles.some((circle) => keys.every((key) => circle.has(key)));
  return html`<svg
    class="waits-picture"
    viewBox="0 0 ${width} ${height}"
    width=${width}
    height=${height}
    aria-hidden="true"
  >
    ${graph.edges.map((edge) => arrow(edge, graph, places, size, inCircle(edge.from, edge.to)))}
    ${[...graph.nodes.values()].map((node) => {
      const place = places.get(node.key);
      return place === undefined ? nothing : box(node, place, size, inCircle(node.key));
    })}
  </svg>`;
}

function arrow(
  edge: WaitEdge,
  graph: Waits,
  places: ReadonlyMap<string, Point>,
  size: NodeSize,
  inCircle: boolean,
): SVGTemplateResult | typeof nothing {
  const from = places.get(edge.from);
  const to = places.get(edge.to);
  if (from === undefined || to === undefined) return nothing;
  const first = edgeOf(from, to, size);
  const last = edgeOf(to, from, size);
  const length = Math.max(1, Math.hypot(last.x - first.x, last.y - first.y));
  const unit = { x: (last.x - first.x) / length, y: (last.y - first.y) / length };
  const back = graph.edges.some((other) => other.from === edge.to && other.to === edge.from);
  const aside = back ? APART : 0;
  const move = ({ x, y }: Point): Point => ({ x: x - unit.y * aside, y: y + unit.x * aside });
  const start = move(first);
  const end = move(last);
  const head = { x: end.x - unit.x * 9, y: end.y - unit.y * 9 };
  const corners = [
    `${String(end.x)},${String(end.y)}`,
    `${String(head.x - unit.y * 5)},${String(head.y + unit.x * 5)}`,
    `${String(head.x + unit.y * 5)},${String(head.y - unit.x * 5)}`,
  ];
  return svg`<g class="waits-arrow waits-arrow-${edge.kind}" data-circle=${inCircle ? 'true' : 'false'}>
    <line x1=${start.x} y1=${start.y} x2=${head.x} y2=${head.y}></line>
    <polygon points=${corners.join(' ')}></polygon>
  </g>`;
}

function box(
  node: WaitNode,
  { x, y }: Point,
  { width, height }: NodeSize,
  inCircle: boolean,
): SVGTemplateResult {
  const { text, title } = words(node);
  const most = Math.floor((width - 16) / LETTER);
  const shown = text.length > most ? `${text.slice(0, most - 1)}…` : text;
  const round = node.kind === 'thread' ? height / 2 : 3;
  const colour = node.kind === 'thread' ? threadClass(node.thread.number) : '';
  return svg`<g class="waits-node waits-${node.kind} ${colour}" data-circle=${inCircle ? 'true' : 'false'}>
    <title>${title}</title>
    <rect x=${x - width / 2} y=${y - height / 2} width=${width} height=${height} rx=${round}></rect>
    <text x=${x} y=${y}>${shown}</text>
  </g>`;
}

function words(node: WaitNode): { text: string; title: string } {
  switch (node.kind) {
    case 'thread': {
      const { number, name } = node.thread;
      return {
        text: `${String(number)} ${shortName(name)}`,
        title: `${String(number)} ${name}`,
      };
    }
    case 'lock':
      return { text: node.lock.name, title: `${node.lock.type} ${node.lock.name}` };
    case 'more':
      return { text: `+ ${node.count.toLocaleString('en')}`, title: counted(node.count, 'more thread') };
  }
}

customElements.define('wait-graph', WaitGraph);
