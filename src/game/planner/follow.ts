/** Catheters over what leads: one follows, and all of them so far in that they hold. */
import { DEVICE_SLOTS, type DeviceSlot } from '../../sim/index.ts';
import { type Case, takeFirst } from './look-ahead.ts';
import { bringTo, isInSideVein } from './steer.ts';
import { placeOf } from './way.ts';

/** A catheter has stopped following if so little of a step reaches its tip. */
const STEP_MM = 6;
const FOLLOWS = 0.3;
/** What leads is ahead by so much: a wire for a big catheter, a microwire. */
const LEAD_MM = { stiff: 60, micro: 3 };
/** How far catheters go one after the other, mm. */
const LEAP_MM = 45;
const BEHIND_MM = 12;

/**
 * A catheter that has pulled its wire into the vein beside it seems to be on the way near the mouth: other ways are tried.
 * @returns whether the tip has come to the place on the way, within 1.5 mm
 */
export function follow(c: Case, slot: DeviceSlot, arcMm: number, isDone: () => boolean = () => false): boolean {
  const here = placeOf(c.way, slot, c.hands.state).arcMm;
  if (isDone() || here >= arcMm - 1) return true;
  const start = c.hands.session.snapshot();
  const plain = creep(c, slot, arcMm, 0, isDone);
  const isThere = () => isDone() || !isInSideVein(c, slot);
  if (plain && isThere()) return true;
  const beside = c.hands.session.snapshot();
  c.hands.session.restore(start);
  const tries = [
    ...[10, 25].map((leadMm) => () => creep(c, slot, arcMm, leadMm, isDone)),
    () => slideOver(c, slot, arcMm, isDone),
    // More wire would push a tip out again that is only just inside: the microcatheter comes up to it.
    () => creep(c, slot, arcMm, -LEAD_MM.micro, isDone),
    // Nearly there is better than far from it.
    ...[4, 8]
      .filter((shortMm) => arcMm - shortMm > here + 4)
      .map((shortMm) => () => creep(c, slot, arcMm - shortMm, 0, isDone)),
  ].map((attempt) => () => attempt() && isThere());
  if (takeFirst(c, `${slot} over what leads`, tries)) return true;
  if (plain) c.hands.session.restore(beside);
  return plain;
}

/** Over the wire, after so much more of it has been fed; comes back if it does not follow. */
function creep({ hands, way }: Case, slot: DeviceSlot, arcMm: number, leadMm: number, isDone: () => boolean): boolean {
  const start = hands.session.snapshot();
  const isMicro = hands.has('microcatheter');
  const lead = (isMicro ? LEAD_MM.micro : LEAD_MM.stiff) + leadMm;
  const hasWire = hands.has('wire');
  let stalled = 0;
  for (let arc = placeOf(way, slot, hands.state).arcMm; arc < arcMm - 1 && !isDone(); ) {
    const stepMm = Math.min(STEP_MM, Math.max(1, arcMm - arc));
    const wanted = hands.device(slot).insertedMm + stepMm + lead;
    if (hasWire && hands.device('wire').insertedMm < wanted) hands.feedTo('wire', wanted, hands.speedOf('wire'));
    hands.push(slot, stepMm, hands.speedOf(slot), isDone);
    const now = placeOf(way, slot, hands.state).arcMm;
    stalled = now - arc < FOLLOWS * stepMm ? stalled + 1 : 0;
    arc = now;
    if (stalled < 4) continue;
    hands.session.restore(start);
    return false;
  }
  return true;
}

/** The catheter goes in while the wire is drawn back a little: a wire that is pulled taut carries better. */
function slideOver({ hands, way }: Case, slot: DeviceSlot, arcMm: number, isDone: () => boolean): boolean {
  if (!hands.has('wire')) return false;
  const arcNow = () => placeOf(way, slot, hands.state).arcMm;
  for (let step = 0; step < 15 && arcNow() < arcMm - 1 && !isDone(); step += 1) {
    const spareMm = hands.device('wire').insertedMm - hands.device(slot).insertedMm - 4;
    hands.pushTogether(
      [
        { slot, byMm: 3 },
        { slot: 'wire', byMm: spareMm > 4 ? -1 : 3 },
      ],
      hands.speedOf(slot),
    );
  }
  return arcNow() >= arcMm - 1 || isDone();
}

/** Where guide and angled catheter are to lie, arcs on the way. */
export interface Support {
  guideMm: number;
  intermediateMm: number;
}

/** Enough wire first, then the catheters in turn; the angled one carries the guide and is drawn back to its place. */
export function secure(c: Case, { guideMm, intermediateMm }: Support): boolean {
  const { hands, way } = c;
  const tries = [15, 30, 0].map((carryMm) => () => {
    if (!hands.has('intermediate')) return follow(c, 'guide', guideMm);
    for (let leap = 0; leap < 12; leap += 1) {
      const guide = placeOf(way, 'guide', hands.state).arcMm;
      if (guide >= guideMm - 1) break;
      const isLast = guide + LEAP_MM + BEHIND_MM > guideMm + carryMm;
      if (isLast) carryPast(c, Math.max(intermediateMm, guideMm), carryMm);
      else if (!creep(c, 'intermediate', guide + LEAP_MM + BEHIND_MM, 0, () => false)) return false;
      const goal = Math.min(guideMm, placeOf(way, 'intermediate', hands.state).arcMm - (isLast ? 0 : BEHIND_MM));
      if (!creep(c, 'guide', goal, 0, () => false)) return false;
    }
    bringTo(c, 'intermediate', intermediateMm);
    hands.wait(0.6);
    return placeOf(way, 'guide', hands.state).arcMm > guideMm - 3;
  });
  return takeFirst(c, 'support', tries);
}

/** To a place on the way and straight on by so much, where the way may already have left for a branch. */
function carryPast(c: Case, arcMm: number, byMm: number): void {
  const { hands, way } = c;
  creep(c, 'intermediate', arcMm, 0, () => false);
  const shortMm = Math.max(0, arcMm - placeOf(way, 'intermediate', hands.state).arcMm);
  hands.push('intermediate', shortMm + byMm, 30);
}

/** The wire out of the catheters, so that they stay: drawn plainly, or while the guide is held in. Then all back to their places. */
export function takeWireOut(c: Case, support: Support | null): void {
  const { hands } = c;
  if (!hands.has('wire')) return;
  if (!support || hands.has('microcatheter')) {
    hands.exchange('wire', null);
    return;
  }
  const tries = [0, 6, 12].map((heldMm) => () => {
    const byMm = -(hands.device('wire').insertedMm - hands.device('guide').insertedMm + 60);
    hands.pushTogether(
      [{ slot: 'wire', byMm }, ...(heldMm > 0 ? [{ slot: 'guide' as const, byMm: heldMm }] : [])],
      100,
    );
    hands.exchange('wire', null);
    restoreSupport(c, support);
    return placeOf(c.way, 'guide', hands.state).arcMm > support.guideMm - 6;
  });
  if (!takeFirst(c, 'wire out', tries)) hands.exchange('wire', null);
}

export function restoreSupport(c: Case, { guideMm, intermediateMm }: Support): void {
  const { hands } = c;
  if (hands.has('intermediate')) bringTo(c, 'intermediate', Math.max(intermediateMm, guideMm + 1), 20);
  bringTo(c, 'guide', guideMm, 20);
  hands.wait(0.4);
}

/** Out of a plexus a microcatheter comes slowly, mm/s. */
const SLOWLY_MM_PER_S = 4;
/**
 * What is tried to get it out: the angled catheter on first, so that it bears the pull and not the guide, or the guide drawn
 * back, so that what hangs on its branch does not pull it in, mm; then how fast, mm/s.
 */
const WAYS_OUT = [
  { first: 'guide', byMm: 0, mmPerS: 20 },
  { first: 'intermediate', byMm: 15, mmPerS: 20 },
  { first: 'guide', byMm: -8, mmPerS: 20 },
  { first: 'guide', byMm: 0, mmPerS: SLOWLY_MM_PER_S },
  { first: 'guide', byMm: -8, mmPerS: SLOWLY_MM_PER_S },
  { first: 'guide', byMm: -16, mmPerS: SLOWLY_MM_PER_S },
] as const;

/** Out until the tip lies inside the next device outwards. */
export function withdraw(c: Case, slot: DeviceSlot): void {
  const { hands } = c;
  const outer = DEVICE_SLOTS.slice(0, DEVICE_SLOTS.indexOf(slot)).filter((each) => hands.has(each));
  const mouthMm = () => Math.max(0, ...outer.map((each) => hands.device(each).insertedMm));
  const leftMm = () => hands.device(slot).insertedMm - mouthMm() + 3;
  const isFine = () => hands.state.tree.byId.get(hands.device(slot).tipVessel)!.group === 'foraminal';
  const ways = WAYS_OUT.filter(({ first, byMm }) => byMm === 0 || hands.has(first));
  const tries = ways.map(({ first, byMm, mmPerS }) => () => {
    if (byMm !== 0) hands.push(first, byMm, 20);
    hands.push(slot, -Math.max(0, leftMm()), SLOWLY_MM_PER_S, () => !isFine());
    hands.push(slot, -Math.max(0, leftMm()), mmPerS);
    return leftMm() < 1;
  });
  takeFirst(c, `${slot} out`, tries);
}
