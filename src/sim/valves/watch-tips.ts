import { DEVICE_SLOTS } from '../commands.ts';
import type { SimEvent } from '../events.ts';
import { isBare } from '../hubs-order.ts';
import { nodeAtArc, POCKET, type RodState, sideOfLane } from '../physics/index.ts';
import type { TipAtValve, ValveState } from './valve.ts';

/** A tip beyond hinges or edges by this has passed, mm. @assumption clear of the cusps for any tip */
const PASSED_MM = 2;
/** A tip further than this from hinges or edges has left the valve, mm. @assumption a cusp's length */
const LEFT_MM = 8;
/** A tip lies in a pocket once it has been there for so many ticks. @assumption a twentieth of a second: it has not just grazed the edge */
const POCKET_TICKS = 3;
/** A lighter touch is none, N. @assumption a tenth of what an edge yields at */
const TOUCH_N = 0.0005;

/** What the hands have of a device: how much of it is in, and whether there is one. */
interface Inserted {
  spec: object | null;
  insertedMm: number;
  tipXMm: number;
  tipYMm: number;
  tipZMm: number;
}

/** What the devices' tips do at each valve. */
export function watchTips(
  valves: readonly ValveState[],
  devices: readonly Inserted[],
  rod: RodState,
  stepS: number,
  events: SimEvent[],
): void {
  if (rod.count < 2) return;
  for (let g = 0; g < valves.length; g += 1) {
    for (let k = 0; k < DEVICE_SLOTS.length; k += 1) {
      if (devices[k]!.spec) watchTip(valves[g]!, valves[g]!.tips[k]!, devices, k, rod, stepS, events);
    }
  }
}

function watchTip(
  valve: ValveState,
  tip: TipAtValve,
  devices: readonly Inserted[],
  k: number,
  rod: RodState,
  stepS: number,
  events: SimEvent[],
): void {
  const before = tip.place;
  tip.place = placeOf(valve, devices[k]!, rod);
  if (tip.place === 'downstream' || before === 'downstream') tip.openingAtEdge = valve.opening;
  feelTouch(valve, tip, k, rod, stepS, events);
  if (tip.place === 'away') {
    tip.cameFrom = null;
    tip.sinceTouchS = null;
  }
  const isOut = tip.place === 'downstream' || tip.place === 'upstream';
  if (isOut && tip.cameFrom === null) tip.cameFrom = tip.place as 'downstream' | 'upstream';
  rest(valve, tip, events);
  if (!isOut || before === 'away' || tip.place === tip.cameFrom) return;
  tip.cameFrom = tip.place as 'downstream' | 'upstream';
  // A tip inside another device is carried through by it, and that one has said so.
  if (isBare(devices, k)) sayCrossed(valve, tip, events);
  tip.sinceTouchS = null;
}

function sayCrossed(valve: ValveState, tip: TipAtValve, events: SimEvent[]): void {
  events.push({
    ...{ kind: 'valveCrossed', valve: valve.id, device: tip.device, opening: tip.openingAtEdge },
    ...{ peakForceN: tip.sinceTouchS === null ? 0 : tip.peakForceN, sinceTouchS: tip.sinceTouchS ?? 0 },
  });
}

function placeOf(valve: ValveState, device: Inserted, rod: RodState): TipAtValve['place'] {
  const dx = device.tipXMm - valve.xMm;
  const dy = device.tipYMm - valve.yMm;
  const dz = device.tipZMm - valve.zMm;
  const along = dx * valve.axisX + dy * valve.axisY + dz * valve.axisZ;
  const offMm = Math.sqrt(Math.max(0, dx * dx + dy * dy + dz * dz - along * along));
  if (offMm > valve.lengthMm || along < -LEFT_MM || along > valve.lengthMm + LEFT_MM) return 'away';
  const lane = rod.lane[Math.round(Math.min(rod.count - 1, nodeAtArc(rod, device.insertedMm)))]!;
  if (sideOfLane(lane, 0) === POCKET || sideOfLane(lane, 1) === POCKET) return 'pocket';
  if (along < -PASSED_MM) return 'upstream';
  return along > valve.lengthMm + PASSED_MM || (lane === 0 && along > 0) ? 'downstream' : 'between';
}

function feelTouch(
  valve: ValveState,
  tip: TipAtValve,
  k: number,
  rod: RodState,
  stepS: number,
  events: SimEvent[],
): void {
  if (tip.sinceTouchS !== null) tip.sinceTouchS += stepS;
  const isTouching = valve.forceN > TOUCH_N && valve.touchedNode >= 0 && rod.outer[valve.touchedNode] === k;
  if (isTouching && tip.sinceTouchS === null && tip.place !== 'away' && tip.place !== 'upstream') {
    tip.sinceTouchS = 0;
    tip.peakForceN = 0;
    events.push({ kind: 'valveTouched', valve: valve.id, device: tip.device });
  }
  if (isTouching) tip.peakForceN = Math.max(tip.peakForceN, valve.forceN);
}

function rest(valve: ValveState, tip: TipAtValve, events: SimEvent[]): void {
  tip.pocketTicks = tip.place === 'pocket' ? tip.pocketTicks + 1 : 0;
  if (tip.pocketTicks === POCKET_TICKS && !tip.pocketed) {
    tip.pocketed = true;
    events.push({ kind: 'valvePocketed', valve: valve.id, device: tip.device });
  }
  if (!tip.pocketed || tip.place === 'pocket') return;
  tip.pocketed = false;
  events.push({ kind: 'valveWithdrawn', valve: valve.id, device: tip.device });
}
