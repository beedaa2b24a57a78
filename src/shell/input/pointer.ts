/**
 * Mouse, pen and finger. The console marks what can be gripped, this room listens:
 * `data-hub` (drag up and down feeds a device), `data-dial` (drag turns it), `data-image` (wheel feeds the chosen
 * device, right drag moves the table), `data-hold` (an action while pressed), `data-press` (an action per click).
 */
import { DEVICE_SLOTS, type DeviceSlot } from '../../sim/index.ts';
import { type Action, HELD_ACTIONS, PRESS_ACTIONS, STEP_ACTIONS } from './keymap.ts';

interface PointerListener {
  feed(device: DeviceSlot | 'chosen', distanceMm: number): void;
  turn(device: DeviceSlot, angleRad: number): void;
  /** Movement of the picture under the hand as a fraction of its side; right and down positive. */
  dragPicture(dxFraction: number, dyFraction: number): void;
  down(action: Action): void;
  up(action: Action): void;
}

/** Feed per pixel of a drag, and per notch of a wheel (100 px). @assumption a card's height is about 35 mm */
const DRAG_MM_PER_PX = 0.5;
const WHEEL_MM_PER_PX = 0.04;
const FINE = 0.15;

interface Drag {
  move(event: PointerEvent): void;
  end(): void;
}

export class Pointer {
  readonly #listener: PointerListener;
  readonly #stop = new AbortController();
  readonly #drags = new Map<number, Drag>();

  constructor(root: HTMLElement, listener: PointerListener) {
    this.#listener = listener;
    const { signal } = this.#stop;
    root.addEventListener('pointerdown', this.#onDown, { signal });
    root.addEventListener('click', this.#onClick, { signal });
    root.addEventListener('wheel', this.#onWheel, { signal, passive: false });
    root.addEventListener('mousedown', keepKeysWithTheHands, { signal });
    root.addEventListener('contextmenu', refuseMenuOnPicture, { signal });
    window.addEventListener('pointermove', (event) => this.#drags.get(event.pointerId)?.move(event), { signal });
    window.addEventListener('pointerup', this.#onEnd, { signal });
    window.addEventListener('pointercancel', this.#onEnd, { signal });
  }

  letGo(): void {
    for (const drag of this.#drags.values()) drag.end();
    this.#drags.clear();
  }

  dispose(): void {
    this.letGo();
    this.#stop.abort();
  }

  readonly #onDown = (event: PointerEvent): void => {
    const drag = this.#begin(event);
    if (drag) this.#drags.set(event.pointerId, drag);
  };

  readonly #onEnd = (event: PointerEvent): void => {
    this.#drags.get(event.pointerId)?.end();
    this.#drags.delete(event.pointerId);
  };

  #begin(event: PointerEvent): Drag | null {
    const holding = marked(event, 'hold');
    if (isAction(holding)) return this.#hold(holding);
    const hub = marked(event, 'hub');
    const pressed = marked(event, 'press');
    // A card's name chooses its device, and is as good to drag by as the rest of it.
    if (pressed && pressed !== hub) return null;
    const dial = marked(event, 'dial');
    if (isSlot(dial)) return this.#turn(event, dial);
    if (isSlot(hub)) return this.#feed(event, hub);
    return marked(event, 'image') !== undefined && event.button === 2 ? this.#pan(event) : null;
  }

  #hold(action: Action): Drag {
    this.#listener.down(action);
    return { move() {}, end: () => this.#listener.up(action) };
  }

  #feed(start: PointerEvent, device: DeviceSlot): Drag {
    this.#listener.down(device);
    let lastPx = start.clientY;
    const move = (event: PointerEvent) => {
      this.#listener.feed(device, (lastPx - event.clientY) * DRAG_MM_PER_PX * fineness(event));
      lastPx = event.clientY;
    };
    return { move, end() {} };
  }

  #turn(start: PointerEvent, device: DeviceSlot): Drag {
    this.#listener.down(device);
    const box = (start.target as Element).closest('[data-dial]')!.getBoundingClientRect();
    const angleAt = (event: PointerEvent) =>
      Math.atan2(event.clientX - (box.left + box.width / 2), box.top + box.height / 2 - event.clientY);
    let lastRad = angleAt(start);
    const move = (event: PointerEvent) => {
      const nowRad = angleAt(event);
      this.#listener.turn(device, shortestTurn(nowRad - lastRad) * fineness(event));
      lastRad = nowRad;
    };
    return { move, end() {} };
  }

  #pan(start: PointerEvent): Drag {
    const sidePx = (start.target as Element).closest('[data-image]')!.getBoundingClientRect().width;
    let last = start;
    const move = (event: PointerEvent) => {
      this.#listener.dragPicture((event.clientX - last.clientX) / sidePx, (event.clientY - last.clientY) / sidePx);
      last = event;
    };
    return { move, end() {} };
  }

  readonly #onClick = (event: MouseEvent): void => {
    const pressed = marked(event, 'press');
    if (isAction(pressed)) this.#tap(pressed);
    const held = marked(event, 'hold');
    const byKeyboard = event.detail === 0;
    if (byKeyboard && isAction(held)) this.#tap(held === 'pedal' ? 'keepBeamOn' : held);
  };

  #tap(action: Action): void {
    this.#listener.down(action);
    this.#listener.up(action);
  }

  readonly #onWheel = (event: WheelEvent): void => {
    if (marked(event, 'image') === undefined || event.ctrlKey) return;
    event.preventDefault();
    // With Shift held some browsers report the wheel as sideways.
    const rolledPx = event.deltaY || event.deltaX;
    this.#listener.feed('chosen', -rolledPx * WHEEL_MM_PER_PX * fineness(event));
  };
}

function marked(event: Event, mark: 'hub' | 'dial' | 'image' | 'hold' | 'press'): string | undefined {
  const element = event.target instanceof Element ? event.target.closest<HTMLElement>(`[data-${mark}]`) : null;
  return element?.dataset[mark];
}

/** A click on the console must not take the keyboard away from the hands. */
function keepKeysWithTheHands(event: MouseEvent): void {
  if ((event.target as Element).closest('[data-hold], [data-press], [data-hub]')) event.preventDefault();
}

function refuseMenuOnPicture(event: MouseEvent): void {
  if (marked(event, 'image') !== undefined) event.preventDefault();
}

const fineness = (event: MouseEvent): number => (event.shiftKey ? FINE : 1);

const shortestTurn = (angleRad: number): number => Math.atan2(Math.sin(angleRad), Math.cos(angleRad));

const isSlot = (text: string | undefined): text is DeviceSlot =>
  (DEVICE_SLOTS as readonly string[]).includes(text ?? '');

const isAction = (text: string | undefined): text is Action =>
  ([...HELD_ACTIONS, ...STEP_ACTIONS, ...PRESS_ACTIONS] as readonly string[]).includes(text ?? '');
