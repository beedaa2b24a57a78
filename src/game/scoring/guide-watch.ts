/** How firmly the guide lies: what the stability score is read from. */
import {
  DEVICE_SLOTS,
  type SimEvent,
  type SimState,
  TICKS_PER_S,
  type Vessel,
  type VesselTree,
} from '../../sim/index.ts';
import { type Level, measurePurchaseMm, namesVessel } from '../levels/index.ts';

/** Drift is counted in steps of this, mm, up to the last bin. */
const DRIFT_STEP_MM = 0.25;
const DRIFT_BINS = 160;
/** The guide is parked once its tip has been there for so long. @assumption a second: it does not only pass */
const PARKED_TICKS = TICKS_PER_S;
/** Hub drawn back by more than this since it was parked: the hands took it out. @assumption more than any slack, mm */
const TAKEN_OUT_MM = 10;

/** More of the guide in the atrium than when it was parked: a loop has fallen into it, mm. @assumption across the atrium and back */
const LOOP_MM = 80;
/** Veins that a guide falls back into. */
const WIDE: readonly Vessel['group'][] = ['cava', 'atrium', 'brachiocephalic', 'jugular', 'iliac'];

/** A guide that is fed less than this in a tick is not moved, mm. @assumption a trembling hand */
const STILL_MM = 0.05;

export interface GuideWatch {
  /** Ticks for which the guide's tip has been where it is to be parked. */
  ticksThere: number;
  /** Inserted when it was parked, or further since; null = not parked. */
  parkedAtMm: number | null;
  /** Length of it in the atrium then, mm. */
  atriumMm: number;
  /** It has left its place without the hands having drawn it back. */
  thrownOut: boolean;
  /** Least length inside the parking veins while a tip worked beyond them, mm; and when. */
  leastPurchaseMm: number | null;
  leastPurchaseTick: number;
  /** Where the guide's tip was when the hands last moved it, mm. */
  restMm: [number, number, number];
  /** Ticks by drift of the guide's tip while only what is inside it was fed. */
  driftTicks: number[];
  worstDriftTick: number;
  worstDriftMm: number;
  kickBacks: number[];
  jumps: { tick: number; mm: number }[];
  lostTick: number | null;
}

export function freshGuideWatch(): GuideWatch {
  return {
    ...{ ticksThere: 0, parkedAtMm: null, atriumMm: 0, thrownOut: false, leastPurchaseMm: null, leastPurchaseTick: 0 },
    ...{ restMm: [0, 0, 0], driftTicks: new Array<number>(DRIFT_BINS).fill(0), worstDriftTick: 0, worstDriftMm: 0 },
    ...{ kickBacks: [], jumps: [], lostTick: null },
  };
}

/** After a tick. */
export function watchGuide(
  watch: GuideWatch,
  sim: SimState,
  events: readonly SimEvent[],
  parkedIn: readonly string[],
  target: Level['target'],
): void {
  const guide = sim.devices[DEVICE_SLOTS.indexOf('guide')]!;
  if (!guide.spec) return;
  park(watch, sim, parkedIn);
  const inner = sim.devices.slice(1).filter(({ spec, insertedMm }) => spec && insertedMm > 0);
  const isMoved = Math.abs(guide.fedMm) > STILL_MM || guide.rolledRad !== 0;
  if (isMoved) watch.restMm = [guide.tipXMm, guide.tipYMm, guide.tipZMm];
  if (watch.parkedAtMm !== null) {
    if (!isMoved && inner.some(({ fedMm }) => fedMm !== 0)) countDrift(watch, sim);
    for (const event of events)
      if (event.kind === 'tipJumped') watch.jumps.push({ tick: sim.tick, mm: event.distanceMm });
  }
  // Parked or not: what is worked at the target hangs on what holds it.
  if (!inner.some(({ tipVessel }) => isAtTarget(sim.tree, target, tipVessel))) return;
  const purchaseMm = measurePurchaseMm(guide, parkedIn, sim);
  if (watch.leastPurchaseMm !== null && purchaseMm >= watch.leastPurchaseMm) return;
  watch.leastPurchaseMm = purchaseMm;
  watch.leastPurchaseTick = sim.tick;
}

/** In a vessel of the level and side that the case is about; for a drill, in the one that it ends in. */
function isAtTarget({ byId, foramina }: VesselTree, { foramen, vessel: wanted }: Level['target'], id: string): boolean {
  const { level, side } = byId.get(id)!;
  const place = level === null ? undefined : foramina.find((each) => each.id === foramen);
  return place ? place.level === level && place.side === side : id === wanted;
}

function park(watch: GuideWatch, sim: SimState, parkedIn: readonly string[]): void {
  const { devices, tree, tick } = sim;
  const { tipVessel, insertedMm, fedMm } = devices[0]!;
  const isThere = parkedIn.some((pattern) => namesVessel(pattern, tipVessel));
  watch.ticksThere = isThere ? watch.ticksThere + 1 : 0;
  if (watch.ticksThere >= PARKED_TICKS) {
    if (watch.parkedAtMm === null) {
      watch.restMm = [devices[0]!.tipXMm, devices[0]!.tipYMm, devices[0]!.tipZMm];
      watch.atriumMm = inAtriumMm(sim);
    }
    watch.parkedAtMm = Math.max(watch.parkedAtMm ?? 0, insertedMm);
    watch.thrownOut = false;
  }
  if (watch.parkedAtMm === null) return;
  if (fedMm > 0 && inAtriumMm(sim) > watch.atriumMm + LOOP_MM) watch.lostTick ??= tick;
  if (isThere) return;
  if (insertedMm < watch.parkedAtMm - TAKEN_OUT_MM) {
    watch.parkedAtMm = null;
    watch.thrownOut = false;
    return;
  }
  // A tip that goes on into a branch has not been thrown out.
  if (!WIDE.includes(tree.byId.get(tipVessel)!.group)) return;
  if (!watch.thrownOut) watch.kickBacks.push(tick);
  watch.thrownOut = true;
  if (tree.byId.get(tipVessel)?.group === 'atrium') watch.lostTick ??= tick;
}

function inAtriumMm(sim: SimState): number {
  const atria = sim.tree.vessels.filter(({ group }) => group === 'atrium').map(({ id }) => id);
  return measurePurchaseMm(sim.devices[0]!, atria, sim);
}

function countDrift(watch: GuideWatch, { devices, tick }: SimState): void {
  const { tipXMm, tipYMm, tipZMm } = devices[0]!;
  const [x, y, z] = watch.restMm;
  const mm = Math.hypot(tipXMm - x, tipYMm - y, tipZMm - z);
  watch.driftTicks[Math.min(DRIFT_BINS - 1, Math.floor(mm / DRIFT_STEP_MM))]! += 1;
  if (mm <= watch.worstDriftMm) return;
  watch.worstDriftMm = mm;
  watch.worstDriftTick = tick;
}

/** The drift that is not exceeded in 95 % of the time, mm. */
export function driftMm({ driftTicks }: GuideWatch): number {
  const all = driftTicks.reduce((sum, ticks) => sum + ticks, 0);
  let seen = 0;
  for (let bin = 0; bin < driftTicks.length; bin += 1) {
    seen += driftTicks[bin]!;
    if (seen >= 0.95 * all) return all === 0 ? 0 : bin * DRIFT_STEP_MM;
  }
  return 0;
}
