/** Brings the leading wire along the way: plain feed while it leads on, look-ahead where it does not. */
import type { DeviceSlot } from '../../sim/index.ts';
import type { Hands } from './hands.ts';
import { type Case, chooseBest, lossOf, type Try } from './look-ahead.ts';
import { askedAt, asPatientBreathes, passValve, valveAhead } from './valve.ts';
import { placeOf, radiusAt, type Way } from './way.ts';

/** A step after which one looks whether the tip has gone on, mm; and the share of it that must have reached the tip. */
const STEP_MM = 5;
const LEADS_ON = 0.35;
/** A tip that is further off the way than this has gone astray, mm. */
const ASTRAY_MM = 4;
/** Turns of a hub that are tried, and how far before a branch the catheter that points there is held, mm. */
const ROLLS_DEG = [0, 45, 90, 135, 180, 225, 270, 315];
const BEFORE_BRANCH_MM = [18, 10, 6, 3, 0, 26];
/** A catheter that is further back is left there at first: the wire is turned alone, so far before the branch, mm. */
const FAR_MM = 70;
const BARE_BEFORE_MM = [8, 25];
/** The wire's bend points where the catheter's does, or back at the vein that was passed. */
const AGAINST_DEG = [0, 180];
/** A branch that is entered for so many points is sought from elsewhere as well, from so many places in all. */
const CLEAN_POINTS = 5;
const MOST_COSTLY = 4;
/** The mouth of a branch and its valve may lie so far apart along the way, mm. */
const BEYOND_MOUTH_MM = 5;
/** So far into a branch a wire stays when it is let go, mm. */
const INTO_BRANCH_MM = 9;
/** The way leaves a vein at its axis: from a wide one the wire goes at least so far beyond the mouth, mm. */
const INTO_MOUTH_MM = 5;
/** Caught at the mouth of another vein, with the next turn of the way further ahead than this: drawn back, turned, and on, mm. */
const STRAIGHT_MM = 16;
/** Nearer than this the mouth is that of the turn itself, mm. */
const NEXT_MM = 5;
const PAST_BACK_MM = [5, 12];
const PAST_MM = 7;
/** A microcatheter follows so close to the tip before that, mm. */
const NEAR_TIP_MM = 14;
/** A vein takes a catheter if its radius is so many times the catheter's. */
const ROOM = 1.5;
/** Choices after which one gives up. */
const MOST_CHOICES = 12;

/** The innermost catheter, that the wire comes out of; null = none. */
export function carrierOf(hands: Hands): DeviceSlot | null {
  return (['microcatheter', 'intermediate', 'guide'] as const).find((slot) => hands.has(slot)) ?? null;
}

/** @returns whether the wire's tip has come so far along the way, or `isDone` is true */
export function steerTo(c: Case, wantedMm: number, isDone: () => boolean): boolean {
  for (let choices = 0; choices < MOST_CHOICES; choices += 1) {
    const place = placeOf(c.way, 'wire', c.hands.state);
    const isOff = isInSideVein(c);
    if (isDone() || (place.arcMm >= wantedMm && place.strayMm < ASTRAY_MM && !isOff)) return true;
    const valve = valveAhead(c, place.arcMm, wantedMm);
    const untilMm = Math.min(wantedMm, valve?.edgeMm ?? wantedMm);
    if (place.arcMm < untilMm - 1 && feedOn(c, untilMm, isDone)) continue;
    const here = placeOf(c.way, 'wire', c.hands.state).arcMm;
    if (valve && here >= valve.edgeMm - 2 && passValve(c, valve)) continue;
    const branch = isOff ? lastBranch(c, here) : branchNear(c, here);
    const aheadMm = branch ? branch.arcMm - here : Number.POSITIVE_INFINITY;
    // In a side vein far along a vein the mouth to pass is here, not where that vein began.
    const isCaught = Math.abs(aheadMm) > STRAIGHT_MM || (aheadMm > NEXT_MM && !isOnWay(c));
    if (isCaught && passMouth(c, here, isDone)) continue;
    if (branch && selectBranch(c, branch, isDone)) continue;
    if (!isOff && !isCaught && aheadMm > NEXT_MM && passMouth(c, here, isDone)) continue;
    return false;
  }
  return false;
}

/** A little further, as long as the tip goes on and stays on the way, or beyond its end: so that it stays where it is. */
export function settleIn({ hands, way }: Case, byMm: number): void {
  const { arcMm } = placeOf(way, 'wire', hands.state);
  const inLeg = way.legs.find(({ endMm }) => endMm > arcMm);
  // Where the way goes into the next vein there is a choice, and this is none.
  const mostMm = inLeg && inLeg !== way.legs.at(-1) ? Math.min(byMm, inLeg.endMm - arcMm - ASTRAY_MM) : byMm;
  for (let fedMm = 0; fedMm < mostMm; fedMm += 2) {
    const good = hands.session.snapshot();
    const before = placeOf(way, 'wire', hands.state);
    hands.push('wire', 2, hands.speedOf('wire'));
    const after = placeOf(way, 'wire', hands.state);
    const isEnd = after.arcMm > way.lengthMm - 3;
    const gainMm = after.arcMm - before.arcMm + (isEnd ? after.strayMm - before.strayMm : 0);
    if (gainMm > 0.5 && after.strayMm < (isEnd ? 2 : 1) * ASTRAY_MM) continue;
    hands.session.restore(good);
    return;
  }
}

/** Plain feed while the tip follows; goes back to before the stretch that did not lead on. @returns whether anything was gained */
function feedOn({ hands, way }: Case, untilMm: number, isDone: () => boolean): boolean {
  const startMm = placeOf(way, 'wire', hands.state).arcMm;
  let good = { at: hands.session.snapshot(), arcMm: startMm };
  for (let stalled = 0; ; ) {
    const before = placeOf(way, 'wire', hands.state);
    hands.push('wire', Math.min(STEP_MM, Math.max(1, untilMm - before.arcMm)), hands.speedOf('wire'), isDone);
    const after = placeOf(way, 'wire', hands.state);
    if (isDone() || after.arcMm >= untilMm) return true;
    stalled = after.arcMm - before.arcMm < LEADS_ON * STEP_MM ? stalled + 1 : 0;
    if (stalled === 0 && after.strayMm < ASTRAY_MM) good = { at: hands.session.snapshot(), arcMm: after.arcMm };
    if (stalled < 4 && after.strayMm < 2 * ASTRAY_MM) continue;
    hands.session.restore(good.at);
    return good.arcMm > startMm + STEP_MM;
  }
}

/** The vein goes on, but the wire lies at the mouth of another: microcatheter after it, back a little, another turn, and on. */
function passMouth(c: Case, hereMm: number, isDone: () => boolean): boolean {
  const { hands, way } = c;
  const start = hands.session.snapshot();
  if (hands.has('microcatheter') && placeOf(way, 'microcatheter', hands.state).arcMm < hereMm - NEAR_TIP_MM)
    bringTo(c, 'microcatheter', hereMm - NEAR_TIP_MM, 12);
  for (const backMm of PAST_BACK_MM) {
    const tries = ROLLS_DEG.map(
      (deg): Try =>
        () => {
          bringTo(c, 'wire', hereMm - backMm, 20);
          hands.turnTo([{ slot: 'wire', deg }]);
          return pushInto(c, { arcMm: hereMm, mouthMm: 0, leftMm: PAST_MM }, isDone);
        },
    );
    if (chooseBest(c, 'past a mouth', tries, true) >= 0) return true;
  }
  hands.session.restore(start);
  return false;
}

/** Where the way goes into another vein, and how far it runs in it. */
interface Branch {
  vessel: string;
  arcMm: number;
  /** From the axis of the vein that is left to the mouth. */
  mouthMm: number;
  leftMm: number;
}

/** The nearest place ahead, or just behind, where the way changes from one vein to the next. */
function branchNear({ way }: Case, arcMm: number): Branch | null {
  const ahead = way.legs.slice(1).find(({ startMm, endMm }) => endMm > arcMm + 2 && startMm > arcMm - 15);
  return ahead ? branchOf(ahead) : null;
}

function branchOf({ vessel, startMm, endMm, fromArcMm, toArcMm }: Way['legs'][number]): Branch {
  const leftMm = endMm - startMm;
  return { vessel, arcMm: startMm, mouthMm: leftMm - Math.abs(toArcMm - fromArcMm), leftMm };
}

/** Where a tip is not in the mouth of a branch any more but well inside, or at the end of a short one. */
function insideMm({ arcMm, mouthMm, leftMm }: Omit<Branch, 'vessel'>): number {
  return arcMm + Math.min(Math.max(INTO_BRANCH_MM, mouthMm + INTO_MOUTH_MM), leftMm);
}

/** A place on the way, or, where that is in the mouth of a branch, the next one well inside. */
export function beyondMouth({ way }: Case, arcMm: number): number {
  const leg = way.legs.slice(1).findLast(({ startMm }) => startMm <= arcMm);
  return leg ? Math.max(arcMm, insideMm(branchOf(leg))) : arcMm;
}

/** The branch that the tip has just gone past, into a vein beside the way. */
function lastBranch({ way }: Case, arcMm: number): Branch | null {
  const leg = way.legs.slice(1).findLast(({ startMm }) => startMm <= arcMm);
  return leg ? branchOf(leg) : null;
}

function isOnWay({ hands, way }: Case, slot: DeviceSlot = 'wire'): boolean {
  return way.legs.some(({ vessel }) => vessel === hands.device(slot).tipVessel);
}

/** Near a mouth a tip in the next vein may still seem to be on the way. Veins that go on from the way's end are no such. */
export function isInSideVein(c: Case, slot: DeviceSlot = 'wire'): boolean {
  const { hands, way } = c;
  const { tipVessel } = hands.device(slot);
  const { from, to, group } = hands.state.tree.byId.get(tipVessel)!;
  const last = way.legs.at(-1)!.vessel;
  return !isOnWay(c, slot) && group !== 'foraminal' && from !== last && to !== last;
}

/** The angled catheter held before the branch, it and the wire turned; then the wire is pushed. */
function selectBranch(c: Case, branch: Branch, isDone: () => boolean): boolean {
  const carrier = carrierOf(c.hands);
  const isFar = carrier !== null && placeOf(c.way, carrier, c.hands.state).arcMm < branch.arcMm - FAR_MM;
  if (isFar && selectWith(c, branch, null, isDone)) return true;
  return selectWith(c, branch, carrier, isDone);
}

/** From one place before the branch after the other, until one leads in cleanly; else from that which cost least. */
function selectWith(c: Case, branch: Branch, carrier: DeviceSlot | null, isDone: () => boolean): boolean {
  const { hands } = c;
  const pointer = carrier ? (pointerAt(c, branch.arcMm) ?? bentMicrocatheter(hands, carrier)) : null;
  const guideMm = pointer ? placeOf(c.way, 'guide', hands.state).arcMm : 0;
  // Inside the guide the catheter points nowhere.
  const places = (carrier ? BEFORE_BRANCH_MM : BARE_BEFORE_MM).filter((mm) => branch.arcMm - mm >= guideMm - 1);
  const start = hands.session.snapshot();
  const before = lossOf(hands);
  let best = { loss: Number.POSITIVE_INFINITY, after: start };
  let costly = 0;
  for (const { beforeMm, againstDeg } of places.flatMap(waysToPoint(pointer))) {
    hands.session.restore(start);
    drawBack(c, carrier, pointer, branch.arcMm - beforeMm);
    const tries = askedAt(c, branch.arcMm - BEYOND_MOUTH_MM, branch.arcMm + INTO_BRANCH_MM).flatMap((asked) =>
      ROLLS_DEG.map(
        (deg): Try =>
          () => {
            const pointed = pointer ? [{ slot: pointer, deg }] : [];
            hands.turnTo([...pointed, { slot: 'wire', deg: deg + againstDeg }]);
            return asPatientBreathes(hands, asked, () => pushInto(c, branch, isDone));
          },
      ),
    );
    if (chooseBest(c, branch.vessel, tries, true) < 0) continue;
    const loss = lossOf(hands) - before;
    if (loss < best.loss) best = { loss, after: hands.session.snapshot() };
    costly += 1;
    if (best.loss <= CLEAN_POINTS || costly >= MOST_COSTLY) break;
  }
  hands.session.restore(best.after);
  return best.loss < Number.POSITIVE_INFINITY;
}

/** The wire's bend with the catheter's and against it. */
function waysToPoint(pointer: DeviceSlot | null): (beforeMm: number) => { beforeMm: number; againstDeg: number }[] {
  return (beforeMm) => (pointer ? AGAINST_DEG : [0]).map((againstDeg) => ({ beforeMm, againstDeg }));
}

/** The bent catheter whose tip is, or can be, just before a branch; null where none can come near. */
function pointerAt({ hands, way }: Case, branchMm: number): DeviceSlot | null {
  const { spec } = hands.device('intermediate');
  if (!spec || radiusAt(way, branchMm - 3) < ROOM * spec.outerRadiusMm) return null;
  const { arcMm } = placeOf(way, 'intermediate', hands.state);
  const turnMm = lastTurnMm(hands, way, branchMm);
  const { tipVessel } = hands.device('intermediate');
  // At the mouth its place alone does not tell which side of it the catheter is on.
  const isBeyond = way.legs.some(({ vessel, startMm }) => vessel === tipVessel && startMm >= turnMm);
  return isBeyond && arcMm > branchMm - 60 ? 'intermediate' : null;
}

/** A microcatheter whose tip is bent points by itself. */
function bentMicrocatheter(hands: Hands, carrier: DeviceSlot): DeviceSlot | null {
  return carrier === 'microcatheter' && hands.device(carrier).spec!.restCurve.length > 0 ? carrier : null;
}

/** Where the way last left a vein by its side before a place: a catheter before it does not point beyond it. */
function lastTurnMm({ state }: Hands, { legs }: Way, beforeMm: number): number {
  const turns = legs.slice(1).filter(({ startMm }, i) => {
    const { vessel, toArcMm } = legs[i]!;
    return startMm < beforeMm - 1 && toArcMm > 1 && toArcMm < state.tree.byId.get(vessel)!.lengthMm - 1;
  });
  return turns.at(-1)?.startMm ?? 0;
}

/** Pointer, carrier and wire to just before the branch, the wire's bend free. */
function drawBack(c: Case, carrier: DeviceSlot | null, pointer: DeviceSlot | null, toMm: number): void {
  const { hands } = c;
  const leading = pointer ?? carrier;
  const bareMm = 4;
  if (leading) {
    // A microcatheter that is not there yet comes over the wire while that still leads.
    if (!pointer && placeOf(c.way, leading, hands.state).arcMm < toMm) bringTo(c, leading, toMm, 12);
    hands.feedTo('wire', Math.min(hands.device('wire').insertedMm, hands.device(leading).insertedMm + bareMm), 30);
    bringTo(c, leading, toMm);
    if (carrier && carrier !== leading) hands.feedTo(carrier, hands.device(leading).insertedMm - 2, 30);
    hands.feedTo('wire', hands.device(leading).insertedMm + bareMm, 20);
  } else bringTo(c, 'wire', toMm);
}

/** A device's tip to a place on the way, by looking where it is. */
export function bringTo({ hands, way }: Case, slot: DeviceSlot, arcMm: number, speedMmPerS = 30): void {
  for (let look = 0; look < 4; look += 1) {
    const offMm = arcMm - placeOf(way, slot, hands.state).arcMm;
    if (Math.abs(offMm) < 1) return;
    hands.push(slot, offMm, speedMmPerS);
    hands.wait(0.1);
  }
}

function pushInto(c: Case, branch: Omit<Branch, 'vessel'>, isDone: () => boolean): boolean {
  const { hands, way } = c;
  hands.wait(0.4);
  const wantedMm = insideMm(branch);
  const isIn = () => isDone() || placeOf(way, 'wire', hands.state).arcMm >= wantedMm;
  const mostMm = wantedMm - placeOf(way, 'wire', hands.state).arcMm + 12;
  // Only as far as wanted: beyond a short vein there are others.
  for (let fedMm = 0; fedMm < mostMm && !isIn(); ) {
    const stepMm = Math.min(STEP_MM, Math.max(1, wantedMm - placeOf(way, 'wire', hands.state).arcMm));
    hands.push('wire', stepMm, hands.speedOf('wire'));
    fedMm += stepMm;
  }
  return isDone() || (isIn() && placeOf(way, 'wire', hands.state).strayMm < ASTRAY_MM && !isInSideVein(c));
}
