/** What a person keeps from visit to visit: the sound and the outlines, on the console, in the picture and in store. */
import { Sounds } from './audio/index.ts';
import { openSettings } from './storage/index.ts';
import type { ConsoleModel } from './ui/index.ts';

export class Preferences {
  readonly sounds: Sounds;
  readonly #settings = openSettings();
  readonly #model: ConsoleModel;

  constructor(model: ConsoleModel) {
    const { muted, outlines } = this.#settings.read();
    this.#model = model;
    this.sounds = new Sounds(muted);
    model.muted.value = muted;
    model.outlines.value = outlines;
    for (const gesture of ['pointerdown', 'keydown'])
      window.addEventListener(gesture, () => this.#wakeSound(), { once: true });
  }

  switchSound(): void {
    const muted = !this.#model.muted.value;
    this.#model.muted.value = muted;
    this.sounds.mute(muted);
    this.#settings.keep({ muted });
  }

  switchOutlines(): void {
    if (!this.#model.outlinesAllowed.value) return;
    const outlines = !this.#model.outlines.value;
    this.#model.outlines.value = outlines;
    this.#settings.keep({ outlines });
  }

  #wakeSound(): void {
    this.sounds.arm();
    this.#model.soundAsleep.value = false;
  }
}
