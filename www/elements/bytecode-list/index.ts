import { html, nothing, type TemplateResult } from 'lit';
import type { InstructionView, ListingView } from '../../views/model';
import { counted, threadsWords } from '../../views/words';
import { LightElement } from '../light-element';
import { threadBadge } from '../thread-badge';
import './styles.css';

/** A line has a handful of instructions; a generated one may have any number. */
const MOST = 200;

/**
 * The instructions of one line, in their order, with the threads that execute each of them next.
 * Instructions that read or write what other threads can see are marked: between two of those,
 * another thread may change it.
 *
 * Properties: `listing` to show, null for none.
 */
export class BytecodeList extends LightElement {
  static override properties = { listing: { attribute: false } };

  declare listing: ListingView | null;

  constructor() {
    super();
    this.listing = null;
  }

  protected override render(): TemplateResult {
    const { listing } = this;
    if (listing === null) return html``;
    const left = listing.instructions.length - MOST;
    return html`<table class="bytecode">
        <caption>
          <code>${listing.text.trim()}</code>
          <span
            >line ${listing.line}, in ${listing.function}:
            ${counted(listing.instructions.length, 'instruction')}</span
          >
        </caption>
        <thead class="spoken">
          <tr>
            <th scope="col">Threads that execute it next</th>
            <th scope="col">Offset</th>
            <th scope="col">Instruction</th>
            <th scope="col">Operand</th>
            <th scope="col">Shared</th>
          </tr>
        </thead>
        <tbody>
          ${listing.instructions.slice(0, MOST).map(row)}
        </tbody>
      </table>
      ${left > 0 ? html`<p class="bytecode-more">… ${counted(left, 'more instruction')}</p>` : nothing}`;
  }
}

function row(instruction: InstructionView): TemplateResult {
  const { threads } = instruction;
  const here = threads.length > 0;
  return html`<tr class=${here ? 'bytecode-next' : ''} title=${here ? `Next for ${threadsWords(threads)}` : nothing}>
    <td class="bytecode-threads">${threads.map((number) => threadBadge(number))}</td>
    <td class="bytecode-offset">${instruction.offset}</td>
    <th scope="row"><code>${instruction.name}</code></th>
    <td><code>${instruction.operand}</code></td>
    <td class="bytecode-shared">${instruction.shared ? 'shared' : nothing}</td>
  </tr>`;
}

customElements.define('bytecode-list', BytecodeList);
