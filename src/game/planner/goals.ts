/** What a level asks for, as goals on the way: each kind of condition has one way of being brought about. */
import type { DeviceSlot, DeviceSpec, VesselTree } from '../../sim/index.ts';
import { type Condition, type Level, measurePurchaseMm, vesselsNamed } from '../levels/index.ts';
import { runContrast } from './contrast.ts';
import { embolize } from './embolize.ts';
import { follow, restoreSupport, type Support, secure, takeWireOut, withdraw } from './follow.ts';
import type { Case } from './look-ahead.ts';
import { beyondMouth, settleIn, steerTo } from './steer.ts';
import { offered } from './table.ts';
import { arcOnWay, placeOf } from './way.ts';

type TipIn = Extract<Condition, { kind: 'tipIn' }>;
type Purchase = Extract<Condition, { kind: 'purchase' }>;

/** So far beyond where a tip begins to count it is safe there, mm. */
const SAFELY_MM = 3;
/** A microwire that has found its vein goes on by so much, if it can, mm. */
const FURTHER_MM = 14;
/** Beyond a mouth a tip is pushed on by so much at most, mm, until it counts as in the vein. */
const ON_MM = 40;
/** Guide and angled catheter end so far before the branch, mm. */
const GUIDE_BEFORE_MM = 7;
const POINTER_BEFORE_MM = 6;

/** From a venogram that shows the wrong veins a microcatheter is drawn back so far at a time, and in all, mm. */
const BACK_STEP_MM = 6;
const BACK_MOST_MM = 24;

/** Brings a condition about; `isDone` says whether the phase that asks for it is lit. */
export function achieve(c: Case, condition: Condition, isDone: () => boolean): boolean {
  if (isDone()) return true;
  switch (condition.kind) {
    case 'all': {
      const purchases = condition.of.filter((part): part is Purchase => part.kind === 'purchase');
      if (purchases.length > 0 && !layIn(c, purchases)) return false;
      return condition.of.every((part) => part.kind === 'purchase' || achieve(c, part, isDone));
    }
    case 'any':
      return [...condition.of].sort((a, b) => offWay(c, a) - offWay(c, b)).some((part) => achieve(c, part, isDone));
    case 'holdS': {
      const isNear = achieve(c, condition.that, isDone);
      c.hands.wait(condition.forS + 1, isDone);
      return isNear;
    }
    case 'not':
      return undo(c, condition.that);
    case 'purchase':
      return layIn(c, [condition]);
    case 'tipIn':
      return bringTip(c, condition, isDone);
    default:
      return achieveSimple(c, condition, isDone);
  }
}

function undo(c: Case, that: Condition): boolean {
  if (that.kind === 'tipIn') withdraw(c, that.device);
  if (that.kind === 'insertedPast' && that.device === 'wire') takeWireOut(c, supportOf(c, []));
  return true;
}

function achieveSimple(c: Case, condition: Condition, isDone: () => boolean): boolean {
  const { hands } = c;
  switch (condition.kind) {
    case 'contrastIn':
      return seeVessels(c, isDone);
    case 'cast':
      return embolize(c, condition.foramen, condition.closedDeg);
    case 'insertedPast':
      return insertPast(c, condition);
    case 'oblique':
      hands.tick({ kind: 'turnGantry', laoRad: ((condition.atLeastDeg + 5) * Math.PI) / 180, cranialRad: 0 });
      hands.wait(10, isDone);
      return true;
    case 'tipNear': {
      const arcMm = arcOnWay(c.way, condition.vessel, condition.arcMm);
      return arcMm !== null && takeInHand(c, condition) && bringDevice(c, condition.device, arcMm, isDone);
    }
    default:
      return true;
  }
}

function insertPast(c: Case, { device, specs, lengthMm }: Extract<Condition, { kind: 'insertedPast' }>): boolean {
  if (!takeInHand(c, { device, specs })) return false;
  c.hands.feedTo(device, Math.max(c.hands.device(device).insertedMm, lengthMm + 1), 30);
  return true;
}

/** 0 = it asks for a place on the way. */
function offWay({ way }: Case, condition: Condition): number {
  return condition.kind === 'tipIn' && !condition.vessels.some((id) => way.legs.some((leg) => leg.vessel === id))
    ? 1
    : 0;
}

function bringTip(c: Case, condition: TipIn, isDone: () => boolean): boolean {
  const arcMm = goalOnWay(c, condition);
  if (arcMm === null) return false;
  if (!takeInHand(c, condition)) return false;
  if (bringDevice(c, condition.device, arcMm, isDone)) return goOnInto(c, condition);
  return condition.device === 'wire' && tryOthers(c, condition, () => bringDevice(c, 'wire', arcMm, isDone));
}

/** Where a wide vein ends, a tip counts as in the next one only further on. */
function goOnInto({ hands }: Case, { device, vessels }: TipIn): boolean {
  const isIn = () => vessels.some((name) => isNamed(name, hands.device(device).tipVessel, hands.state.tree));
  if (!isIn()) hands.push(device, ON_MM, hands.speedOf(device), isIn);
  return true;
}

/** Other wires that the phase allows, each in every angled catheter that is on the table. */
function tryOthers(c: Case, { specs }: TipIn, isThere: () => boolean): boolean {
  const { hands } = c;
  const start = hands.session.snapshot();
  const [wire, intermediate] = [hands.device('wire').spec!.id, hands.device('intermediate').spec?.id];
  const wires = offered(c.level, 'wire').filter(({ id }) => (specs ? specs.includes(id) : id === wire));
  const around = offered(c.level, 'intermediate').map(({ id }) => id);
  around.sort((a, b) => Number(a !== intermediate) - Number(b !== intermediate));
  for (const catheter of intermediate === undefined ? [undefined] : around) {
    for (const { id } of wires) {
      if (id === wire && catheter === intermediate) continue;
      hands.session.restore(start);
      if (!exchangeAll(c, catheter, id)) continue;
      c.tell(`tries ${id}${catheter && catheter !== intermediate ? ` in ${catheter}` : ''}`);
      if (isThere()) return true;
    }
  }
  hands.session.restore(start);
  return false;
}

/** Another angled catheter comes in empty, and what lay in the old one after it. */
function exchangeAll({ hands }: Case, catheter: string | undefined, wire: string): boolean {
  if (catheter === undefined || catheter === hands.device('intermediate').spec?.id) return hands.exchange('wire', wire);
  const micro = hands.device('microcatheter').spec?.id ?? null;
  hands.exchange('wire', null);
  if (micro) hands.exchange('microcatheter', null);
  if (!hands.exchange('intermediate', catheter)) return false;
  return (micro === null || hands.exchange('microcatheter', micro)) && hands.exchange('wire', wire);
}

function bringDevice(c: Case, slot: DeviceSlot, arcMm: number, isDone: () => boolean): boolean {
  if (slot !== 'wire') return follow(c, slot, arcMm, isDone);
  // A microwire in the mouth only would be pushed out again by what follows it.
  const wantedMm = c.hands.has('microcatheter') ? beyondMouth(c, arcMm) : arcMm;
  const isWell = () => isDone() && placeOf(c.way, 'wire', c.hands.state).arcMm > wantedMm - 2;
  if (!steerTo(c, wantedMm, isWell)) return false;
  if (c.hands.has('microcatheter')) settleIn(c, FURTHER_MM);
  return true;
}

/** Arc of the way at which a tip is well inside the first of the vessels that the way runs through. */
function goalOnWay({ way, hands }: Case, { vessels, minArcMm, maxArcMm }: TipIn): number | null {
  const named = vessels.flatMap((name) => vesselsNamed(name, hands.state.tree));
  for (const leg of way.legs) {
    const vessel = named.find(({ id }) => id === leg.vessel);
    if (!vessel) continue;
    const forward = leg.toArcMm > leg.fromArcMm;
    const low = minArcMm ?? 0;
    const high = Math.min(maxArcMm ?? vessel.lengthMm, vessel.lengthMm);
    const first = forward ? Math.max(low, leg.fromArcMm) : Math.min(high, leg.fromArcMm);
    const last = forward ? high : low;
    const wanted =
      first + (forward ? 1 : -1) * Math.min(minArcMm === undefined ? 8 : SAFELY_MM, Math.abs(last - first) / 2);
    const arcMm = arcOnWay(way, leg.vessel, forward ? Math.min(wanted, leg.toArcMm) : Math.max(wanted, leg.toArcMm));
    if (arcMm !== null) return arcMm;
  }
  return null;
}

/** The device that is asked for, the one named first if there are several, and for a microwire the microcatheter around it. */
function takeInHand(c: Case, { device, specs }: Pick<TipIn, 'device' | 'specs'>): boolean {
  const { hands, level } = c;
  const present = hands.device(device).spec;
  if (present && (!specs || specs.includes(present.id))) return true;
  const onTable = offered(level, device);
  const wanted = specs ? specs.flatMap((name) => onTable.filter(({ id }) => id === name))[0] : onTable[0];
  if (!wanted) return false;
  const around = device === 'wire' ? microcatheterFor(level, wanted) : null;
  if (around && !hands.has('microcatheter')) {
    takeWireOut(c, supportOf(c, []));
    if (!hands.exchange('microcatheter', around.id)) return false;
  }
  return hands.exchange(device, wanted.id);
}

function microcatheterFor(level: Level, wire: DeviceSpec): DeviceSpec | null {
  const [micro] = offered(level, 'microcatheter');
  return micro && wire.outerRadiusMm < micro.innerRadiusMm ? micro : null;
}

/** Where the catheters are to lie: what the phase asks for, what the target needs, and all of it before the branch. */
function supportOf({ way, level, hands }: Case, purchases: readonly Purchase[]): Support | null {
  const stability = level.scoring?.stability;
  const parkedIn = stability?.parkedIn ?? purchases[0]?.vessels;
  if (!parkedIn) return null;
  const inside = way.legs.filter(({ vessel }) => parkedIn.some((name) => isNamed(name, vessel, hands.state.tree)));
  if (inside.length === 0) return null;
  const [entryMm, leavesMm] = [inside[0]!.startMm, inside.at(-1)!.endMm];
  const gapMm = 12;
  const asked = (device: DeviceSlot) => purchases.find((each) => each.device === device)?.lengthMm ?? 0;
  const guideMm = entryMm + gapMm + Math.max(asked('guide'), stability?.needMm ?? 0) + 2;
  const intermediateMm = entryMm + gapMm + asked('intermediate') + 2;
  return {
    guideMm: Math.min(guideMm, leavesMm - GUIDE_BEFORE_MM),
    intermediateMm: Math.max(Math.min(intermediateMm, leavesMm), leavesMm - POINTER_BEFORE_MM),
  };
}

function isNamed(pattern: string, vessel: string, tree: VesselTree): boolean {
  return vesselsNamed(pattern, tree).some(({ id }) => id === vessel);
}

function layIn(c: Case, purchases: readonly Purchase[]): boolean {
  const wires = purchases.filter(({ device }) => device === 'wire');
  if (!wires.every((each) => feedWire(c, each))) return false;
  if (wires.length === purchases.length) return true;
  const support = supportOf(c, purchases);
  if (support === null || !secure(c, support)) return false;
  for (const { device, vessels, lengthMm } of purchases) {
    const lacksMm = () => lengthMm + 1 - measurePurchaseMm(c.hands.device(device), vessels, c.hands.state);
    if (lacksMm() > 0) c.hands.push(device, lacksMm() + 4, 20, () => lacksMm() <= 0);
  }
  return true;
}

/** As much of the wire as is asked for, as far as it goes on. */
function feedWire({ hands }: Case, { vessels, lengthMm }: Purchase): boolean {
  const isIn = () => measurePurchaseMm(hands.device('wire'), vessels, hands.state) >= lengthMm;
  hands.push('wire', lengthMm + 60, 40, isIn);
  return isIn();
}

/** With the wire out; a microcatheter first follows its wire as far as the way goes, and one that lies in a catheter makes room. */
function seeVessels(c: Case, isDone: () => boolean): boolean {
  const { hands, way } = c;
  if (hands.has('microcatheter') && hands.has('wire'))
    follow(c, 'microcatheter', Math.min(way.lengthMm - 1, placeOf(way, 'wire', hands.state).arcMm));
  const support = supportOf(c, []);
  takeWireOut(c, support);
  const { insertedMm } = hands.device('microcatheter');
  if (hands.has('microcatheter') && insertedMm < hands.device('intermediate').insertedMm)
    hands.exchange('microcatheter', null);
  if (runContrast(c, isDone)) return true;
  if (hands.has('microcatheter')) return seeFromFurtherOut(c, isDone);
  if (!support) return false;
  restoreSupport(c, support);
  return runContrast(c, isDone);
}

/** A microcatheter that has gone too deep, beyond what is to be seen, is drawn back. */
function seeFromFurtherOut(c: Case, isDone: () => boolean): boolean {
  const start = c.hands.session.snapshot();
  for (let backMm = BACK_STEP_MM; backMm <= BACK_MOST_MM; backMm += BACK_STEP_MM) {
    c.hands.session.restore(start);
    c.hands.push('microcatheter', -backMm, 4);
    if (runContrast(c, isDone)) return true;
  }
  c.hands.session.restore(start);
  return false;
}
