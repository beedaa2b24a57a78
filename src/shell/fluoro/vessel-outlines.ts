/**
 * Outlines of the veins as the beam sees them: where rays graze the lumen. A piece of outline that lies inside another
 * vein in space is left out, so that veins that open into each other are drawn as one, from any angle.
 */
import { type BeamFrame, projectToPlane, type Vessel } from '../../sim/index.ts';
import { blending, createPass, type Pass, type PassRunner } from './pass.ts';
import { OUTLINE_FRAGMENT, OUTLINE_VERTEX } from './shaders/strips.ts';
import { createStripBuffer, rewind, type StripBuffer, upload } from './strip-buffer.ts';
import { insideDepthMm, type LumenPieces } from './vessel-pieces.ts';

/** Fine channels in bundles and nets, drawn faintly: there are so many that they would fill the picture. */
const NETS: ReadonlySet<Vessel['group']> = new Set([
  'foraminal',
  'epidural',
  'basivertebral',
  'intersegmental',
  'decoy',
]);
const NET_BOLDNESS = 0.25;
/** So much of it for a net on the route. */
const ROUTE_NET_BOLDNESS = 0.6;
/** Half the width of a line, as a share of the field. */
const HALF_LINE = 0.0032;
/** Points of a line nearer to each other than this share of the field are left out. */
const SHORTEST_STEP = 0.005;
/** Soft neutral ink of the console, and a lighter one for the route. @assumption they must not compete with the picture */
const FAINT = [0.66, 0.715, 0.75, 0.32];
const STRONG = [0.87, 0.9, 0.92, 0.5];

export class VesselOutlines {
  readonly #pieces: LumenPieces;
  readonly #strip: StripBuffer;
  readonly #pass: Pass;
  readonly #over = blending('over');
  readonly #onRoute: Uint8Array;
  readonly #isNet: Uint8Array;
  readonly #idToIndex: ReadonlyMap<string, number>;
  #drawnFor = '';

  constructor(vessels: readonly Vessel[], pieces: LumenPieces, shutters: readonly number[]) {
    this.#pieces = pieces;
    this.#onRoute = new Uint8Array(vessels.length);
    this.#isNet = Uint8Array.from(vessels, ({ group, id }) => Number(NETS.has(group) && !id.startsWith('fv')));
    this.#idToIndex = new Map(vessels.map(({ id, index }) => [id, index]));
    this.#strip = createStripBuffer(this.#pieces.count * 2, [
      ['aAt', 2],
      ['aLine', 3],
    ]);
    const uniforms = {
      uPerField: { value: 1, type: 'f32' },
      uFaint: { value: new Float32Array(FAINT), type: 'vec4<f32>' },
      uStrong: { value: new Float32Array(STRONG), type: 'vec4<f32>' },
      uShutters: { value: new Float32Array(shutters), type: 'vec4<f32>' },
    } as const;
    this.#pass = createPass('outlines', OUTLINE_FRAGMENT, uniforms, {}, OUTLINE_VERTEX);
  }

  highlight(vesselIds: readonly string[]): void {
    this.#onRoute.fill(0);
    for (const id of vesselIds) {
      const index = this.#idToIndex.get(id);
      if (index !== undefined) this.#onRoute[index] = 1;
    }
    this.#drawnFor = '';
  }

  /** Draw over the canvas. */
  draw(runner: PassRunner, frame: BeamFrame): void {
    const key = `${frame.sourceMm}|${frame.right}|${frame.fieldMm}`;
    if (key !== this.#drawnFor) this.#trace(frame);
    this.#drawnFor = key;
    this.#pass.uniforms.uPerField = 2 / frame.fieldMm;
    runner.bind(null, false);
    runner.draw(this.#pass, this.#strip.geometry, this.#over, this.#strip.quads * 6);
  }

  #trace(frame: BeamFrame): void {
    rewind(this.#strip);
    const { firstSample, sampleCount } = this.#pieces;
    for (let vessel = 0; vessel < firstSample.length; vessel++) {
      for (let side = -1; side <= 1; side += 2)
        this.#traceSide(frame, vessel, firstSample[vessel], sampleCount[vessel], side);
    }
    upload(this.#strip);
  }

  #traceSide(frame: BeamFrame, vessel: number, first: number, count: number, side: number): void {
    const halfMm = HALF_LINE * frame.fieldMm * (this.#onRoute[vessel] ? 1.25 : 1);
    const stepMm = SHORTEST_STEP * frame.fieldMm;
    const edgeMm = 0.52 * frame.fieldMm;
    const netBoldness = this.#onRoute[vessel] ? ROUTE_NET_BOLDNESS : NET_BOLDNESS;
    const boldness = this.#isNet[vessel] ? netBoldness : 1;
    const last = first + count - 1;
    for (let sample = first; sample <= last; sample++) {
      const strength = boldness * this.#place(frame, sample, first, last, side);
      const gone = Math.abs(edge[0] - before.u) + Math.abs(edge[1] - before.v);
      if (sample > first && sample < last && gone < stepMm) continue;
      const seen = Math.abs(edge[0]) < edgeMm && Math.abs(edge[1]) < edgeMm;
      if (sample > first && seen && strength + before.strength > 0)
        this.#addQuad(halfMm, strength, this.#onRoute[vessel]);
      before.u = edge[0];
      before.v = edge[1];
      before.strength = strength;
    }
  }

  /** Where the outline passes this sample, into `edge`; returns how strongly it is drawn. */
  #place(frame: BeamFrame, sample: number, first: number, last: number, side: number): number {
    const { x, y, z, radius } = this.#pieces;
    const after = Math.min(last, sample + 1);
    const before = Math.max(first, sample - 1);
    const [tx, ty, tz] = [x[after] - x[before], y[after] - y[before], z[after] - z[before]];
    const rx = x[sample] - frame.sourceMm[0];
    const ry = y[sample] - frame.sourceMm[1];
    const rz = z[sample] - frame.sourceMm[2];
    const nx = ty * rz - tz * ry;
    const ny = tz * rx - tx * rz;
    const nz = tx * ry - ty * rx;
    const length = Math.sqrt(nx * nx + ny * ny + nz * nz);
    const sine = length / (Math.sqrt((tx * tx + ty * ty + tz * tz) * (rx * rx + ry * ry + rz * rz)) || 1);
    const reach = (side * radius[sample]) / (length || 1);
    const [wx, wy, wz] = [x[sample] + nx * reach, y[sample] + ny * reach, z[sample] + nz * reach];
    projectToPlane(frame, wx, wy, wz, edge);
    const depthMm = insideDepthMm(this.#pieces, this.#pieces.neighbours[sample], wx, wy, wz);
    const open = 1 - Math.min(1, Math.max(0, depthMm / (0.25 * radius[sample]) + 0.4));
    return open * Math.min(1, Math.max(0, (sine - 0.12) / 0.25));
  }

  #addQuad(halfMm: number, strength: number, route: number): void {
    const du = edge[0] - before.u;
    const dv = edge[1] - before.v;
    const length = Math.sqrt(du * du + dv * dv) || 1;
    const [nu, nv] = [(-dv / length) * halfMm, (du / length) * halfMm];
    this.#corner(0, before.u - nu, before.v - nv, -1, before.strength, route);
    this.#corner(1, before.u + nu, before.v + nv, 1, before.strength, route);
    this.#corner(2, edge[0] - nu, edge[1] - nv, -1, strength, route);
    this.#corner(3, edge[0] + nu, edge[1] + nv, 1, strength, route);
    this.#strip.quads++;
  }

  #corner(corner: number, u: number, v: number, across: number, strength: number, route: number): void {
    const { data, width, quads } = this.#strip;
    const at = (quads * 4 + corner) * width;
    data[at] = u;
    data[at + 1] = v;
    data[at + 2] = across;
    data[at + 3] = strength;
    data[at + 4] = route;
  }

  dispose(): void {
    this.#strip.geometry.destroy(true);
    this.#pass.shader.destroy();
  }
}

const edge = new Float64Array(3);
const before = { u: 0, v: 0, strength: 0 };
