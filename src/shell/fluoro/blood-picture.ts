/** What the blood carries, as the beam sees it: discs along each vein, dark by the contrast in it. */
import {
  type AgentState,
  type BeamFrame,
  type Circulation,
  type FlowState,
  type Leak,
  type PlacesInCells,
  placeInCells,
  projectToPlane,
  type SimState,
  type VesselTree,
} from '../../sim/index.ts';
import type { GraphicsTier } from './graphics.ts';
import { blending, createPass, type Pass, type PassRunner, type Target } from './pass.ts';
import { DISC_FRAGMENT, SHADOW_VERTEX } from './shaders/strips.ts';
import { createStripBuffer, rewind, type StripBuffer, upload } from './strip-buffer.ts';
import { insideDepthMm, type LumenPieces } from './vessel-pieces.ts';

/** Attenuation of undiluted contrast, 300 mgI/mL, per mm. @assumption reads right against bone and devices */
const IODINE_PER_MM = 0.3;
/** Attenuation of fresh embolic agent per mm. @assumption more than its 0.35 g/mL of tantalum give (0.18 beside 0.3 for contrast): a cast is to be seen before the spine, as it is in life at the harder end of the beam */
const AGENT_PER_MM = 0.6;
/** Blur in the plane of the isocentre, mm. @assumption the detector's, and the vein's own pulsation */
const BLUR_MM = 0.3;
/** A disc is widened by this many blurs, so that its edge fades out inside it. */
const MARGIN_IN_BLURS = 2.6;
/** Discs per radius of the vein along its axis. @assumption its edge stays straight to a hundredth of its width */
const DISCS_PER_RADIUS = 4;
/** Attenuation per mm that is not worth a disc. @assumption far below the noise */
const LEAST_PER_MM = 0.0004;
/** Most discs in a picture. @assumption two metres of veins */
const MAX_DISCS = 12000;

export class BloodPicture {
  readonly #tree: VesselTree;
  readonly #pieces: LumenPieces;
  /** 1 = inside a wider vein, and drawn there. */
  readonly #swallowed: Uint8Array;
  readonly #discs: StripBuffer;
  readonly #pass: Pass;
  readonly #add = blending('add');
  readonly #detectorPx: number;
  #reachInBlursMm = 0;
  #places: { of: Circulation; where: PlacesInCells } | null = null;

  constructor(tree: VesselTree, pieces: LumenPieces, tier: GraphicsTier) {
    this.#tree = tree;
    this.#detectorPx = tier.detectorPx;
    this.#pieces = pieces;
    this.#swallowed = findSwallowed(pieces);
    this.#discs = createStripBuffer(MAX_DISCS, [
      ['aAt', 2],
      ['aShape', 3],
      ['aDark', 1],
    ]);
    const uniforms = { uPerField: { value: 1, type: 'f32' }, uBlurMm: { value: 1, type: 'f32' } } as const;
    this.#pass = createPass('blood', DISC_FRAGMENT, uniforms, {}, SHADOW_VERTEX);
  }

  /** Adds to what is in the target. */
  update(
    runner: PassRunner,
    { patient: { circulation }, flow, agent }: SimState,
    frame: BeamFrame,
    target: Target,
  ): void {
    const blurMm = Math.max(BLUR_MM, (0.55 * frame.fieldMm) / this.#detectorPx);
    this.#reachInBlursMm = MARGIN_IN_BLURS * blurMm;
    this.#pass.uniforms.uPerField = 2 / frame.fieldMm;
    this.#pass.uniforms.uBlurMm = blurMm;
    rewind(this.#discs);
    if (flow.contrastInjectedMl > flow.contrastGoneMl || agent.injectedMl > 0)
      this.#addVeins(circulation, flow, agent, frame);
    for (const leak of flow.leaks) this.#addStain(leak, frame);
    if (this.#discs.quads === 0) return;
    upload(this.#discs);
    runner.bind(target, false);
    runner.draw(this.#pass, this.#discs.geometry, this.#add, this.#discs.quads * 6);
  }

  #addVeins(circulation: Circulation, flow: FlowState, agent: AgentState, frame: BeamFrame): void {
    if (this.#places?.of !== circulation)
      this.#places = { of: circulation, where: placeInCells(circulation, this.#tree) };
    const { where } = this.#places;
    const { firstSample, sampleCount } = this.#pieces;
    for (let vessel = 0; vessel < firstSample.length; vessel++) {
      const end = firstSample[vessel] + sampleCount[vessel];
      let before = 0;
      for (let sample = firstSample[vessel]; sample < end; sample++) {
        const perMm =
          IODINE_PER_MM * shareAt(circulation, flow.contrastMl, where, sample, null) +
          AGENT_PER_MM * shareAt(circulation, agent.volumeMl, where, sample, agent.opacity);
        if (sample > firstSample[vessel] && Math.max(before, perMm) > LEAST_PER_MM && !this.#swallowed[sample])
          this.#addPiece(
            frame,
            sample - 1,
            before,
            perMm,
            where.piece[sample] < 0 ? 1 : flow.calibre[where.piece[sample]],
          );
        before = perMm;
      }
    }
  }

  /** Discs between two samples, each for its own length of vein. */
  #addPiece(frame: BeamFrame, sample: number, fromPerMm: number, toPerMm: number, calibre: number): void {
    const { x, y, z, radius } = this.#pieces;
    const next = sample + 1;
    const lengthMm = Math.hypot(x[next] - x[sample], y[next] - y[sample], z[next] - z[sample]);
    const wanted = Math.max(radius[sample], BLUR_MM) / DISCS_PER_RADIUS;
    const count = Math.max(1, Math.ceil(lengthMm / wanted));
    for (let k = 0; k < count; k++) {
      const share = (k + 0.5) / count;
      const mix = (from: number, to: number) => from + share * (to - from);
      projectToPlane(frame, mix(x[sample], x[next]), mix(y[sample], y[next]), mix(z[sample], z[next]), plane);
      const depth = (mix(fromPerMm, toPerMm) * lengthMm) / count;
      this.#addDisc(plane[0], plane[1], mix(radius[sample], radius[next]) * calibre * plane[2], depth / plane[2]);
    }
  }

  /** A stain beside a hole: the pocket of blood as a ball, dark by the contrast that is in it. */
  #addStain({ vessel, arcMm, bloodMl, stainMl }: Leak, frame: BeamFrame): void {
    if (stainMl <= 0 || bloodMl <= 0) return;
    const { pointsMm, arcMm: arcs } = this.#tree.vessels[vessel];
    const at =
      3 *
      Math.max(
        0,
        arcs.findIndex((arc) => arc >= arcMm),
      );
    projectToPlane(frame, pointsMm[at], pointsMm[at + 1], pointsMm[at + 2], plane);
    const radiusMm = Math.cbrt((3000 * bloodMl) / (4 * Math.PI));
    const depth = (IODINE_PER_MM * 1000 * stainMl) / (Math.PI * radiusMm * radiusMm);
    this.#addDisc(plane[0], plane[1], radiusMm * plane[2], depth);
  }

  #addDisc(u: number, v: number, radiusMm: number, depth: number): void {
    const { data, width, quads, maxQuads } = this.#discs;
    if (quads >= maxQuads) return;
    const half = radiusMm + this.#reachInBlursMm;
    for (let corner = 0; corner < 4; corner++) {
      const at = (quads * 4 + corner) * width;
      const du = corner & 1 ? half : -half;
      const dv = corner & 2 ? half : -half;
      data[at] = u + du;
      data[at + 1] = v + dv;
      data[at + 2] = du;
      data[at + 3] = dv;
      data[at + 4] = radiusMm;
      data[at + 5] = depth;
    }
    this.#discs.quads++;
  }

  dispose(): void {
    this.#discs.geometry.destroy(true);
    this.#pass.shader.destroy();
  }
}

/** Scratch. */
const plane = new Float64Array(3);

/** Share of what is at a sample that is contrast or agent, 0…1; weighed by `opacity` where that is given. */
function shareAt(
  { cells }: Circulation,
  ml: Float64Array,
  where: PlacesInCells,
  sample: number,
  opacity: Float64Array | null,
): number {
  const at = (cell: number) =>
    cell < 0 ? 0 : Math.min(1, ml[cell] / cells.volumeMl[cell]) * (opacity === null ? 1 : opacity[cell]);
  const share = where.share[sample];
  return (1 - share) * at(where.before[sample]) + share * at(where.after[sample]);
}

/** Samples whose piece of axis lies within a wider vein: mouths of side branches, overlapping ends. */
function findSwallowed(pieces: LumenPieces): Uint8Array {
  return Uint8Array.from(pieces.neighbours, (near, sample) => {
    const wider = near.filter((other) => pieces.radius[other] > 1.02 * pieces.radius[sample]);
    const { x, y, z } = pieces;
    return insideDepthMm(pieces, wider, x[sample], y[sample], z[sample]) > 0 ? 1 : 0;
  });
}
