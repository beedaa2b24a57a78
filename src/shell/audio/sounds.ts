/** Plays the events of a session. Silent until `arm` is called from a gesture, because browsers ask for one. */
import { Howl } from 'howler';
import type { Session } from '../../game/index.ts';
import { SAMPLE_RATE_HZ, SOUND_NAMES, type SoundName, synthesize } from './synth.ts';
import { toWavAddress } from './wav.ts';

/** How loud each sound is. @assumption modest: below the voice of a person in the room */
const VOLUME: Readonly<Record<SoundName, number>> = {
  beamHum: 0.05,
  hubSlip: 0.28,
  branchEntered: 0.3,
  objectiveLit: 0.22,
  exchange: 0.25,
  valveFlap: 0.35,
  alarm: 0.3,
};

const HARMS = ['veinPerforated', 'valveDamaged', 'embolicToLungs', 'deviceGlued', 'catheterBurst'] as const;

export class Sounds {
  #howls: Record<SoundName, Howl> | null = null;
  #muted: boolean;
  #beamOn = false;

  constructor(muted: boolean) {
    this.#muted = muted;
  }

  get armed(): boolean {
    return this.#howls !== null;
  }

  /** To be called from a click or a key press. */
  arm(): void {
    if (this.#howls) return;
    const entries = SOUND_NAMES.map((name) => [name, openHowl(name)]);
    this.#howls = Object.fromEntries(entries) as Record<SoundName, Howl>;
    this.mute(this.#muted);
    if (this.#beamOn) this.#howls.beamHum.play();
  }

  follow(events: Session['events']): void {
    events.on('beamSwitched', ({ on }) => this.#hum(on));
    events.on('hubSlipped', () => this.#play('hubSlip'));
    events.on('branchEntered', () => this.#play('branchEntered'));
    events.on('objectiveLit', () => this.#play('objectiveLit'));
    events.on('deviceExchanged', () => this.#play('exchange'));
    events.on('valveCrossed', () => this.#play('valveFlap'));
    for (const harm of HARMS) events.on(harm, () => this.#play('alarm'));
  }

  mute(muted: boolean): void {
    this.#muted = muted;
    for (const howl of Object.values(this.#howls ?? {})) howl.mute(muted);
  }

  dispose(): void {
    for (const howl of Object.values(this.#howls ?? {})) howl.unload();
    this.#howls = null;
  }

  #play(name: SoundName): void {
    this.#howls?.[name].play();
  }

  #hum(on: boolean): void {
    if (on === this.#beamOn) return;
    this.#beamOn = on;
    if (on) this.#play('beamHum');
    else this.#howls?.beamHum.stop();
  }
}

function openHowl(name: SoundName): Howl {
  const address = toWavAddress(synthesize(name), SAMPLE_RATE_HZ);
  return new Howl({ src: [address], format: ['wav'], loop: name === 'beamHum', volume: VOLUME[name] });
}
