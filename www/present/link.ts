/**
 * Keeps the two windows of a presentation in step: each change is kept on this device, so that it
 * survives a reload, and told to the other window.
 */
import { deviceStorage } from '../device-storage';
import type { Lecture } from '../engine/generated';
import { BEGINNING, moved, restored, type Move, type Presentation } from './state';

/** What one window asks the other to do, besides being in the same place. */
export type Order =
  /** Press a button, named by one of its attributes, of a program of what has this id. */
  | {
      kind: 'press';
      place: string;
      program: string;
      button: { attribute: 'action' | 'schedule-name'; value: string };
    }
  /** Press a key where a program is stepped through. */
  | { kind: 'key'; place: string; program: string; key: string }
  /** Press what begins a measurement. */
  | { kind: 'measure'; measure: string }
  /** Show the answer of a quiz, or hide it again. */
  | { kind: 'answer'; quiz: string }
  /** Open a question, or close it again. */
  | { kind: 'question'; question: string }
  | { kind: 'scroll'; direction: 1 | -1 }
  | { kind: 'theme' }
  | { kind: 'end' };

type Message = { kind: 'state'; state: unknown } | { kind: 'order'; order: Order };

export class PresentationLink {
  state: Presentation = BEGINNING;
  /** Called when the other window, or this one, has moved. */
  onState: (state: Presentation) => void = () => undefined;
  /** Called when the other window asks for something. */
  onOrder: (order: Order) => void = () => undefined;

  readonly #channel: BroadcastChannel;
  readonly #key: string;
  readonly #steps: number;

  constructor(name: string, lecture: Lecture) {
    this.#key = `interleave/present/${encodeURIComponent(name)}`;
    this.#steps = lecture.sections.length;
    this.state = restored(this.#kept(), this.#steps);
    this.#channel = new BroadcastChannel(this.#key);
    this.#channel.onmessage = ({ data }: MessageEvent<Message>) => {
      if (data.kind === 'order') this.onOrder(data.order);
      else this.#show(restored(data.state, this.#steps));
    };
  }

  /** Moves both windows. */
  move(move: Move): void {
    const state = moved(this.state, move, { steps: this.#steps, now: Date.now() });
    try {
      deviceStorage()?.setItem(this.#key, JSON.stringify(state));
    } catch {
      // Without storage the windows are in step until one is reloaded.
    }
    this.#send({ kind: 'state', state });
    this.#show(state);
  }

  /** Asks the other window to do something. */
  order(order: Order): void {
    this.#send({ kind: 'order', order });
  }

  #show(state: Presentation): void {
    this.state = state;
    this.onState(state);
  }

  #send(message: Message): void {
    this.#channel.postMessage(message);
  }

  #kept(): unknown {
    try {
      return JSON.parse(deviceStorage()?.getItem(this.#key) ?? 'null');
    } catch {
      return null;
    }
  }
}
