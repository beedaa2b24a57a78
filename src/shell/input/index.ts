/** The door of the hands: keyboard, mouse and buttons in, commands for the coming tick out. */
import type { DeviceSlot, SimCommand } from '../../sim/index.ts';
import {
  commandsForTick,
  feed,
  type Grip,
  hold,
  letGo,
  openGrip,
  pan,
  press,
  release,
  turn,
  type World,
} from './grip.ts';
import { Keyboard } from './keyboard.ts';
import { type Action, isHeld, isStep, type PressAction } from './keymap.ts';
import { Pointer } from './pointer.ts';
import type { InjectorRun } from './syringe.ts';

export { readKeyboardLayout } from './keyboard.ts';
export { printedKeys } from './keymap.ts';

interface HandsOptions {
  /** Everything that can be gripped with the mouse lies inside. */
  root: HTMLElement;
  /** The world as it stands; null while nothing is played. */
  world(): World | null;
  /** False while a menu is open, but for the key that closes it again. */
  listening(action: Action): boolean;
  /** A press that is not for the devices or the beam: outlines, exchange, mute, help, atlas, pause. */
  asked(action: PressAction): void;
}

/** How much faster time passes while one waits. @assumption a pause of 45 s in eleven */
const HURRY = 4;

export class Hands {
  readonly #grip: Grip = openGrip();
  readonly #options: HandsOptions;
  readonly #keyboard: Keyboard;
  readonly #pointer: Pointer;

  constructor(options: HandsOptions) {
    this.#options = options;
    const listener = {
      down: (action: Action) => this.#down(action),
      up: (action: Action) => this.#up(action),
      lost: () => this.#lost(),
      listening: (action: Action) => options.listening(action),
      feed: (device: DeviceSlot | 'chosen', distanceMm: number) =>
        feed(this.#grip, device === 'chosen' ? this.#grip.selected : device, distanceMm),
      turn: (device: DeviceSlot, angleRad: number) => turn(this.#grip, device, angleRad),
      dragPicture: (dxFraction: number, dyFraction: number) => this.#dragPicture(dxFraction, dyFraction),
    };
    this.#keyboard = new Keyboard(listener);
    this.#pointer = new Pointer(options.root, listener);
  }

  get selected(): DeviceSlot {
    return this.#grip.selected;
  }

  get beamKeptOn(): boolean {
    return this.#grip.beamKeptOn;
  }

  /** The thumb is on a plunger. */
  get pressing(): boolean {
    return this.#grip.injecting !== null;
  }

  /** Ticks for one: time passes faster while the key for it is held. */
  get timeFactor(): number {
    return this.#grip.held.has('hurry') ? HURRY : 1;
  }

  select(device: DeviceSlot): void {
    this.#grip.selected = device;
  }

  /** What the injector gives from now on. */
  setInjector(run: InjectorRun): void {
    this.#grip.injectorRun = run;
  }

  /** A command from the console itself, for example an exchange: it goes the same way as all others. */
  command(command: SimCommand): void {
    this.#grip.next.push(command);
  }

  commandsForTick(world: World): SimCommand[] {
    return commandsForTick(this.#grip, world);
  }

  /** Leave the beam on, as the key for it does. */
  keepBeamOn(): void {
    this.#grip.beamKeptOn = true;
  }

  /** Both hands off and the foot off the pedal. */
  letGo(): void {
    this.#keyboard.letGo();
  }

  dispose(): void {
    this.#keyboard.dispose();
    this.#pointer.dispose();
  }

  #down(action: Action): void {
    const world = this.#options.world();
    if (isHeld(action) || isStep(action)) {
      if (world) hold(this.#grip, action);
    } else if (!world || !press(this.#grip, action, world)) this.#options.asked(action);
  }

  #up(action: Action): void {
    if (isHeld(action) || isStep(action)) release(this.#grip, action);
  }

  #lost(): void {
    this.#pointer.letGo();
    letGo(this.#grip);
  }

  /** The picture follows the hand: dragging it to the right shows more of the patient's right. */
  #dragPicture(dxFraction: number, dyFraction: number): void {
    const fieldMm = this.#options.world()?.beam.fieldMm ?? 0;
    pan(this.#grip, -dxFraction * fieldMm, dyFraction * fieldMm);
  }
}
