/**
 * From attenuation to a picture, pulse by pulse: scatter, automatic brightness, quantum noise, recursive filter, window.
 * Every pass that reads what it wrote last time has two targets and two shaders, used in turn.
 */
import type { TextureSource } from 'pixi.js';
import { createGrain, GRAIN_PX, GRAIN_RANGE } from './grain.ts';
import type { GraphicsTier } from './graphics.ts';
import {
  createPass,
  createTarget,
  destroyTarget,
  type Pass,
  type PassRunner,
  type Target,
  type Uniforms,
} from './pass.ts';
import {
  DETECTOR_FRAGMENT,
  DISPLAY_FRAGMENT,
  EXPOSURE_FRAGMENT,
  PATIENT_FRAGMENT,
  PRIMARY_FRAGMENT,
  SPREAD_FRAGMENT,
} from './shaders/detector.ts';

/** @assumption tuned by eye on the finished picture */
const LOW_PX = 128;
const SCATTER = 0.7;
const EXPOSURE_FOLLOW = 0.18;
const FILTER = 0.42;
const FILTER_MOTION = 0.2;
const QUANTA = 380;
const ELECTRONIC_NOISE = 0.003;
/** Half-width, half-height, corner radius and penumbra of the open shutters; the picture is 2 wide. @assumption */
export const SHUTTERS = [0.985, 0.985, 0.05, 0.006] as const;
/** Level, width, edge, harmony. @assumption tuned by eye on the finished picture */
const WINDOW = [0.57, 0.56, 0.35, 0.5] as const;

const vec = (values: readonly number[]) => {
  const type = `vec${values.length}<f32>` as 'vec4<f32>';
  return { value: new Float32Array(values), type };
};
const num = (value: number) => ({ value, type: 'f32' as const });
const shutters = () => ({ uShutters: vec(SHUTTERS) });

export class DetectorChain {
  readonly #low: Target[];
  readonly #exposure: Target[];
  readonly #frames: Target[];
  readonly #patient: Target;
  readonly #sum: Pass;
  readonly #grain = createGrain();
  readonly #primary: Pass;
  readonly #spread: Pass[];
  readonly #expose: Pass[];
  readonly #detect: Pass[];
  readonly #display: Pass[];
  /** Which of the two frames holds the last picture. */
  #last = 0;
  #primed = false;

  constructor(tier: GraphicsTier, anatomy: TextureSource, devices: TextureSource) {
    const { detectorPx, floatFormat } = tier;
    const target = (sidePx: number, linear = false) => createTarget(sidePx, floatFormat, linear);
    this.#low = [target(LOW_PX), target(LOW_PX)];
    this.#exposure = [target(1), target(1)];
    this.#frames = [target(detectorPx, true), target(detectorPx, true)];
    this.#patient = target(detectorPx);
    const [lowA, lowB] = this.#low.map((low) => low.texture);
    const seen = { uPatient: this.#patient.texture, uDevices: devices };
    const coarse = { ...shutters(), uTexel: num(1 / LOW_PX) };
    const layers = { uShift01: vec([0, 0, 0, 0]), uShift23: vec([0, 0, 0, 0]), uTexel: num(1 / detectorPx) };
    this.#sum = createPass('patient', PATIENT_FRAGMENT, layers, { uAnatomy: anatomy });
    this.#primary = createPass('primary', PRIMARY_FRAGMENT, coarse, seen);
    this.#spread = [
      createPass('spread', SPREAD_FRAGMENT, { uStep: vec([1.6 / LOW_PX, 0]) }, { uFrom: lowA }),
      createPass('spread', SPREAD_FRAGMENT, { uStep: vec([0, 1.6 / LOW_PX]) }, { uFrom: lowB }),
    ];
    this.#expose = [0, 1].map((side) =>
      createPass(
        'exposure',
        EXPOSURE_FRAGMENT,
        { ...shutters(), uFollow: num(1) },
        { uLow: lowA, uBefore: this.#exposure[side].texture },
      ),
    );
    this.#detect = [0, 1].map((side) => this.#createDetector(detectorPx, seen, side));
    this.#display = [0, 1].map((side) =>
      createPass(
        'display',
        DISPLAY_FRAGMENT,
        { ...shutters(), uTexel: num(1 / detectorPx), uWindow: vec(WINDOW) },
        { uFrame: this.#frames[side].texture },
      ),
    );
  }

  #createDetector(detectorPx: number, seen: Record<string, TextureSource>, side: number): Pass {
    const uniforms = {
      ...shutters(),
      uGrainMix: vec([1, 0, 0, 0]),
      uGrainAt: vec([0, 0, 1, GRAIN_RANGE]),
      uDose: vec([QUANTA, ELECTRONIC_NOISE, FILTER, FILTER_MOTION]),
      uTexel: num(1 / detectorPx),
      uScatter: num(SCATTER),
    };
    return createPass('detector', DETECTOR_FRAGMENT, uniforms, {
      ...seen,
      uLow: this.#low[0].texture,
      uExposure: this.#exposure[1 - side].texture,
      uBefore: this.#frames[side].texture,
      uGrain: this.#grain,
    });
  }

  /**
   * Sum the patient's layers anew, after the beam has moved. The shifts of the layers (`uShift01`, `uShift23`) are the
   * place where breathing and heart beat come in.
   */
  sumPatient(runner: PassRunner): void {
    runner.drawScreen(this.#sum, this.#patient);
  }

  /** Fire one pulse: the picture before goes into the recursive filter of the picture after. */
  pulse(runner: PassRunner): void {
    const before = this.#last;
    const after = 1 - before;
    runner.drawScreen(this.#primary, this.#low[0]);
    runner.drawScreen(this.#spread[0], this.#low[1]);
    runner.drawScreen(this.#spread[1], this.#low[0]);
    this.#expose[before].uniforms.uFollow = this.#primed ? EXPOSURE_FOLLOW : 1;
    runner.drawScreen(this.#expose[before], this.#exposure[after]);
    this.#setNoise(this.#detect[before].uniforms);
    runner.drawScreen(this.#detect[before], this.#frames[after]);
    this.#last = after;
    this.#primed = true;
  }

  #setNoise(uniforms: Uniforms): void {
    const mix = uniforms.uGrainMix as Float32Array;
    const at = uniforms.uGrainAt as Float32Array;
    for (let channel = 0; channel < 4; channel++) mix[channel] = Math.random() - 0.5;
    const length = Math.hypot(mix[0], mix[1], mix[2], mix[3]) || 1;
    for (let channel = 0; channel < 4; channel++) mix[channel] /= length;
    at[0] = Math.floor(Math.random() * GRAIN_PX);
    at[1] = Math.floor(Math.random() * GRAIN_PX);
    (uniforms.uDose as Float32Array)[2] = this.#primed ? FILTER : 1;
  }

  /** Show the last picture on the canvas. */
  show(runner: PassRunner): void {
    runner.drawScreen(this.#display[this.#last], null);
  }

  /** Forget the past: the next pulse stands alone (after a lost context or a change of field). */
  forget(): void {
    this.#primed = false;
  }

  dispose(): void {
    for (const target of [this.#patient, ...this.#low, ...this.#exposure, ...this.#frames]) destroyTarget(target);
    for (const pass of [this.#sum, this.#primary, ...this.#spread, ...this.#expose, ...this.#detect, ...this.#display])
      pass.shader.destroy();
    this.#grain.destroy();
  }
}
