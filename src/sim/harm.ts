/** What a tip or a syringe does to a vein that takes no more: a hole, and blood that runs out of it. */
import { nearestOnAxis } from './anatomy/index.ts';
import type { DeviceSlot } from './commands.ts';
import type { SimEvent } from './events.ts';
import { openLeak, transmuralMmHg, wallOf } from './flow/index.ts';
import { isBare } from './hubs-order.ts';
import type { DeviceState, SimState } from './state.ts';
import { tipNode } from './tips.ts';

/** Shear stress at which a blunt tip punches through a vein's wall, MPa. @assumption 0.7: between sharp needles through membranes (0.1 N) and cannulas through skin and vein (1 to 4 N) */
const PUNCH_MPA = 0.7;
/** Angle between tip and wall below which it only glides along, rad. @assumption around the 40° above which perforation is clearly likelier (Gravenstein N, Blackshear RH, J Clin Monit 1991) */
const GLIDES_RAD = (20 * Math.PI) / 180;
/** Angle from which its whole force counts, rad. @assumption as before */
const FULL_RAD = (60 * Math.PI) / 180;
/** A tip must press so hard for as many ticks. @assumption a twentieth of a second: no mere touch */
const PUNCH_TICKS = 3;
/** Holes closer than this are one, mm. @assumption about a vein's width */
const SAME_HOLE_MM = 3;
/** Hole that a burst capillary wall leaves, mm. @assumption a drop in some seconds */
const SEEP_RADIUS_MM = 0.15;
/** A vein must be overfilled for as many ticks. @assumption a fifth of a second */
const SEEP_TICKS = 12;

/** After rod and blood have moved. */
export function stepHarm(state: SimState, events: SimEvent[]): void {
  for (let k = 0; k < state.devices.length; k += 1) {
    const device = state.devices[k]!;
    if (!device.spec || device.insertedMm <= 0) continue;
    const ratio = isBare(state.devices, k) && !state.rod.ranOut ? punchRatio(state, device) : 0;
    device.punchTicks = ratio > 1 ? device.punchTicks + 1 : 0;
    if (device.punchTicks === PUNCH_TICKS) perforate(state, device, events);
  }
  const { order } = state.injector;
  const over = order ? overfilledPart(state) : -1;
  state.injector.seepTicks = over >= 0 ? state.injector.seepTicks + 1 : 0;
  if (order && state.injector.seepTicks === SEEP_TICKS) seep(state, over, order.device, events);
}

/** Force with which a tip punches at the wall over that which the wall stands; 1 and more goes through. */
export function punchRatio({ rod, tree, patient: { circulation } }: SimState, device: DeviceState): number {
  const node = Math.max(1, Math.round(tipNode(rod, device)));
  const vessel = tree.vessels[rod.vessel[node]!];
  if (!vessel || rod.count < 2) return 0;
  const x = rod.xMm[node]! - rod.xMm[node - 1]!;
  const y = rod.yMm[node]! - rod.yMm[node - 1]!;
  const z = rod.zMm[node]! - rod.zMm[node - 1]!;
  const into = -(x * rod.normalX[node]! + y * rod.normalY[node]! + z * rod.normalZ[node]!);
  const sine = into / Math.sqrt(x * x + y * y + z * z);
  if (sine < Math.sin(GLIDES_RAD)) return 0;
  const punchN = rod.wallForceN[node]! * Math.min(1, sine / Math.sin(FULL_RAD));
  const { thicknessMm } = wallOf(vessel, circulation.physiology.walls);
  return punchN / (PUNCH_MPA * 2 * Math.PI * device.spec!.outerRadiusMm * thicknessMm);
}

function perforate(state: SimState, device: DeviceState, events: SimEvent[]): void {
  const { rod, tree, patient, flow } = state;
  const node = Math.max(1, Math.round(tipNode(rod, device)));
  const vessel = tree.vessels[rod.vessel[node]!]!;
  const { arcMm } = nearestOnAxis(vessel, [device.tipXMm, device.tipYMm, device.tipZMm]);
  const hole = { vessel: vessel.index, arcMm, holeRadiusMm: device.spec!.outerRadiusMm };
  if (openLeak(patient.circulation, flow, hole, SAME_HOLE_MM)?.isNew)
    events.push({ kind: 'veinPerforated', device: device.slot, vessel: vessel.id, forceN: rod.wallForceN[node]! });
}

/** The first part of the injection whose vein is filled beyond what its wall holds; −1 if none is. */
function overfilledPart({ patient: { circulation }, flow }: SimState): number {
  const { parts } = flow.injection;
  const { seepsMmHg } = circulation.network;
  for (let k = 0; k < parts.count; k += 1) {
    const { piece } = parts.rows[k]!;
    if (transmuralMmHg(circulation, flow, piece) > seepsMmHg[piece]!) return k;
  }
  return -1;
}

function seep(state: SimState, part: number, device: DeviceSlot, events: SimEvent[]): void {
  const { tree, patient, flow } = state;
  const { network } = patient.circulation;
  const { piece } = flow.injection.parts.rows[part]!;
  const arcMm = 0.5 * (network.pieceFromArcMm[piece]! + network.pieceToArcMm[piece]!);
  const hole = { vessel: network.pieceVessel[piece]!, arcMm, holeRadiusMm: SEEP_RADIUS_MM };
  if (openLeak(patient.circulation, flow, hole, SAME_HOLE_MM)?.isNew)
    events.push({ kind: 'contrastExtravasated', device, vessel: tree.vessels[hole.vessel]!.id });
}
