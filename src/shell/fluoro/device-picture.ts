/** Devices in the beam: each a strip along the composite rod, dark by what it is made of at that distance from its tip. */
import type { BeamFrame, DeviceState, SimState } from '../../sim/index.ts';
import type { GraphicsTier } from './graphics.ts';
import { blending, createPass, createTarget, destroyTarget, type Pass, type PassRunner, type Target } from './pass.ts';
import { createRodCurve, traceRod } from './rod-curve.ts';
import { DEVICE_FRAGMENT, SHADOW_VERTEX } from './shaders/strips.ts';
import { createStripBuffer, rewind, type StripBuffer, upload } from './strip-buffer.ts';

const MAX_QUADS = 8000;
/** Blur of the detector in the plane of the isocentre. @assumption sharp for a detector of 0.154 mm pixels under a common focal spot */
const DETECTOR_BLUR_MM = 0.24;
/** A strip is widened by this many blurs, so that its edge fades out inside it. */
const MARGIN_IN_BLURS = 2.6;

export class DevicePicture {
  readonly target: Target;
  readonly #strip: StripBuffer;
  readonly #pass: Pass;
  readonly #add = blending('add');
  readonly #curve = createRodCurve();
  readonly #detectorPx: number;
  #blurMm = DETECTOR_BLUR_MM;

  constructor(tier: GraphicsTier) {
    this.#detectorPx = tier.detectorPx;
    this.target = createTarget(tier.detectorPx, tier.floatFormat);
    this.#strip = createStripBuffer(MAX_QUADS, [
      ['aAt', 2],
      ['aShape', 3],
      ['aDark', 1],
    ]);
    const uniforms = { uPerField: { value: 1, type: 'f32' }, uBlurMm: { value: 1, type: 'f32' } } as const;
    this.#pass = createPass('devices', DEVICE_FRAGMENT, uniforms, {}, SHADOW_VERTEX);
  }

  update(runner: PassRunner, state: SimState, alpha: number, frame: BeamFrame): void {
    const pixelMm = frame.fieldMm / this.#detectorPx;
    this.#blurMm = Math.max(DETECTOR_BLUR_MM, 0.55 * pixelMm);
    this.#pass.uniforms.uPerField = 2 / frame.fieldMm;
    this.#pass.uniforms.uBlurMm = this.#blurMm;
    rewind(this.#strip);
    traceRod(this.#curve, state.rod, alpha, frame);
    for (const device of state.devices) this.#addDevice(device);
    runner.bind(this.target, true);
    if (this.#strip.quads === 0) return;
    upload(this.#strip);
    runner.draw(this.#pass, this.#strip.geometry, this.#add, this.#strip.quads * 6);
  }

  #addDevice({ spec, insertedMm }: DeviceState): void {
    if (!spec || !(insertedMm > 0) || this.#curve.count < 2) return;
    for (const { fromTipMm, toTipMm, muPerMm } of spec.opacity) {
      this.#addPiece(insertedMm - toTipMm, insertedMm - fromTipMm, spec.outerRadiusMm, spec.innerRadiusMm, muPerMm);
    }
    for (const { fromTipMm, lengthMm, muPerMm } of spec.markers) {
      const toMm = insertedMm - fromTipMm;
      this.#addPiece(toMm - lengthMm, toMm, spec.outerRadiusMm, spec.innerRadiusMm, muPerMm);
    }
  }

  /** The strip between two arcs of the rod; its ends fall between samples. */
  #addPiece(startMm: number, endMm: number, outerMm: number, innerMm: number, muPerMm: number): void {
    const { arcMm, count } = this.#curve;
    const from = Math.max(0, startMm);
    const to = Math.min(endMm, arcMm[count - 1]);
    if (!(to > from) || muPerMm === 0) return;
    for (let piece = firstAt(arcMm, count, from); piece + 1 < count && arcMm[piece] < to; piece++) {
      const length = arcMm[piece + 1] - arcMm[piece];
      if (length <= 0 || this.#strip.quads >= MAX_QUADS) continue;
      const first = Math.max(0, (from - arcMm[piece]) / length);
      const last = Math.min(1, (to - arcMm[piece]) / length);
      this.#addEnd(piece, first, 0, outerMm, innerMm, muPerMm);
      this.#addEnd(piece, last, 2, outerMm, innerMm, muPerMm);
      this.#strip.quads++;
    }
  }

  /** Both corners of one end of a quad. */
  #addEnd(piece: number, share: number, corner: number, outerMm: number, innerMm: number, muPerMm: number): void {
    const { u, v, normalU, normalV, scale, endOn, bendRadius } = this.#curve;
    const mix = (values: Float64Array) => values[piece] + (values[piece + 1] - values[piece]) * share;
    const size = mix(scale);
    const bend = Math.min(bendRadius[piece], bendRadius[piece + 1]);
    const half = Math.min(outerMm * size + MARGIN_IN_BLURS * this.#blurMm, Math.max(0.92 * bend, 0.3 * outerMm));
    const { data, width, quads } = this.#strip;
    for (let side = -1; side <= 1; side += 2) {
      const at = (quads * 4 + corner + (side > 0 ? 1 : 0)) * width;
      data[at] = mix(u) + side * half * mix(normalU);
      data[at + 1] = mix(v) + side * half * mix(normalV);
      data[at + 2] = side * half;
      data[at + 3] = outerMm * size;
      data[at + 4] = innerMm * size;
      data[at + 5] = (muPerMm * mix(endOn)) / size;
    }
  }

  dispose(): void {
    destroyTarget(this.target);
    this.#strip.geometry.destroy(true);
    this.#pass.shader.destroy();
  }
}

/** The piece that contains an arc, by halving. */
function firstAt(arcMm: Float64Array, count: number, wantedMm: number): number {
  let low = 0;
  let high = count - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (arcMm[middle] <= wantedMm) low = middle;
    else high = middle;
  }
  return low;
}
