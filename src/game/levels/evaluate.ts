/** Whether a condition is true of the world. Reads the state, changes nothing. */
import {
  aimFrame,
  closedAngleDeg,
  contrastInMl,
  DEVICE_SLOTS,
  type DeviceState,
  projectToPlane,
  type SimState,
  TICK_S,
  type Vessel,
} from '../../sim/index.ts';
import { vesselsNamed } from './check-names.ts';
import type { Condition } from './condition.ts';
import { namedVessels } from './named-vessels.ts';

/** For how many ticks in a row the `holdS` conditions have been true, by their place in the level. */
export type HeldTicks = Readonly<Record<string, number>>;

/** Nested conditions are all looked at, also where the answer is clear already: each has its own memory to keep. */
export function evaluate(
  condition: Condition,
  state: SimState,
  held: HeldTicks,
  at: string,
): { true: boolean; held: HeldTicks } {
  if (condition.kind === 'holdS') return evaluateHold(condition, state, held, at);
  if (condition.kind === 'not') {
    const that = evaluate(condition.that, state, held, `${at}.that`);
    return { true: !that.true, held: that.held };
  }
  if (condition.kind !== 'all' && condition.kind !== 'any') return { true: isSimplyTrue(condition, state), held: {} };
  const parts = condition.of.map((part, i) => evaluate(part, state, held, `${at}.of[${i}]`));
  const answers = parts.map((part) => part.true);
  return {
    true: condition.kind === 'all' ? answers.every(Boolean) : answers.some(Boolean),
    held: Object.assign({}, ...parts.map((part) => part.held)) as HeldTicks,
  };
}

function evaluateHold(hold: Extract<Condition, { kind: 'holdS' }>, state: SimState, held: HeldTicks, at: string) {
  const that = evaluate(hold.that, state, held, `${at}.that`);
  const ticks = that.true ? (held[at] ?? 0) + 1 : 0;
  return { true: ticks >= Math.round(hold.forS / TICK_S), held: { ...that.held, [at]: ticks } };
}

type Simple = Exclude<Condition, { kind: 'all' | 'any' | 'not' | 'holdS' }>;

function isSimplyTrue(condition: Simple, state: SimState): boolean {
  if (condition.kind === 'contrastIn') return isContrastIn(condition, state);
  if (condition.kind === 'cast') return isCast(condition, state);
  if (condition.kind === 'oblique') return isOblique(condition.atLeastDeg, state);
  const device = state.devices[DEVICE_SLOTS.indexOf(condition.device)]!;
  if (device.spec === null || (condition.specs && !condition.specs.includes(device.spec.id))) return false;
  switch (condition.kind) {
    case 'tipIn':
      return isTipIn(condition, device, state);
    case 'tipNear':
      return isTipNear(condition, device, state);
    case 'tipSeen':
      return isTipSeen(device, state);
    case 'purchase':
      return measurePurchaseMm(device, condition.vessels, state) >= condition.lengthMm;
    case 'insertedPast':
      return device.insertedMm > condition.lengthMm;
  }
}

/** The last bit of an angle that was asked for may be lost on the way there. */
const ROUNDING_DEG = 1e-9;

function isOblique(atLeastDeg: number, { beam }: SimState): boolean {
  return (Math.abs(beam.laoRad) * 180) / Math.PI >= atLeastDeg - ROUNDING_DEG;
}

function isContrastIn({ vessels, mL }: Extract<Condition, { kind: 'contrastIn' }>, state: SimState): boolean {
  const { flow, patient, tree } = state;
  if (flow.contrastInjectedMl - flow.contrastGoneMl < mL) return false;
  let sumMl = 0;
  for (const { index } of namedVessels(vessels, tree).vessels) sumMl += contrastInMl(patient.circulation, flow, index);
  return sumMl >= mL;
}

function isCast({ foramen, closedDeg }: Extract<Condition, { kind: 'cast' }>, state: SimState): boolean {
  if (state.agent.injectedMl === 0) return false;
  const place = state.tree.foramina.find(({ id }) => id === foramen);
  return place !== undefined && closedAngleDeg(state.patient.channels, state.agent, place) >= closedDeg;
}

function isTipIn(condition: Extract<Condition, { kind: 'tipIn' }>, device: DeviceState, { tree }: SimState): boolean {
  const { minArcMm = 0, maxArcMm = Number.POSITIVE_INFINITY } = condition;
  const vessel = tree.byId.get(device.tipVessel);
  if (!vessel || namedVessels(condition.vessels, tree).has[vessel.index] !== 1) return false;
  if (minArcMm === 0 && maxArcMm === Number.POSITIVE_INFINITY) return true;
  const arcMm = findArcMm(vessel, device.tipXMm, device.tipYMm, device.tipZMm);
  return arcMm >= minArcMm && arcMm <= maxArcMm;
}

function isTipNear(
  condition: Extract<Condition, { kind: 'tipNear' }>,
  device: DeviceState,
  { tree }: SimState,
): boolean {
  return vesselsNamed(condition.vessel, tree).some((vessel) => {
    const [x, y, z] = pointAtArc(vessel, condition.arcMm);
    return Math.hypot(device.tipXMm - x, device.tipYMm - y, device.tipZMm - z) <= condition.withinMm;
  });
}

/** Whether the tip of a device lies within the field while the beam is on. */
export function isTipSeen({ tipXMm, tipYMm, tipZMm }: DeviceState, { beam }: Pick<SimState, 'beam'>): boolean {
  const [right, up] = projectToPlane(aimFrame(beam), tipXMm, tipYMm, tipZMm, [0, 0, 0]);
  return beam.pedalDown && Math.max(Math.abs(right), Math.abs(up)) < beam.fieldMm / 2;
}

/** Arc length of the centreline point of a vessel that is nearest to a point. */
export function findArcMm({ pointsMm, arcMm }: Vessel, xMm: number, yMm: number, zMm: number): number {
  let [bestSq, bestArcMm] = [Number.POSITIVE_INFINITY, 0];
  for (let i = 0; i + 1 < arcMm.length; i++) {
    const [x, y, z] = [pointsMm[3 * i]!, pointsMm[3 * i + 1]!, pointsMm[3 * i + 2]!];
    const [ex, ey, ez] = [pointsMm[3 * i + 3]! - x, pointsMm[3 * i + 4]! - y, pointsMm[3 * i + 5]! - z];
    const along = ((xMm - x) * ex + (yMm - y) * ey + (zMm - z) * ez) / (ex * ex + ey * ey + ez * ez);
    const t = Math.min(1, Math.max(0, along));
    const sq = (x + t * ex - xMm) ** 2 + (y + t * ey - yMm) ** 2 + (z + t * ez - zMm) ** 2;
    if (sq < bestSq) [bestSq, bestArcMm] = [sq, arcMm[i]! + t * (arcMm[i + 1]! - arcMm[i]!)];
  }
  return bestArcMm;
}

function pointAtArc({ pointsMm, arcMm, lengthMm }: Vessel, wantedMm: number): [number, number, number] {
  const arc = Math.min(wantedMm, lengthMm);
  const i = Math.min(arcMm.length - 2, Math.max(0, arcMm.findIndex((at) => at >= arc) - 1));
  const t = (arc - arcMm[i]!) / (arcMm[i + 1]! - arcMm[i]!);
  const part = (k: number) => pointsMm[3 * i + k]! + t * (pointsMm[3 * i + 3 + k]! - pointsMm[3 * i + k]!);
  return [part(0), part(1), part(2)];
}

/** How much of a device lies inside the vessels, mm. */
export function measurePurchaseMm(device: DeviceState, vessels: readonly string[], { rod, tree }: SimState): number {
  const { has } = namedVessels(vessels, tree);
  let lengthMm = 0;
  for (let i = 0; i + 1 < rod.count && rod.arcMm[i]! < device.insertedMm; i++) {
    if (has[rod.vessel[i]!] === 1 && has[rod.vessel[i + 1]!] === 1)
      lengthMm += Math.min(rod.arcMm[i + 1]!, device.insertedMm) - rod.arcMm[i]!;
  }
  return lengthMm;
}
