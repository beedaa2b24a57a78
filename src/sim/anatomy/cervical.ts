/** Grows the plexuses of the neck: strands around the vertebral artery, and at each foramen two veins to the plexus around the root. */
import type { Problem } from '../result.ts';
import { type Point, roundedMm } from './centreline.ts';
import type { CervicalFile } from './cervical-schema.ts';
import { planPlexus } from './plexus.ts';
import type { PlexusRecipe, VertebraeFile } from './schema.ts';
import { evenRadius, type VesselPlan } from './vessel-plan.ts';

type Side = 'left' | 'right';
type Paravertebral = CervicalFile['paravertebral'];

const SIDES = ['right', 'left'] as const;
const CONTROL_POINTS_PER_STRAND = 24;
const CONTROL_POINTS_PER_RING = 17;

export function planCervical(file: CervicalFile, spine: VertebraeFile, recipe: PlexusRecipe) {
  const plans: VesselPlan[] = SIDES.flatMap((side) => planParavertebral(file.paravertebral, side));
  const problems: Problem[] = checkAxis(file.paravertebral);
  file.foramina.forEach((row, i) => {
    const at = `cervical.foramina[${i}]`;
    const foramen = spine.foramina.find(({ level }) => level === row.level);
    const body = spine.vertebrae.find(({ level }) => level === foramen?.between[0]);
    if (foramen && body) {
      const ladder = { ...file.ladder, row };
      plans.push(...SIDES.flatMap((side) => planForamen({ ladder, body, foramen, at, side }, recipe)));
    } else
      problems.push({
        code: 'unknownLevel',
        at: `${at}.level`,
        say: `No vertebra and foramen ${row.level} are known.`,
      });
  });
  return { plans, problems };
}

/** Strands are laid by height, so their axis must rise. */
function checkAxis({ axisMm }: Paravertebral): Problem[] {
  return axisMm.flatMap(([, y], i) => {
    if (i === 0 || y > axisMm[i - 1][1]) return [];
    const say = `Point ${i} of the axis lies no higher than the one before it.`;
    return [{ code: 'notRising', at: `cervical.paravertebral.axisMm[${i}]`, say }];
  });
}

function planParavertebral(recipe: Paravertebral, side: Side): VesselPlan[] {
  const s = side[0];
  const name = `${side === 'left' ? 'Left' : 'Right'} cervical paravertebral plexus`;
  const common = { group: 'vertebral', side, level: null, at: 'cervical.paravertebral' } as const;
  const strands = recipe.strandClocksDeg.map((clockDeg, k): VesselPlan => {
    const ids = { id: `pvp_${s}_${k + 1}`, name: `${name}, strand ${k + 1}`, from: `vv_${s}`, to: `condylar_${s}` };
    return { ...common, ...ids, points: strandPoints(recipe, side, clockDeg), ...evenRadius(recipe.strandDiameterMm) };
  });
  const rings = recipe.ringHeightsMm.map((yMm, k): VesselPlan => {
    const ids = { id: `pvpr_${s}_${k + 1}`, name: `${name}, ring ${k + 1}`, from: `pvp_${s}_1`, to: `pvp_${s}_1` };
    return { ...common, ...ids, points: ringPoints(recipe, side, yMm), ...evenRadius(recipe.ringDiameterMm) };
  });
  return [...strands, ...rings];
}

function strandPoints(recipe: Paravertebral, side: Side, clockDeg: number): Point[] {
  const lowMm = recipe.axisMm[0][1];
  const highMm = recipe.axisMm[recipe.axisMm.length - 1][1];
  return Array.from({ length: CONTROL_POINTS_PER_STRAND }, (_, i) =>
    besideArtery(recipe, side, lowMm + ((highMm - lowMm) * i) / (CONTROL_POINTS_PER_STRAND - 1), clockDeg),
  );
}

function ringPoints(recipe: Paravertebral, side: Side, yMm: number): Point[] {
  const last = CONTROL_POINTS_PER_RING - 1;
  return Array.from({ length: CONTROL_POINTS_PER_RING }, (_, i) =>
    besideArtery(recipe, side, yMm, recipe.strandClocksDeg[0] + (360 * (i % last)) / last),
  );
}

/** A point of the plexus at a height; clock angle 0 is lateral, 90° in front. */
function besideArtery({ axisMm, radiusMm, funnelMm }: Paravertebral, side: Side, yMm: number, clockDeg: number): Point {
  const fromEndMm = Math.min(yMm - axisMm[0][1], axisMm[axisMm.length - 1][1] - yMm);
  const spread = Math.max(0, Math.min(1, fromEndMm / funnelMm));
  const awayMm = radiusMm * spread * (2 - spread);
  const clockRad = (clockDeg * Math.PI) / 180;
  const [x, , z] = axisAt(axisMm, yMm);
  const lateralMm = x + awayMm * Math.cos(clockRad);
  return roundedMm([side === 'left' ? lateralMm : -lateralMm, yMm, z + awayMm * Math.sin(clockRad)]);
}

/** The axis, which rises all the way, at a height. */
function axisAt(axisMm: readonly Point[], yMm: number): Point {
  const above = axisMm.findIndex(([, y], i) => i > 0 && y >= yMm);
  const k = above < 0 ? axisMm.length - 1 : above;
  const [a, b] = [axisMm[k - 1], axisMm[k]];
  const share = (yMm - a[1]) / (b[1] - a[1]);
  return [a[0] + share * (b[0] - a[0]), yMm, a[2] + share * (b[2] - a[2])];
}

interface CervicalForamen {
  ladder: CervicalFile['ladder'] & { row: CervicalFile['foramina'][number] };
  body: VertebraeFile['vertebrae'][number];
  foramen: VertebraeFile['foramina'][number];
  at: string;
  side: Side;
}

function planForamen({ ladder, side, ...place }: CervicalForamen, recipe: PlexusRecipe): VesselPlan[] {
  const { level, first, second } = ladder.row;
  const s = side[0];
  const openingOf = ({ from, atMm: [x, y, z] }: typeof first) => {
    const atMm: Point = [side === 'left' ? x : -x, y, z];
    return { from: from.replace('*', s), atMm };
  };
  const { from, atMm } = openingOf(first);
  const site = { ...place, segment: { level, side, junctionMm: atMm } };
  const name = `${side === 'left' ? 'Left' : 'Right'} ${level}`;
  const another = { ...openingOf(second), inward: ladder.inward };
  const veins = { ...recipe, foraminalVeinDiameterMm: ladder.diameterMm };
  return planPlexus(site, veins, { suffix: `${s}_${level.toLowerCase()}`, name, from }, another);
}
