import { cloneState, TICKS_PER_S } from '../../sim/index.ts';
import {
  act,
  DEGREE_RAD,
  deviceOf,
  exchange,
  GROIN_TO_CAVA,
  type Operator,
  push,
  startCase,
  turnTo,
  wait,
} from './hands.ts';
import { type Cell, type Row, type RowPlan, worseOf } from './landscape.ts';
import { mouthYMm, PARKING, type Parking, pastCavaMm } from './parking.ts';

/**
 * The ostia of the right segmental veins: guide and angled catheter come over the stiff wire through the arch and are parked;
 * then microcatheter and microwire go through them, the microwire stops a little above the ostium, is turned, and pushed.
 * In the descending azygos the rolls stand differently than in the cava, because a frame carried along the arch without
 * twist turns over: 0 = posterior, 90° = left, 180° = anterior, 270° = right.
 */

/** Heights of the microwire's tip over the ostium. @source physics.md §6 (0–9 mm) */
export const ABOVE_OSTIUM_MM = [9, 6, 3, 0];
export const SEGMENTAL_ROLLS_DEG = [0, 30, 60, 90, 120, 150, 180, 210, 240, 270, 300, 330];
/** @source physics.md §6: then 25–30 mm of wire */
const PUSHED_MM = 28;

/** Speeds of a quiet hand, mm/s. @assumption */
const SPEED_MM_PER_S = { stiff: 40, micro: 20, probing: 12 };
/** The stiff wire goes this far ahead first: it runs down to T12 and carries the catheters. @source physics.md §6 */
const STIFF_WIRE_MM = 200;
/** Catheter and guide follow it in turns of this length, the guide this far behind. @assumption close support */
const FOLLOW_MM = { step: 10, guideBehind: 20 };
/** A tip that has not come to its place after this much feeding never will, mm. */
const FEED_MOST_MM = { stiff: 320, micro: 60 };

export function mapSegmentalRow(plan: RowPlan): Row {
  const parkedMm = plan.parkedMm!;
  const rollDeg = plan.turnedDeg ?? PARKING[plan.ostium]!.rollDeg;
  const above = copyOf(parkedCase({ parkedMm, rollDeg }, plan.spacing));
  const yMm = mouthYMm(plan.ostium) + plan.heightMm;
  feed(above, 'wire', SPEED_MM_PER_S.probing, () => deviceOf(above, 'wire').tipYMm <= yMm);
  const { deepestIndentMm, largestStrain } = above;
  const row: Row = { heightMm: deviceOf(above, 'wire').tipYMm, parkedMm, cells: [], deepestIndentMm, largestStrain };
  for (const rollDeg of plan.rollsDeg) {
    const attempt = copyOf(above);
    row.cells.push(probe(attempt, plan.ostium, rollDeg));
    Object.assign(row, worseOf(row, attempt));
  }
  return row;
}

function probe(attempt: Operator, level: string, rollDeg: number): Cell {
  turnTo(attempt, 'wire', rollDeg * DEGREE_RAD, 1);
  push(attempt, 'wire', PUSHED_MM, SPEED_MM_PER_S.probing);
  const vessel = attempt.sim.tree.byId.get(deviceOf(attempt, 'wire').tipVessel)!;
  const isThere = vessel.side === 'right' && vessel.level === level;
  return { rollDeg, vessel: vessel.id, success: isThere && ['segmental', 'foraminal'].includes(vessel.group) };
}

function copyOf(operator: Operator): Operator {
  return { ...operator, sim: cloneState(operator.sim) };
}

/** The last approach: all rows of a map share it. */
let last: { key: string; operator: Operator } | null = null;

function parkedCase(parking: Parking, spacing: number): Operator {
  const key = JSON.stringify([parking, spacing]);
  if (last?.key !== key) last = { key, operator: approach(parking, spacing) };
  return last.operator;
}

/** From the cava to the parking place, by the real steps. */
export function approach({ parkedMm, rollDeg }: Parking, spacing: number): Operator {
  const operator = startCase({
    spacingScale: spacing,
    route: GROIN_TO_CAVA,
    devices: [
      { slot: 'guide', spec: 'guide-6f-straight', insertedMm: 488, rollRad: 0 },
      { slot: 'intermediate', spec: 'intermediate-5f', insertedMm: 503, rollRad: Math.PI },
      { slot: 'wire', spec: 'wire-035', insertedMm: 500, rollRad: Math.PI },
    ],
  });
  push(operator, 'wire', STIFF_WIRE_MM, SPEED_MM_PER_S.stiff);
  followWire(operator, parkedMm);
  exchange(operator, 'wire', null);
  exchange(operator, 'microcatheter', 'micro-duo');
  exchange(operator, 'wire', 'wire-014');
  turnTo(operator, 'intermediate', rollDeg * DEGREE_RAD, 2);
  wait(operator, 1);
  const shortMm = deviceOf(operator, 'intermediate').insertedMm - deviceOf(operator, 'microcatheter').insertedMm;
  push(operator, 'microcatheter', shortMm, SPEED_MM_PER_S.micro);
  return operator;
}

/** Angled catheter and guide in turns, until the catheter's tip is where it is to be parked. */
function followWire(operator: Operator, parkedMm: number): void {
  const hasArrived = () => tipPastCavaMm(operator) >= parkedMm;
  for (let fedMm = 0; fedMm < FEED_MOST_MM.stiff && !hasArrived(); fedMm += FOLLOW_MM.step) {
    feed(operator, 'intermediate', SPEED_MM_PER_S.stiff, hasArrived, FOLLOW_MM.step);
    const [guide, angled] = [deviceOf(operator, 'guide'), deviceOf(operator, 'intermediate')];
    const behindMm = angled.insertedMm - guide.insertedMm;
    if (behindMm > FOLLOW_MM.guideBehind)
      push(operator, 'guide', behindMm - FOLLOW_MM.guideBehind, SPEED_MM_PER_S.stiff);
  }
}

function tipPastCavaMm(operator: Operator): number {
  const { tipXMm, tipYMm, tipZMm, tipVessel } = deviceOf(operator, 'intermediate');
  const isPast = tipVessel === 'az_arch' || tipVessel === 'azygos' || tipVessel.startsWith('seg_');
  return isPast ? pastCavaMm(operator.sim.tree, tipXMm, tipYMm, tipZMm) : 0;
}

/** Feed a device tick by tick until something is so. */
function feed(
  operator: Operator,
  device: 'intermediate' | 'wire',
  speedMmPerS: number,
  until: () => boolean,
  mostMm = FEED_MOST_MM.micro,
): void {
  const distanceMm = speedMmPerS / TICKS_PER_S;
  for (let fedMm = 0; fedMm < mostMm && !until(); fedMm += distanceMm)
    act(operator, [{ kind: 'push', device, distanceMm }]);
}
