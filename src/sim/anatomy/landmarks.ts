/** What the image shows besides veins: airways, aorta, heart, diaphragm and bones, as plain geometry in the patient frame. */
import landmarksFile from '../../../assets/anatomy/landmarks.json' with { type: 'json' };
import vertebraeFile from '../../../assets/anatomy/vertebrae.json' with { type: 'json' };
import { type Result, readShape, trusted } from '../result.ts';
import type { Point } from './centreline.ts';
import { type LandmarksFile, landmarksSchema, type RibRecipe } from './landmarks-schema.ts';
import { type VertebraRow, vertebraeSchema } from './schema.ts';

type Side = 'left' | 'right';

/** A tube or rod of even diameter through its points. */
interface Tube {
  id: string;
  name: string;
  diameterMm: number;
  pointsMm: readonly Point[];
}

export interface Rib {
  /** 1–12, the number of the vertebra that its head is at. */
  number: number;
  side: Side;
  diameterMm: number;
  /** Head, neck, angle, furthest lateral point. */
  posteriorMm: readonly Point[];
  /** From the furthest lateral point forward; empty for the floating ribs 11 and 12. */
  anteriorMm: readonly Point[];
}

export interface Landmarks {
  carinaMm: Point;
  tracheobronchialAngleMm: Point;
  /** Trachea and main bronchi: filled with air. */
  airways: readonly Tube[];
  /** Arch and descending aorta, cranial to caudal. */
  aorta: readonly Tube[];
  /** Frontal outline (x, y; counter-clockwise on the screen) and the depths between which it is solid. */
  heart: { outlineMm: readonly (readonly [number, number])[]; backMm: number; frontMm: number };
  /** Each dome: the upper half of an ellipsoid, its apex and half axes (x, z, y). */
  diaphragm: readonly {
    id: string;
    side: Side;
    apexMm: Point;
    halfWidthMm: number;
    halfDepthMm: number;
    heightMm: number;
  }[];
  clavicles: readonly (Tube & { side: Side })[];
  ribs: readonly Rib[];
  /** A plate across the midline. */
  sternum: { halfWidthMm: number; bottomMm: number; topMm: number; backMm: number; frontMm: number };
  iliacCrests: readonly { side: Side; topMm: Point }[];
  femoralHeads: readonly { side: Side; diameterMm: number; centreMm: Point }[];
  spinousProcesses: readonly { level: string; tipMm: Point }[];
}

const SIDES = ['right', 'left'] as const;

/** Reads the landmarks and vertebrae files: airways to bones, or every problem of either file. */
export function readLandmarks(raw: { landmarks: unknown; vertebrae: unknown }): Result<Landmarks> {
  const file = readShape(landmarksSchema, raw.landmarks, 'landmarks');
  const spine = readShape(vertebraeSchema, raw.vertebrae, 'vertebrae');
  if (file.ok && spine.ok) return { ok: true, value: placeLandmarks(file.value, spine.value.vertebrae) };
  return { ok: false, problems: [file, spine].flatMap((one) => (one.ok ? [] : one.problems)) };
}

function placeLandmarks(file: LandmarksFile, vertebrae: readonly VertebraRow[]): Landmarks {
  const { carinaMm, tracheobronchialAngleMm, airways, aorta, heart, diaphragm, sternum } = file;
  const { clavicle, femoralHead, iliacCrest, rib } = file;
  return {
    ...{ carinaMm, tracheobronchialAngleMm, airways, aorta, heart, diaphragm, sternum },
    clavicles: SIDES.map((side) => ({
      ...{ side, id: `clavicle_${side[0]}`, name: `${side === 'left' ? 'Left' : 'Right'} clavicle` },
      ...{ diameterMm: clavicle.diameterMm, pointsMm: clavicle.pointsMm.map((point) => onSide(point, side)) },
    })),
    ribs: placeRibs(rib, vertebrae),
    iliacCrests: SIDES.map((side) => ({ side, topMm: onSide(iliacCrest.topMm, side) })),
    femoralHeads: SIDES.map((side) => ({ ...femoralHead, side, centreMm: onSide(femoralHead.centreMm, side) })),
    spinousProcesses: placeSpinousProcesses(file, vertebrae),
  };
}

function onSide([x, y, z]: Point, side: Side): Point {
  return [side === 'left' ? x : -x, y, z];
}

function placeRibs(recipe: RibRecipe, vertebrae: readonly VertebraRow[]): Rib[] {
  return vertebrae.flatMap((body, i) => {
    if (!body.level.startsWith('T')) return [];
    const number = Number(body.level.slice(1));
    const discAboveMm = vertebrae[i - 1]?.discBelowMm ?? 0;
    return SIDES.map((side) => placeRib(recipe, body, discAboveMm, number, side));
  });
}

function placeRib(recipe: RibRecipe, body: VertebraRow, discAboveMm: number, number: number, side: Side): Rib {
  const { head, neck, angle, lateral, anterior } = recipe;
  const yMm = body.centreMm[1] + (body.heightMm + discAboveMm) / 2;
  const zMm = body.centreMm[2] - head.behindCentrePerDepth * body.depthMm;
  const angleXMm = angle.xMm + angle.xPerRibMm * Math.min(number, angle.xGrowsToRib);
  const lateralMm: Point = [lateral.xMm[number - 1], yMm + lateral.yMm[number - 1], zMm + lateral.zMm];
  const posterior: Point[] = [
    [body.widthMm / 2 + head.besideBodyMm, yMm, zMm],
    [neck.xMm, yMm + neck.yMm, zMm + neck.zMm],
    [Math.min(angleXMm, lateralMm[0]), yMm + angle.yMm, zMm + angle.zMm],
    lateralMm,
  ];
  const floats = number > anterior.xMm.length;
  const frontMm: Point = [anterior.xMm[number - 1], yMm + anterior.yMm[number - 1], anterior.sternalPlaneMm];
  return {
    ...{ number, side, diameterMm: recipe.diameterMm },
    posteriorMm: posterior.map((point) => onSide(point, side)),
    anteriorMm: floats ? [] : [lateralMm, frontMm].map((point) => onSide(point, side)),
  };
}

function placeSpinousProcesses({ spinousProcess }: LandmarksFile, vertebrae: readonly VertebraRow[]) {
  const { behindCanalMm, dropInLevels } = spinousProcess;
  return vertebrae.slice(0, -1).map((body, i) => {
    const [, yMm, zMm] = body.centreMm;
    const drop = dropInLevels[body.level] ?? dropInLevels[body.level[0]] ?? 0;
    const tipZMm = zMm - body.depthMm / 2 - body.canalDepthMm - behindCanalMm;
    const tipMm: Point = [0, yMm + drop * (vertebrae[i + 1].centreMm[1] - yMm), tipZMm];
    return { level: body.level, tipMm };
  });
}

/** The landmarks of the default patient. */
export const landmarks: Landmarks = trusted(
  'assets/anatomy',
  readLandmarks({ landmarks: landmarksFile, vertebrae: vertebraeFile }),
);
