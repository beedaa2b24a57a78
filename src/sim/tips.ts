import type { SimEvent } from './events.ts';
import { isBare } from './hubs-order.ts';
import { nodeAtArc, type RodState } from './physics/index.ts';
import type { DeviceState, SimState } from './state.ts';

/** A tip is in a new vessel once it has been there for this many ticks: at a mouth it may hover. @assumption a tenth of a second */
const ENTERED_TICKS = 6;
/** A tip that moves further within about 0.1 s, and no hand fed that much, has jumped, mm. @assumption twice the width of a segmental vein: nobody overlooks it */
const JUMP_MM = 5;
/** What is left of a move after a tick: it counts for about a tenth of a second. */
const JUMP_FADE = Math.exp(-1 / 6);
/** Reach of a turned tip about its shaft, mm: turning by 1 rad may move it this far. @assumption longest angled leg */
const TURNED_LEG_MM = 12;

/** Where each device's tip is, from the rod. */
export function readTips(state: SimState): void {
  const { rod } = state;
  for (const device of state.devices) {
    if (!device.spec) continue;
    const at = tipNode(rod, device);
    const low = Math.max(0, Math.min(Math.floor(at), rod.count - 2));
    const part = at - low;
    const x = rod.xMm[low]! + part * (rod.xMm[low + 1]! - rod.xMm[low]!);
    const y = rod.yMm[low]! + part * (rod.yMm[low + 1]! - rod.yMm[low]!);
    const z = rod.zMm[low]! + part * (rod.zMm[low + 1]! - rod.zMm[low]!);
    const moved = Math.hypot(x - device.tipXMm, y - device.tipYMm, z - device.tipZMm);
    device.jumpMm = JUMP_FADE * device.jumpMm + moved;
    device.tipXMm = x;
    device.tipYMm = y;
    device.tipZMm = z;
  }
}

/** Fractional node number of a device's tip; the sheath's exit while nothing is out. */
export function tipNode(rod: RodState, { insertedMm }: DeviceState): number {
  return rod.count < 2 ? 0 : Math.min(rod.count - 1, nodeAtArc(rod, insertedMm));
}

/** Vessels entered and stored bend let go. */
export function trackTips(state: SimState, events: SimEvent[]): void {
  for (const device of state.devices) {
    if (!device.spec || device.insertedMm <= 0) continue;
    enterVessel(state, device, events);
    noticeJump(state, device, events);
  }
}

function enterVessel(state: SimState, device: DeviceState, events: SimEvent[]): void {
  const index = state.rod.vessel[Math.round(tipNode(state.rod, device))]!;
  const vessel = state.tree.vessels[index]?.id ?? device.tipVessel;
  device.tipVesselTicks = vessel === device.tipVessel ? 0 : device.tipVesselTicks + 1;
  if (device.tipVesselTicks < ENTERED_TICKS) return;
  // A tip inside another device is where that device is; it enters nothing itself.
  if (isBare(state.devices, state.devices.indexOf(device)))
    events.push({ kind: 'branchEntered', device: device.slot, vessel, from: device.tipVessel });
  device.tipVessel = vessel;
  device.tipVesselTicks = 0;
}

function noticeJump(state: SimState, device: DeviceState, events: SimEvent[]): void {
  const fed = state.devices.reduce((sum, each) => sum + Math.abs(each.fedMm), 0);
  device.jumpMm = Math.max(
    0,
    device.jumpMm - fed - TURNED_LEG_MM * Math.abs(device.hubRollRad - device.tipRollRad) * 0.1,
  );
  if (device.jumpMm <= JUMP_MM) return;
  events.push({ kind: 'tipJumped', device: device.slot, distanceMm: device.jumpMm });
  device.jumpMm = 0;
}
