import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { PlanItem, Section } from '../../engine/generated';
import { LightElement } from '../light-element';
import '../lecture-contents';
import './styles.css';

/**
 * The lecture's plan: a link to each item's section, with its minutes, the current one marked; and
 * the list of all sections, behind a button.
 *
 * Properties: `items` of the plan, `current` the index of the item being read, `sections` of the
 * lecture, `section` the id of the one being read.
 */
export class LecturePlan extends LightElement {
  static override properties = {
    items: { attribute: false },
    current: { attribute: false },
    sections: { attribute: false },
    section: { attribute: false },
  };

  declare items: PlanItem[];
  declare current: number;
  declare sections: readonly Section[];
  declare section: string;

  constructor() {
    super();
    this.items = [];
    this.current = 0;
    this.sections = [];
    this.section = '';
  }

  protected override render(): TemplateResult {
    return html`<nav class="plan" aria-label="Plan">
      <h2 class="plan-heading">Plan</h2>
      ${
        this.sections.length === 0
          ? nothing
          : html`<lecture-contents
              .sections=${this.sections}
              .current=${this.section}
            ></lecture-contents>`
      }
      <ol class="plan-items">
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
    const list = this.querySelector('.plan-items');
    const link = this.querySelector<HTMLElement>('.plan-items a[aria-current]');
    // Only where the plan is a strip that scrolls sideways; the page itself must not move.
    if (!list || !link || list.scrollWidth <= list.clientWidth) return;
    list.scrollTo({ left: link.offsetLeft - (list.clientWidth - link.offsetWidth) / 2 });
  }
}

customElements.define('lecture-plan', LecturePlan);
