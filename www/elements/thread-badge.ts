import { html, type TemplateResult } from 'lit';
import { threadClass } from '../program/threads';
import '../styles/threads.css';

/** A thread's number in its colour; `name` is said and shown on hovering. */
export function threadBadge(number: number, name?: string): TemplateResult {
  return html`<span class="thread-badge ${threadClass(number)}" title=${name ?? `Thread ${String(number)}`}
    ><span class="spoken">thread </span>${number}</span
  >`;
}
