/**
 * The patient without devices, summed once and kept until the C-arm, the table or the field moves.
 * Each motion layer has its own colour channel, so that breathing and heart beat can shift them apart.
 */
import { Buffer, BufferUsage, Geometry } from 'pixi.js';
import { type BeamFrame, SOURCE_TO_ISOCENTRE_MM } from '../../sim/index.ts';
import { LAYERS, type Solid } from './body/solid.ts';
import type { GraphicsTier } from './graphics.ts';
import { blending, createPass, createTarget, destroyTarget, type Pass, type PassRunner, type Target } from './pass.ts';
import { ANATOMY_FRAGMENT, ANATOMY_VERTEX } from './shaders/anatomy.ts';

/** Offsets of the sub-pixel passes, in pixels: a rotated grid. */
const JITTER_PX = [
  [0.125, 0.375],
  [-0.375, 0.125],
  [0.375, -0.125],
  [-0.125, -0.375],
] as const;

export class AnatomyPicture {
  readonly target: Target;
  readonly #geometry: Geometry;
  readonly #pass: Pass;
  readonly #add = blending('add');
  readonly #tier: GraphicsTier;
  #drawnFor = '';
  #passesDone = 0;

  constructor(solids: readonly Solid[], tier: GraphicsTier) {
    this.#tier = tier;
    this.target = createTarget(tier.detectorPx, tier.floatFormat);
    this.#geometry = packSolids(solids);
    this.#pass = createPass(
      'anatomy',
      ANATOMY_FRAGMENT,
      {
        uIsocentre: { value: new Float32Array(3), type: 'vec3<f32>' },
        uRight: { value: new Float32Array(3), type: 'vec3<f32>' },
        uUp: { value: new Float32Array(3), type: 'vec3<f32>' },
        uAlong: { value: new Float32Array(3), type: 'vec3<f32>' },
        uSource: { value: new Float32Array(3), type: 'vec3<f32>' },
        uLens: { value: new Float32Array(4), type: 'vec4<f32>' },
        uShare: { value: 1, type: 'f32' },
      },
      {},
      ANATOMY_VERTEX,
    );
  }

  /** Draw anew if the beam looks from somewhere else; refine once it stands still. True if drawn. */
  update(runner: PassRunner, frame: BeamFrame): boolean {
    const key = `${frame.sourceMm}|${frame.right}|${frame.fieldMm}`;
    const moved = key !== this.#drawnFor;
    const wanted = moved ? this.#tier.movingPasses : this.#tier.anatomyPasses;
    if (!moved && this.#passesDone >= wanted) return false;
    this.#drawnFor = key;
    this.#passesDone = wanted;
    this.#drawAll(runner, frame, wanted);
    return true;
  }

  /** After a lost context nothing is left to keep. */
  forget(): void {
    this.#drawnFor = '';
  }

  #drawAll(runner: PassRunner, frame: BeamFrame, passes: number): void {
    const { uniforms } = this.#pass;
    (uniforms.uIsocentre as Float32Array).set(frame.isocentreMm);
    (uniforms.uRight as Float32Array).set(frame.right);
    (uniforms.uUp as Float32Array).set(frame.up);
    (uniforms.uAlong as Float32Array).set(frame.along);
    (uniforms.uSource as Float32Array).set(frame.sourceMm);
    uniforms.uShare = 1 / passes;
    runner.bind(this.target, true);
    const pxToScreen = 2 / this.#tier.detectorPx;
    for (let pass = 0; pass < passes; pass++) {
      const [x, y] = passes === 1 ? [0, 0] : JITTER_PX[pass];
      (uniforms.uLens as Float32Array).set([SOURCE_TO_ISOCENTRE_MM, 2 / frame.fieldMm, x * pxToScreen, y * pxToScreen]);
      runner.draw(this.#pass, this.#geometry, this.#add);
    }
  }

  dispose(): void {
    destroyTarget(this.target);
    this.#geometry.destroy(true);
    this.#pass.shader.destroy();
  }
}

/** Position 3, normal 3, centre 3, tissue 3. */
const FLOATS_PER_VERTEX = 12;

function packSolids(solids: readonly Solid[]): Geometry {
  const vertices = solids.reduce((sum, solid) => sum + solid.positionsMm.length / 3, 0);
  const corners = solids.reduce((sum, solid) => sum + solid.triangles.length, 0);
  const data = new Float32Array(vertices * FLOATS_PER_VERTEX);
  const indices = new Uint32Array(corners);
  let vertex = 0;
  let corner = 0;
  for (const solid of solids) {
    for (const index of solid.triangles) indices[corner++] = index + vertex;
    vertex = packVertices(solid, data, vertex);
  }
  const buffer = new Buffer({ data, usage: BufferUsage.VERTEX });
  const part = (offset: number) => ({
    buffer,
    format: 'float32x3' as const,
    stride: FLOATS_PER_VERTEX * 4,
    offset: offset * 4,
  });
  const geometry = new Geometry({
    attributes: { aPosition: part(0), aNormal: part(3), aCentre: part(6), aTissue: part(9) },
    indexBuffer: indices,
  });
  geometry.autoGarbageCollect = false;
  return geometry;
}

function packVertices(solid: Solid, data: Float32Array, firstVertex: number): number {
  const count = solid.positionsMm.length / 3;
  const tissue = [solid.muPerMm, solid.skin ?? 0, LAYERS[solid.layer]];
  for (let index = 0; index < count; index++) {
    const at = (firstVertex + index) * FLOATS_PER_VERTEX;
    data.set(solid.positionsMm.subarray(index * 3, index * 3 + 3), at);
    data.set(solid.normals.subarray(index * 3, index * 3 + 3), at + 3);
    data.set(solid.centreMm, at + 6);
    data.set(tissue, at + 9);
  }
  return firstVertex + count;
}
