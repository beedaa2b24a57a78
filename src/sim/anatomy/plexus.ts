/**
 * The foraminal plexus: strands on a cylinder around the nerve root, tied by rings, gathered at the lateral end into the
 * foraminal vein. Nothing pierces the root: strands that start on its far side first wind round it.
 */
import { distanceMm, type Point, roundedMm, shifted } from './centreline.ts';
import type { PlexusRecipe } from './schema.ts';
import { cross, dot, minus, unit } from './vector.ts';
import { evenRadius, type PlexusSite, type VesselPlan } from './vessel-plan.ts';

interface Naming {
  suffix: string;
  name: string;
  /** The vein that the foraminal vein drains into. */
  from: string;
}

/** A second foraminal vein: where it comes from, and the share of the root's length at which it meets the first strand. */
interface AnotherVein {
  from: string;
  atMm: Point;
  inward: number;
}

/** A cylinder around the nerve root: its lateral end, the way inward, and two directions across. */
interface RootCylinder {
  lateralMm: Point;
  inward: Point;
  lengthMm: number;
  radiusMm: number;
  /** Across, towards the foraminal junction; clock angle 0. */
  up: Point;
  across: Point;
}

const CONTROL_POINTS_PER_STRAND = 13;
const CONTROL_POINTS_PER_RING = 17;

export function planPlexus(
  site: PlexusSite,
  recipe: PlexusRecipe,
  { suffix, name, from }: Naming,
  another?: AnotherVein,
): VesselPlan[] {
  const root = rootCylinder(site, recipe);
  const common = { group: 'foraminal', side: site.segment.side, level: site.segment.level, at: site.at } as const;
  const veinId = `fv_${suffix}`;
  const strandId = (k: number) => `fp_${suffix}_${k + 1}`;
  const vein: VesselPlan = {
    ...{ ...common, id: veinId, name: `${name} foraminal vein`, from, to: strandId(0) },
    points: [site.segment.junctionMm, onCylinder(root, 0, 0)],
    ...evenRadius(recipe.foraminalVeinDiameterMm),
  };
  const second: VesselPlan[] = another
    ? [
        {
          ...{ ...common, id: `fv2_${suffix}`, name: `${name} second foraminal vein` },
          ...{ from: another.from, to: strandId(0), points: [another.atMm, onCylinder(root, another.inward, 0)] },
          ...evenRadius(recipe.foraminalVeinDiameterMm),
        },
      ]
    : [];
  const strands = Array.from(
    { length: recipe.strands },
    (_, k): VesselPlan => ({
      ...{ ...common, id: strandId(k), name: `${name} foraminal plexus, strand ${k + 1}`, from: veinId, to: null },
      points: strandPoints(root, recipe, k),
      ...evenRadius(recipe.strandDiameterMm),
    }),
  );
  const rings = Array.from(
    { length: recipe.rings },
    (_, k): VesselPlan => ({
      ...{ ...common, id: `fpr_${suffix}_${k + 1}`, name: `${name} foraminal plexus, ring ${k + 1}` },
      ...{ from: strandId(0), to: strandId(0), points: ringPoints(root, (k + 1) / (recipe.rings + 1)) },
      ...evenRadius(recipe.ringDiameterMm),
    }),
  );
  return [vein, ...second, ...strands, ...rings];
}

function rootCylinder({ segment, body, foramen }: PlexusSite, recipe: PlexusRecipe): RootCylinder {
  const { medial, lateral, longestMm } = recipe.axisEnds;
  const { rootShiftMm = [0, 0, 0] } = segment;
  const outward = segment.side === 'left' ? 1 : -1;
  const pedicleWidthMm = body.pedicle?.widthMm ?? 0;
  const medialXMm = body.canalWidthMm / 2 + medial.fromCanalEdgeMm;
  const lateralXMm = Math.min(foramen.xMm + pedicleWidthMm / 2 + lateral.fromPedicleEdgeMm, medialXMm + longestMm);
  const medialMm = shifted([outward * medialXMm, foramen.yMm + medial.yMm, foramen.zMm + medial.zMm], rootShiftMm);
  const lateralMm = shifted([outward * lateralXMm, foramen.yMm + lateral.yMm, foramen.zMm + lateral.zMm], rootShiftMm);
  const inward = unit(minus(medialMm, lateralMm));
  const toJunction = minus(segment.junctionMm, lateralMm);
  const along = dot(toJunction, inward);
  const up = unit(minus(toJunction, [inward[0] * along, inward[1] * along, inward[2] * along]));
  const radiusMm = recipe.rootRadiusMm[regionOf(segment.level)] + recipe.strandClearanceMm;
  return { lateralMm, inward, lengthMm: distanceMm(medialMm, lateralMm), radiusMm, up, across: cross(inward, up) };
}

function regionOf(level: string): 'cervical' | 'thoracic' | 'lumbar' {
  if (level.startsWith('C')) return 'cervical';
  return level.startsWith('T') ? 'thoracic' : 'lumbar';
}

/** Strand k winds from the gathering point to its own clock angle, then runs straight inward. */
function strandPoints(root: RootCylinder, { strands, gatheredShare }: PlexusRecipe, k: number): Point[] {
  const turns = k / strands;
  const clockRad = 2 * Math.PI * (turns > 0.5 ? turns - 1 : turns);
  return Array.from({ length: CONTROL_POINTS_PER_STRAND }, (_, i) => {
    const inward = i / (CONTROL_POINTS_PER_STRAND - 1);
    return onCylinder(root, inward, clockRad * easeIn(Math.min(1, inward / gatheredShare)));
  });
}

function ringPoints(root: RootCylinder, inward: number): Point[] {
  const last = CONTROL_POINTS_PER_RING - 1;
  return Array.from({ length: CONTROL_POINTS_PER_RING }, (_, i) =>
    onCylinder(root, inward, (2 * Math.PI * (i % last)) / last),
  );
}

/** Starts fast and comes to rest: the winding eases into the straight part. */
function easeIn(share: number): number {
  return share * (2 - share);
}

/** A point of the cylinder. */
function onCylinder(root: RootCylinder, inward: number, clockRad: number): Point {
  const { lateralMm, lengthMm, radiusMm, up, across } = root;
  const [c, s] = [radiusMm * Math.cos(clockRad), radiusMm * Math.sin(clockRad)];
  const part = (k: 0 | 1 | 2) => lateralMm[k] + root.inward[k] * inward * lengthMm + c * up[k] + s * across[k];
  return roundedMm([part(0), part(1), part(2)]);
}
