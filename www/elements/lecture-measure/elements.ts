/** What each measurement is drawn by. It is fetched, as they are, when a reader comes near the first. */
import { html, type TemplateResult } from 'lit';
import type { EngineClient } from '../../engine/client';
import type { Measurement } from '../../engine/generated';

/** Draws a measurement; `engine` is the page's. */
export type Draw = (engine: EngineClient | null) => TemplateResult;

export const ELEMENTS: Record<Measurement, { load: () => Promise<unknown>; draw: Draw }> = {
  increments: {
    load: () => import('../machine-races'),
    draw: () => html`<machine-races></machine-races>`,
  },
  memory: {
    load: () => import('../machine-memory'),
    draw: () => html`<machine-memory></machine-memory>`,
  },
  prices: {
    load: () => import('../machine-prices'),
    draw: (engine) => html`<machine-prices .engine=${engine}></machine-prices>`,
  },
  'speed-up': {
    load: () => import('../machine-speed-up'),
    draw: (engine) => html`<machine-speed-up .engine=${engine}></machine-speed-up>`,
  },
  deadlock: {
    load: () => import('../machine-deadlock'),
    draw: (engine) => html`<machine-deadlock .engine=${engine}></machine-deadlock>`,
  },
  queue: {
    load: () => import('../machine-queue'),
    draw: () => html`<machine-queue></machine-queue>`,
  },
  server: {
    load: () => import('../server-panel'),
    draw: () => html`<server-panel></server-panel>`,
  },
};
