import { html, nothing, type TemplateResult } from 'lit';
import type { ThreadState } from '../../views/model';
import type { Stretch } from '../../views/stretch';
import type { ThreadLane, Timeline } from '../../views/timeline';
import { changesIn, durations } from '../../views/timeline-text';
import { counted, positionWords, shareWords, stateWords } from '../../views/words';
import { threadBadge } from '../thread-badge';

/** More lanes than this tell nobody anything. */
export const MOST_LANES = 100;
const MOST_CHANGES = 200;
const COLUMNS: readonly ThreadState[] = ['running', 'ready', 'blocked', 'sleeping', 'io'];

/** What is on the screen, in a table of shares and a list of changes. */
export function timelineText(timeline: Timeline, shown: Stretch): TemplateResult {
  const until = Math.min(shown.to, timeline.end);
  const { changes, more } = changesIn(timeline, shown, MOST_CHANGES);
  const at = (position: number): string => positionWords(position, timeline.unit);
  return html`<p>From ${at(shown.from)} to ${at(until)}:</p>
    <div class="timeline-table" tabindex="0" role="region" aria-label="Time in each state">
      <table>
        <thead>
          <tr>
            <th scope="col">Thread</th>
            ${COLUMNS.map((state) => html`<th scope="col">${stateWords(state)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${timeline.threads
            .slice(0, MOST_LANES)
            .map((thread) => shares(thread, { from: shown.from, to: until }))}
        </tbody>
      </table>
    </div>
    <ol class="timeline-changes" tabindex="0" aria-label="Changes">
      ${changes.map(
        ({ thread, at: position, words }) =>
          html`<li>${at(position)}: ${threadBadge(thread.number)}${thread.name}: ${words}</li>`,
      )}
    </ol>
    ${more > 0 ? html`<p>… ${counted(more, 'more change')}</p>` : nothing}`;
}

function shares(thread: ThreadLane, stretch: Stretch): TemplateResult {
  const lasted = durations(thread.lane, stretch);
  const all = stretch.to - stretch.from;
  return html`<tr>
    <th scope="row">${threadBadge(thread.number)}${thread.name}</th>
    ${COLUMNS.map((state) => html`<td>${shareWords(lasted.get(state) ?? 0, all)}</td>`)}
  </tr>`;
}
