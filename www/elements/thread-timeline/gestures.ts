/** Hovering, pressing, dragging, pinching and the wheel, told apart, whatever pointers are used. */

/** What the gestures mean; places in pixels from the element's top left corner. */
export interface GestureUse {
  hover: (x: number, y: number) => void;
  /** A click or a tap. */
  press: (x: number, y: number) => void;
  pan: (distance: number) => void;
  /** Above 1: farther away. */
  zoom: (factor: number, x: number) => void;
}

/** A pointer that moves less than this is pressed, not dragged. */
const STILL = 4;

interface Place {
  x: number;
  y: number;
}

export class Gestures {
  readonly #use: GestureUse;
  readonly #pointers = new Map<number, Place>();
  /** Where the only pointer went down; null once it was dragged or another came. */
  #pressed: Place | null = null;

  constructor(use: GestureUse) {
    this.#use = use;
  }

  /** Whether a button or a finger is down. */
  get isDown(): boolean {
    return this.#pointers.size > 0;
  }

  readonly onDown = (event: PointerEvent): void => {
    if (event.pointerType === 'mouse' && event.button !== 0) return;
    const place = placeOf(event);
    this.#pointers.set(event.pointerId, place);
    this.#pressed = this.#pointers.size === 1 ? place : null;
    // Dragging goes on outside the element.
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
  };

  readonly onMove = (event: PointerEvent): void => {
    const place = placeOf(event);
    const before = this.#pointers.get(event.pointerId);
    if (before === undefined) {
      if (event.pointerType === 'mouse') this.#use.hover(place.x, place.y);
      return;
    }
    const still =
      this.#pressed !== null &&
      Math.hypot(place.x - this.#pressed.x, place.y - this.#pressed.y) < STILL;
    if (still) return;
    this.#pressed = null;
    const other = [...this.#pointers].find(([id]) => id !== event.pointerId)?.[1];
    if (other === undefined) {
      this.#use.pan(place.x - before.x);
    } else {
      const distance = Math.max(20, Math.abs(place.x - other.x));
      const was = Math.max(20, Math.abs(before.x - other.x));
      this.#use.zoom(was / distance, (place.x + other.x) / 2);
    }
    this.#pointers.set(event.pointerId, place);
  };

  readonly onUp = (event: PointerEvent): void => {
    this.#pointers.delete(event.pointerId);
    if (this.#pressed !== null) this.#use.press(this.#pressed.x, this.#pressed.y);
    this.#pressed = null;
  };

  readonly onCancel = (event: PointerEvent): void => {
    this.#pointers.delete(event.pointerId);
    this.#pressed = null;
  };

  /** A wheel by itself scrolls the page, as everywhere. */
  readonly onWheel = (event: WheelEvent): void => {
    const { x } = placeOf(event);
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      this.#use.zoom(Math.exp(Math.sign(event.deltaY) * Math.min(0.5, Math.abs(event.deltaY) / 200)), x);
      return;
    }
    const sideways = event.shiftKey ? event.deltaX || event.deltaY : event.deltaX;
    if (Math.abs(sideways) <= Math.abs(event.deltaY) && !event.shiftKey) return;
    event.preventDefault();
    this.#use.pan(-sideways);
  };
}

function placeOf(event: MouseEvent): Place {
  const { left, top } = (event.currentTarget as Element).getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}
