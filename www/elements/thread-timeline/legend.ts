import { html, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { ThreadState } from '../../views/model';
import { paintPattern } from '../../views/lane-painter';
import { STATES } from '../../views/timeline';
import { stateWords } from '../../views/words';
import type { Palette } from './palette';

const SHOWN: readonly ThreadState[] = ['running', 'ready', 'blocked', 'sleeping', 'io'];
const WIDTH = 26;
const HEIGHT = 14;

/** Which pattern is which state. */
export function legend(palette: Palette): TemplateResult {
  return html`<ul class="timeline-legend" aria-hidden="true">
    ${SHOWN.map(
      (state) =>
        html`<li>
          <canvas
            width=${WIDTH * 2}
            height=${HEIGHT * 2}
            ${ref((canvas) => {
              if (canvas instanceof HTMLCanvasElement) drawSample(canvas, state, palette);
            })}
          ></canvas
          >${stateWords(state)}
        </li>`,
    )}
  </ul>`;
}

function drawSample(canvas: HTMLCanvasElement, state: ThreadState, palette: Palette): void {
  const { width, height } = canvas;
  const image = new ImageData(width, height);
  const pixels = { data: new Uint32Array(image.data.buffer), width, height };
  const code = STATES.findIndex((known) => known === state);
  paintPattern(pixels, code, 2, palette.lane(1));
  canvas.getContext('2d')?.putImageData(image, 0, 0);
}
