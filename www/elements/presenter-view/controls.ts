/** What the presenter can press for one section: its demos, quizzes, questions and measurements. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Block, Demo, Section } from '../../engine/generated';
import type { Order } from '../../present/link';
import { SCHEDULES } from '../../program/schedules';

/** How the presenter's window acts on the projector. */
export interface Acting {
  order: (order: Order) => void;
  /** The demo that stands alone on the screen. */
  filling: string | null;
  fill: (demo: string | null) => void;
}

/** The keys of the stepping panel, as buttons. */
const STEPPING: readonly { key: string; sign: string; name: string }[] = [
  { key: 'Home', sign: '⇤', name: 'To the start' },
  { key: 'ArrowLeft', sign: '←', name: 'Back by one move' },
  { key: '0', sign: '0', name: 'Move thread 0' },
  { key: '1', sign: '1', name: 'Move thread 1' },
  { key: '2', sign: '2', name: 'Move thread 2' },
  { key: '3', sign: '3', name: 'Move thread 3' },
  { key: 'ArrowRight', sign: '→', name: 'Forward by one move' },
  { key: 'End', sign: '⇥', name: 'To the end of what is recorded' },
  { key: 'c', sign: 'Next choice', name: 'To the next choice' },
  { key: 'p', sign: 'Play', name: 'Play or pause' },
];

/** The controls of everything in a section that can be driven. */
export function controls({ blocks }: Section, acting: Acting): TemplateResult[] {
  return blocks.flatMap((block) => control(block, acting) ?? []);
}

function control(block: Block, acting: Acting): TemplateResult | null {
  const { order } = acting;
  switch (block.kind) {
    case 'demo':
      return demoControl(block.demo, acting);
    case 'quiz': {
      const { id } = block.quiz;
      return single('Quiz', id, 'Show or hide the answer', () => {
        order({ kind: 'answer', quiz: id });
      });
    }
    case 'question': {
      const { id, question } = block.question;
      return single(question, id, 'Open or close', () => {
        order({ kind: 'question', question: id });
      });
    }
    case 'measure': {
      const { id } = block.measure;
      return single('Measurement', id, 'Begin or end', () => {
        order({ kind: 'measure', measure: id });
      });
    }
    default:
      return null;
  }
}

function single(title: string, id: string, action: string, act: () => void): TemplateResult {
  return html`<section class="presenter-demo" data-place=${id} aria-label="${title}: ${id}">
    <h2>${title}</h2>
    <button data-action="act" @click=${act}>${action}</button>
  </section>`;
}

function demoControl(demo: Demo, { order, filling, fill }: Acting): TemplateResult {
  const isFilling = filling === demo.id;
  const press = (program: string, attribute: 'action' | 'schedule-name', value: string) => () => {
    order({ kind: 'press', place: demo.id, program, button: { attribute, value } });
  };
  const key = (program: string, pressed: string) => () => {
    order({ kind: 'key', place: demo.id, program, key: pressed });
  };
  return html`<section class="presenter-demo" data-demo=${demo.id} aria-label=${demo.title ?? demo.id}>
    <h2>${demo.title ?? 'Program'}</h2>
    <button
      data-action="fill"
      aria-pressed=${isFilling ? 'true' : 'false'}
      @click=${() => {
        fill(isFilling ? null : demo.id);
      }}
    >
      Alone on the screen
    </button>
    ${demo.programs.map(
      ({ file, label }) =>
        html`<div class="presenter-program" data-program=${file} role="group" aria-label=${label}>
          <span>${label}</span>
          <button class="primary" data-action="run" @click=${press(file, 'action', 'run')}>Run</button>
          ${
            demo.watch === null
              ? nothing
              : html`<button data-action="run-many" @click=${press(file, 'action', 'run-many')}>
                  Run many times
                </button>`
          }
          <button data-action="stop" @click=${press(file, 'action', 'stop')}>Stop</button>
          <details class="presenter-schedules">
            <summary>Who runs next</summary>
            <div role="group" aria-label="${label}: who runs next">
              ${SCHEDULES.map(
                ({ name, label: words, title }) =>
                  html`<button data-choose=${name} title=${title} @click=${press(file, 'schedule-name', name)}>
                    ${words}
                  </button>`,
              )}
            </div>
            <div role="group" aria-label="${label}: stepping">
              ${STEPPING.map(
                ({ key: pressed, sign, name }) =>
                  html`<button data-key=${pressed} aria-label=${name} title=${name} @click=${key(file, pressed)}>
                    ${sign}
                  </button>`,
              )}
            </div>
          </details>
        </div>`,
    )}
  </section>`;
}
