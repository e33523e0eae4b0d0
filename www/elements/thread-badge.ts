import { html, nothing, type TemplateResult } from 'lit';
import { threadClass } from '../program/threads';
import type { ThreadState } from '../views/model';
import '../styles/threads.css';

/**
 * A thread's number in its colour, the name on hovering. With a state its shape is that of the
 * state: filled while it runs, square while it is blocked.
 */
export function threadBadge(number: number, name?: string, state?: ThreadState): TemplateResult {
  return html`<span
    class="thread-badge ${threadClass(number)}"
    data-state=${state ?? nothing}
    title=${name ?? `Thread ${String(number)}`}
    ><span class="spoken">thread </span>${number}</span
  >`;
}
