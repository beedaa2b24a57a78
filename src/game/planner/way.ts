/** The way of a case as one line through the veins, and where a device is on it. */
import { DEVICE_SLOTS, type DeviceSlot, type RouteLeg, type SimState, type VesselTree } from '../../sim/index.ts';

export interface Way {
  legs: readonly (RouteLeg & { startMm: number; endMm: number })[];
  /** Per point: place, arc from the sheath, radius of the vein. */
  pointsMm: number[];
  arcMm: number[];
  radiusMm: number[];
  lengthMm: number;
}

/** Where a tip is on the way: how far along, and how much of the device lies beyond the place where it left it. */
interface Place {
  arcMm: number;
  strayMm: number;
}

export function layWay(tree: VesselTree, legs: readonly RouteLeg[]): Way {
  const way: Way = { legs: [], pointsMm: [], arcMm: [], radiusMm: [], lengthMm: 0 };
  way.legs = legs.map((leg) => {
    const startMm = way.lengthMm;
    addLeg(way, tree, leg);
    return { ...leg, startMm, endMm: way.lengthMm };
  });
  return way;
}

function addLeg(way: Way, { byId }: VesselTree, { vessel, fromArcMm, toArcMm }: RouteLeg): void {
  const { pointsMm, arcMm, radiusMm } = byId.get(vessel)!;
  const inside = [...arcMm.keys()].filter((i) => (arcMm[i]! - fromArcMm) * (arcMm[i]! - toArcMm) < 0);
  if (fromArcMm > toArcMm) inside.reverse();
  for (const at of [fromArcMm, ...inside.map((i) => arcMm[i]!), toArcMm]) {
    let low = 0;
    while (low < arcMm.length - 2 && arcMm[low + 1]! < at) low += 1;
    const part = Math.min(1, Math.max(0, (at - arcMm[low]!) / (arcMm[low + 1]! - arcMm[low]!)));
    const point = [0, 1, 2].map((k) => pointsMm[3 * low + k]! * (1 - part) + pointsMm[3 * low + 3 + k]! * part);
    const last = way.pointsMm.slice(-3);
    if (last.length === 3) way.lengthMm += Math.hypot(...point.map((value, k) => value - last[k]!));
    way.pointsMm.push(...point);
    way.arcMm.push(way.lengthMm);
    way.radiusMm.push(radiusMm[low]! * (1 - part) + radiusMm[low + 1]! * part);
  }
}

/** A point that is further from the line than the vein is wide, and by this, is off it, mm. */
const CLEARLY_MM = 1.5;

/** Follows a device from the sheath along the way, as far as it goes. */
export function placeOf(way: Way, slot: DeviceSlot, { devices, rod }: Readonly<SimState>): Place {
  const { insertedMm } = devices[DEVICE_SLOTS.indexOf(slot)]!;
  let arcMm = 0;
  let leftAt = 0;
  for (let i = 0; i < rod.count && rod.arcMm[i]! <= insertedMm + 0.5; i += 1) {
    const near = nearestOnWay(way, [rod.xMm[i]!, rod.yMm[i]!, rod.zMm[i]!], arcMm);
    if (near.offMm > near.radiusMm + CLEARLY_MM || near.arcMm < arcMm - CLEARLY_MM) continue;
    if (near.arcMm <= arcMm && near.arcMm >= way.lengthMm - CLEARLY_MM) continue;
    arcMm = Math.max(arcMm, near.arcMm);
    leftAt = rod.arcMm[i]!;
  }
  return { arcMm, strayMm: Math.max(0, insertedMm - leftAt - 1) };
}

/** A device that lies along the way goes on near to where the last node was: the line may pass near itself. */
const WINDOW_MM = 25;

function nearestOnWay({ pointsMm, arcMm, radiusMm }: Way, point: readonly [number, number, number], aboutMm: number) {
  let best = { offMm: Number.POSITIVE_INFINITY, arcMm: aboutMm, radiusMm: 0 };
  for (let i = 0; i + 1 < arcMm.length; i += 1) {
    if (arcMm[i + 1]! < aboutMm - WINDOW_MM || arcMm[i]! > aboutMm + WINDOW_MM) continue;
    const from = [pointsMm[3 * i]!, pointsMm[3 * i + 1]!, pointsMm[3 * i + 2]!];
    const along = [0, 1, 2].map((k) => pointsMm[3 * i + 3 + k]! - from[k]!);
    const square = along.reduce((sum, value) => sum + value * value, 0);
    const dot = along.reduce((sum, value, k) => sum + value * (point[k]! - from[k]!), 0);
    const part = square > 0 ? Math.min(1, Math.max(0, dot / square)) : 0;
    const offMm = Math.hypot(...along.map((value, k) => from[k]! + part * value - point[k]!));
    if (offMm >= best.offMm) continue;
    const mix = (values: readonly number[]) => values[i]! + part * (values[i + 1]! - values[i]!);
    best = { offMm, arcMm: mix(arcMm), radiusMm: mix(radiusMm) };
  }
  return best;
}

export function radiusAt({ arcMm, radiusMm }: Way, atMm: number): number {
  const next = arcMm.findIndex((arc) => arc >= atMm);
  return radiusMm[Math.max(0, next < 0 ? radiusMm.length - 1 : next - 1)]!;
}

/** Where on the way an arc of one of its vessels is; null if the way does not run there. */
export function arcOnWay({ legs }: Way, vessel: string, vesselArcMm: number): number | null {
  const leg = legs.find((each) => each.vessel === vessel);
  if (!leg) return null;
  const low = Math.min(leg.fromArcMm, leg.toArcMm);
  const high = Math.max(leg.fromArcMm, leg.toArcMm);
  if (vesselArcMm < low - CLEARLY_MM || vesselArcMm > high + CLEARLY_MM) return null;
  const gap = leg.endMm - leg.startMm - Math.abs(leg.toArcMm - leg.fromArcMm);
  return leg.startMm + gap + Math.abs(vesselArcMm - leg.fromArcMm);
}
