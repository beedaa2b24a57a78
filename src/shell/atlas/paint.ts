/** Draws the atlas: the still picture of bones and veins, and over it what is lit. */
import type { RouteLeg, VesselTree } from '../../sim/index.ts';
import type { AtlasState } from './atlas-state.ts';
import type { Bone } from './bones.ts';
import { type Camera, type Size, toPx } from './camera.ts';
import type { Place } from './finder.ts';
import { hueOf } from './hues.ts';
import type { Eye, Flat, Stroke } from './shapes.ts';
import type { Way } from './ways.ts';

const GROUND = '#0a0d10';
const HAND = '#6fd6cb';
const INK = '#d5dde3';
const SOFT = '#8a98a3';
/** No vein is thinner on the screen; each has a rim of ground around it, so that one sees which passes in front. */
const THINNEST_PX = 1.1;
const RIM_PX = 1.2;
const FONT = '500 11px "IBM Plex Mono", monospace';

type Pen = CanvasRenderingContext2D;

/** Clears the page and lays millimetres on it: across to the right, y upwards. */
function layPage(pen: Pen, camera: Camera, size: Size, dpr: number): void {
  const { canvas } = pen;
  const [width, height] = [Math.round(size.widthPx * dpr), Math.round(size.heightPx * dpr)];
  // sized here, so that it is never on the screen empty
  if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.clearRect(0, 0, width, height);
  const scale = camera.pxPerMm * dpr;
  const [x, y] = toPx(camera, size, 0, 0);
  pen.setTransform(scale, 0, 0, -scale, x * dpr, y * dpr);
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
}

export function paintPatient(pen: Pen, state: AtlasState, dpr: number): void {
  const camera = state.camera.value;
  layPage(pen, camera, state.size.value, dpr);
  for (const bone of state.bones.value) paintBone(pen, bone, camera);
  for (const layer of state.layers.value) paintLayer(pen, layer, camera.pxPerMm);
}

function paintBone(pen: Pen, { outline }: Bone, { pxPerMm }: Camera): void {
  pen.beginPath();
  for (const [x, y] of outline) pen.lineTo(x, y);
  pen.closePath();
  pen.fillStyle = 'rgb(138 152 163 / 7%)';
  pen.fill();
  pen.lineWidth = 1 / pxPerMm;
  pen.strokeStyle = 'rgb(138 152 163 / 36%)';
  pen.stroke();
}

function paintLayer(pen: Pen, strokes: readonly Stroke[], pxPerMm: number): void {
  pen.strokeStyle = GROUND;
  for (const { path, widthMm } of strokes) {
    pen.lineWidth = Math.max(widthMm, THINNEST_PX / pxPerMm) + (2 * RIM_PX) / pxPerMm;
    pen.stroke(path);
  }
  for (const { path, widthMm, group } of strokes) {
    pen.strokeStyle = hueOf(group);
    pen.lineWidth = Math.max(widthMm, THINNEST_PX / pxPerMm);
    pen.stroke(path);
  }
}

export function paintLight(pen: Pen, state: AtlasState, dpr: number): void {
  const { tree, eye, flats } = state;
  const camera = state.camera.value;
  layPage(pen, camera, state.size.value, dpr);
  paintForamina(pen, state);
  const ways = state.ways.value;
  ways.forEach(({ way }, i) => {
    if (way && i !== state.wayIndex.value) paintWay(pen, tree.value, eye.value, way, camera.pxPerMm, false);
  });
  const main = ways[state.wayIndex.value]?.way;
  if (main) paintWay(pen, tree.value, eye.value, main, camera.pxPerMm, true);
  for (const [place, colour] of [
    [state.chosen.value, HAND],
    [state.hovered.value, '#ffffff'],
  ] as const) {
    if (place) paintPlace(pen, flats.value, state, place, colour);
  }
  pen.setTransform(dpr, 0, 0, dpr, 0, 0);
  paintLevels(pen, state);
  if (main) paintGoal(pen, state, main);
}

function paintPlace(pen: Pen, flats: readonly Flat[], state: AtlasState, place: Place, colour: string): void {
  const { pxPerMm } = state.camera.value;
  pen.strokeStyle = colour;
  pen.fillStyle = colour;
  pen.beginPath();
  if (place.kind === 'foramen') {
    const at = foramenAt(state, place.id);
    if (at) pen.arc(at[0], at[1], 5 / pxPerMm, 0, 2 * Math.PI);
    pen.lineWidth = 1.8 / pxPerMm;
    pen.stroke();
    return;
  }
  const flat = flats.find(({ shape }) => shape.vessel.id === place.id);
  if (!flat) return;
  const { uv, shape } = flat;
  for (let i = 0; i < uv.length; i += 2) pen.lineTo(uv[i], uv[i + 1]);
  pen.globalAlpha = 0.8;
  pen.lineWidth = Math.max(shape.radiusMm[0] * 0.7, 1.6 / pxPerMm);
  pen.stroke();
  pen.globalAlpha = 1;
}

function foramenAt({ tree, eye }: AtlasState, id: string): readonly [number, number] | null {
  const found = tree.value.foramina.find((one) => one.id === id);
  return found ? [eye.value.across(found.centreMm[0], found.centreMm[2]), found.centreMm[1]] : null;
}

function paintForamina(pen: Pen, state: AtlasState): void {
  const { pxPerMm } = state.camera.value;
  pen.lineWidth = 1.1 / pxPerMm;
  pen.strokeStyle = 'rgb(213 221 227 / 55%)';
  pen.beginPath();
  for (const { id } of state.tree.value.foramina) {
    const [x, y] = foramenAt(state, id)!;
    pen.moveTo(x + 2.6 / pxPerMm, y);
    pen.arc(x, y, 2.6 / pxPerMm, 0, 2 * Math.PI);
  }
  pen.stroke();
}

function paintWay(pen: Pen, tree: VesselTree, eye: Eye, { legs }: Way, pxPerMm: number, isMain: boolean): void {
  pen.beginPath();
  for (const leg of legs) for (const [x, y] of pointsOfLeg(tree, leg, eye)) pen.lineTo(x, y);
  pen.setLineDash(isMain ? [] : [5 / pxPerMm, 5 / pxPerMm]);
  pen.strokeStyle = GROUND;
  pen.lineWidth = (isMain ? 6 : 4) / pxPerMm;
  if (isMain) pen.stroke();
  pen.strokeStyle = HAND;
  pen.globalAlpha = isMain ? 1 : 0.7;
  pen.lineWidth = (isMain ? 2.6 : 1.5) / pxPerMm;
  pen.stroke();
  pen.globalAlpha = 1;
  pen.setLineDash([]);
}

function pointsOfLeg(tree: VesselTree, { vessel, fromArcMm, toArcMm }: RouteLeg, eye: Eye): [number, number][] {
  const { pointsMm, arcMm } = tree.byId.get(vessel)!;
  const [low, high] = [Math.min(fromArcMm, toArcMm), Math.max(fromArcMm, toArcMm)];
  const points: [number, number][] = [];
  for (let i = 0; i < arcMm.length; i++) {
    if (arcMm[i] < low - 1e-6 || arcMm[i] > high + 1e-6) continue;
    points.push([eye.across(pointsMm[3 * i], pointsMm[3 * i + 2]), pointsMm[3 * i + 1]]);
  }
  return fromArcMm <= toArcMm ? points : points.reverse();
}

/** A ruler of levels along the left edge. */
function paintLevels(pen: Pen, state: AtlasState): void {
  const [camera, size] = [state.camera.value, state.size.value];
  pen.font = FONT;
  pen.textBaseline = 'middle';
  pen.textAlign = 'left';
  let lastPx = Number.NEGATIVE_INFINITY;
  for (const { level, at } of state.bones.value) {
    const [, y] = toPx(camera, size, at[0], at[1]);
    if (Math.abs(y - lastPx) < 13 || y < 8 || y > size.heightPx - 8) continue;
    lastPx = y;
    pen.fillStyle = SOFT;
    pen.fillText(level, 14, y);
    pen.fillStyle = 'rgb(138 152 163 / 35%)';
    pen.fillRect(0, y - 0.5, 8, 1);
  }
}

function paintGoal(pen: Pen, state: AtlasState, { legs, lengthMm }: Way): void {
  const last = legs.at(-1);
  const end = last && pointsOfLeg(state.tree.value, last, state.eye.value).at(-1);
  if (!end) return;
  const [x, y] = toPx(state.camera.value, state.size.value, ...end);
  pen.fillStyle = HAND;
  pen.beginPath();
  pen.arc(x, y, 4.5, 0, 2 * Math.PI);
  pen.fill();
  pen.font = FONT;
  const words = `${(lengthMm / 10).toFixed(1)} cm`;
  const width = pen.measureText(words).width;
  const left = x < state.size.value.widthPx / 2 ? x - 14 - width : x + 14;
  pen.fillStyle = 'rgb(10 13 16 / 86%)';
  pen.fillRect(left - 5, y - 9, width + 10, 18);
  pen.fillStyle = INK;
  pen.textBaseline = 'middle';
  pen.fillText(words, left, y + 0.5);
}

/** What lies under the pointer: a foramen close by, else the vein nearest to it, of two the one in front. */
export function placeAt(state: AtlasState, px: number, py: number): Place | null {
  const [camera, size] = [state.camera.value, state.size.value];
  for (const { id } of state.tree.value.foramina) {
    const [x, y] = toPx(camera, size, ...foramenAt(state, id)!);
    if (Math.hypot(x - px, y - py) < 5) return { kind: 'foramen', id };
  }
  let best: Flat | null = null;
  let bestPx = 6;
  for (const flat of state.flats.value) {
    const awayPx = awayFrom(flat, px, py, camera, size);
    if (awayPx < bestPx || (best && awayPx === bestPx && flat.nearMm > best.nearMm)) [best, bestPx] = [flat, awayPx];
  }
  return best && { kind: 'vessel', id: best.shape.vessel.id };
}

/** Pixels from a point to the wall of a vein; 0 inside. */
function awayFrom({ uv, shape }: Flat, px: number, py: number, camera: Camera, size: Size): number {
  let least = Number.POSITIVE_INFINITY;
  let [ax, ay] = toPx(camera, size, uv[0], uv[1]);
  for (let i = 1; i < shape.radiusMm.length; i++) {
    const [bx, by] = toPx(camera, size, uv[2 * i], uv[2 * i + 1]);
    const [dx, dy] = [bx - ax, by - ay];
    const square = dx ** 2 + dy ** 2;
    const share = square > 0 ? Math.min(1, Math.max(0, ((px - ax) * dx + (py - ay) * dy) / square)) : 0;
    const away = Math.hypot(px - ax - share * dx, py - ay - share * dy) - shape.radiusMm[i] * camera.pxPerMm;
    if (away < least) least = away;
    [ax, ay] = [bx, by];
  }
  return Math.max(0, least);
}
