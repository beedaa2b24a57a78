import { cloneState, TICKS_PER_S } from '../../sim/index.ts';
import { followWire } from './follow.ts';
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
import { type Cell, type Row, type RowPlan, type Stand, worseOf } from './landscape.ts';
import { supportN } from './support.ts';
import { mouthAround, mouthMm, TRUNKS, wayMm } from './way.ts';

/**
 * The ostia of the right segmental veins: guide and angled catheter come over the stiff wire through the arch and are parked
 * above the ostium; the angled catheter is turned; microcatheter and microwire go through it, the microwire comes to just
 * above the ostium, is turned, and pushed; and from where it finds the vein, the microcatheter follows it. One rule for all levels.
 * In the descending azygos the rolls stand differently than in the cava, because a frame carried along the arch without
 * twist turns over: 0 = posterior, 90° = left, 180° = anterior, 270° = right; and a catheter's tip lags behind its hub.
 */

/** Where the angled catheter is parked: its tip above the mouth, along the way. @assumption spans the places that matter, see the maps */
export const PARKED_ABOVE_MM = [16, 12, 8, 4];
/** Nearer than this to its place it is left alone, mm; after so many corrections too. */
const PARKED_WITHIN_MM = 0.5;
const CORRECTIONS_MOST = 6;
/** How its hub is turned there, on from the posterior roll that found the azygos: a turn and a sixth, since near the arch its tip lags by up to 260° before it goes round. */
export const TURNED_DEG = [180, 240, 300, 360, 420, 480, 540, 600];
export const SEGMENTAL_ROLLS_DEG = [0, 30, 60, 90, 120, 150, 180, 210, 240, 270, 300, 330];
/** The microwire is turned with its tip this far above the mouth, or where it leaves the microcatheter. @assumption near enough to choose, far enough to turn */
const WIRE_ABOVE_MM = 3;
/** Wire that is then pushed. @assumption the length of a right paraspinal vein */
const PUSHED_MM = 28;

/** Speeds of a quiet hand, mm/s. @assumption */
const SPEED_MM_PER_S = { stiff: 40, micro: 20, probing: 12 };
/** The stiff wire goes this far ahead first: it runs down to T12 and carries the catheters. @assumption the 16 cm of the azygos and some more */
const STIFF_WIRE_MM = 200;
/** Catheter and guide follow it in turns of this length, the guide this far behind. @assumption close support */
const FOLLOW_MM = { step: 10, guideBehind: 20 };
/** A tip that has not come to its place after this much feeding never will, mm. */
const FEED_MOST_MM = { stiff: 320, micro: 60 };

export function mapSegmentalRow(plan: RowPlan): Row {
  const { ostium, heightMm, turnedDeg, spacing, rollsDeg } = plan;
  const parked = parkedCase(mouthMm(ostium) - heightMm, spacing);
  const above = copyOf(parked.operator);
  bringWire(above, turnedDeg!, mouthMm(ostium) - WIRE_ABOVE_MM);
  const { deepestIndentMm, largestStrain } = above;
  const stand = standOf(above, ostium, parked.supportN);
  const row: Row = { heightMm, turnedDeg, stand, cells: [], deepestIndentMm, largestStrain };
  for (const rollDeg of rollsDeg) {
    const attempt = copyOf(above);
    row.cells.push(probe(attempt, ostium, rollDeg));
    Object.assign(row, worseOf(row, attempt));
  }
  return row;
}

function standOf(operator: Operator, ostium: string, supportN: number): Stand {
  const { tipVessel, tipXMm, tipYMm, tipZMm, tipRollRad, spec } = deviceOf(operator, 'intermediate');
  return {
    ...{ vessel: tipVessel, xMm: tipXMm, yMm: tipYMm, zMm: tipZMm, rollDeg: tipRollRad / DEGREE_RAD },
    aboveMm: mouthMm(ostium) - placeMm(operator, 'intermediate'),
    mouth: mouthAround([tipXMm, tipYMm, tipZMm], spec!.outerRadiusMm),
    guideMm: placeMm(operator, 'guide'),
    supportN,
  };
}

/** Turn the angled catheter, let it settle, bring the microcatheter to its tip and the microwire on to a place on the way. */
function bringWire(operator: Operator, turnedDeg: number, toMm: number): void {
  turnTo(operator, 'intermediate', turnedDeg * DEGREE_RAD, 2);
  wait(operator, 1);
  const shortMm = deviceOf(operator, 'intermediate').insertedMm - deviceOf(operator, 'microcatheter').insertedMm;
  push(operator, 'microcatheter', shortMm, SPEED_MM_PER_S.micro);
  feed(operator, 'wire', SPEED_MM_PER_S.probing, () => tipWayMm(operator, 'wire') >= toMm);
}

function probe(attempt: Operator, level: string, rollDeg: number): Cell {
  turnTo(attempt, 'wire', rollDeg * DEGREE_RAD, 1);
  push(attempt, 'wire', PUSHED_MM, SPEED_MM_PER_S.probing);
  const vessel = deviceOf(attempt, 'wire').tipVessel;
  const isThere = !TRUNKS.includes(vessel) && leadsThrough(attempt, `seg_r_${level.toLowerCase()}`);
  if (!isThere) return { rollDeg, vessel, success: false };
  const follow = followWire(attempt, level);
  return { rollDeg, vessel, success: follow.kept, follow };
}

/** The wire lies in that vein, wherever its tip has gone from there; beside a mouth it may seem to without having entered. */
function leadsThrough({ sim }: Operator, vesselId: string): boolean {
  const { index } = sim.tree.byId.get(vesselId)!;
  return sim.rod.vessel.subarray(0, sim.rod.count).includes(index);
}

function copyOf(operator: Operator): Operator {
  return { ...operator, sim: cloneState(operator.sim) };
}

interface Parked {
  operator: Operator;
  supportN: number;
}

/** The approaches: rows that differ by the catheter's roll share one. */
const approaches = new Map<string, Parked>();

function parkedCase(parkedMm: number, spacing: number): Parked {
  const key = JSON.stringify([parkedMm, spacing]);
  const known = approaches.get(key);
  if (known) return known;
  const operator = approach(parkedMm, spacing);
  const parked = { operator, supportN: supportN(operator) };
  approaches.set(key, parked);
  return parked;
}

/** From the cava to the parking place, by the real steps, and the micro devices in exchange for the stiff wire. */
function approach(parkedMm: number, spacing: number): Operator {
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
  bringCatheters(operator, parkedMm);
  exchange(operator, 'wire', null);
  exchange(operator, 'microcatheter', 'micro-duo');
  exchange(operator, 'wire', 'wire-014');
  correctParking(operator, parkedMm);
  return operator;
}

/** Without the stiff wire the catheters lie differently, and the tip has moved: both are drawn or pushed until it is back. */
function correctParking(operator: Operator, parkedMm: number): void {
  for (let times = 0; times < CORRECTIONS_MOST; times += 1) {
    const offMm = parkedMm - placeMm(operator, 'intermediate');
    if (Math.abs(offMm) < PARKED_WITHIN_MM) return;
    for (const slot of ['microcatheter', 'guide', 'intermediate'] as const)
      push(operator, slot, offMm, SPEED_MM_PER_S.probing);
    wait(operator, 0.5);
  }
}

/** Angled catheter and guide in turns, until the catheter's tip is where it is to be parked. */
function bringCatheters(operator: Operator, parkedMm: number): void {
  const hasArrived = () => tipWayMm(operator, 'intermediate') >= parkedMm;
  for (let fedMm = 0; fedMm < FEED_MOST_MM.stiff && !hasArrived(); fedMm += FOLLOW_MM.step) {
    feed(operator, 'intermediate', SPEED_MM_PER_S.stiff, hasArrived, FOLLOW_MM.step);
    const [guide, angled] = [deviceOf(operator, 'guide'), deviceOf(operator, 'intermediate')];
    const behindMm = angled.insertedMm - guide.insertedMm;
    if (behindMm > FOLLOW_MM.guideBehind)
      push(operator, 'guide', behindMm - FOLLOW_MM.guideBehind, SPEED_MM_PER_S.stiff);
  }
}

/** Where on the way a tip is, in whatever vessel. */
function placeMm(operator: Operator, slot: 'guide' | 'intermediate'): number {
  const { tipXMm, tipYMm, tipZMm } = deviceOf(operator, slot);
  return wayMm(tipXMm, tipYMm, tipZMm);
}

function tipWayMm(operator: Operator, slot: 'intermediate' | 'wire'): number {
  const { tipXMm, tipYMm, tipZMm, tipVessel } = deviceOf(operator, slot);
  const isPast = TRUNKS.includes(tipVessel) || tipVessel.startsWith('seg_');
  return isPast ? wayMm(tipXMm, tipYMm, tipZMm) : 0;
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
