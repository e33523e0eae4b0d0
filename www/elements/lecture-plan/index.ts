import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { PlanItem } from '../../engine/generated';
import { LightElement } from '../light-element';
import './styles.css';

/**
 * The lecture's plan: a link to each item's section, with its minutes, the current one marked.
 *
 * Properties: `items` of the plan, `current` the index of the item being read.
 */
export class LecturePlan extends LightElement {
  static override properties = {
    items: { attribute: false },
    current: { attribute: false },
  };

  declare items: PlanItem[];
  declare current: number;

  constructor() {
    super();
    this.items = [];
    this.current = 0;
  }

  protected override render(): TemplateResult {
    return html`<nav class="plan" aria-label="Plan">
      <h2 class="plan-heading">Plan</h2>
      <ol>
        ${this.items.map(
          ({ title, minutes, section }, index) =>
            html`<li>
              <a href="#${section}" aria-current=${index === this.current ? 'true' : nothing}>
                <span class="plan-title">${title}</span>
                ${
                  minutes === null
                    ? nothing
                    : html`<span class="plan-minutes">${minutes} min</span>`
                }
              </a>
            </li>`,
        )}
      </ol>
    </nav>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('current')) return;
    const list = this.querySelector('ol');
    const link = this.querySelector<HTMLElement>('a[aria-current]');
    // Only where the plan is a strip that scrolls sideways; the page itself must not move.
    if (!list || !link || list.scrollWidth <= list.clientWidth) return;
    list.scrollTo({ left: link.offsetLeft - (list.clientWidth - link.offsetWidth) / 2 });
  }
}

customElements.define('lecture-plan', LecturePlan);
