/**
 * Whether what is fed at the hub comes out at the tip. On the picture a tip may stand still for three reasons: it runs
 * along the beam, it is held, or it is not on the picture at all; each asks for something else.
 */
import {
  aimFrame,
  DEVICE_SLOTS,
  type DeviceSlot,
  type DeviceState,
  nearestOnAxis,
  projectToPlane,
  type SimState,
  type Vessel,
} from '../../sim/index.ts';

/** Feed over which a tip is judged. @assumption half a centimetre at the hub makes a stall visible */
const JUDGED_FEED_MM = 5;
/** A tip that really moves makes at least this share of what is fed. @assumption slack in the curves takes the rest */
const TRAVELS = 0.6;
/** One that makes less than this is held. @assumption */
const HELD = 0.25;
/** A tip that is seen to move at less than half its feed speed stalls. @assumption foreshortened by more than 60° */
const SEEN = 0.5;

type Verdict = 'free' | 'along the beam' | 'held' | 'out of the field';

export interface TipTravel {
  slot: DeviceSlot | null;
  fedMm: number;
  fromMm: [number, number, number];
  verdict: Verdict;
}

export function freshTravel(): TipTravel {
  return { slot: null, fedMm: 0, fromMm: [0, 0, 0], verdict: 'free' };
}

/** Look after each tick at the device in the hand. A verdict stands until the next one, a pull or another device. */
export function followTip(travel: TipTravel, state: SimState, slot: DeviceSlot): void {
  const device = state.devices[DEVICE_SLOTS.indexOf(slot)];
  const verdict = standing(travel, state, device);
  if (verdict) begin(travel, device, verdict);
  else travel.fedMm += device.fedMm;
  if (travel.fedMm >= JUDGED_FEED_MM) begin(travel, device, judge(travel, state, device));
}

/** What can be said without a push; null while one is being measured. */
function standing({ slot, verdict }: TipTravel, state: SimState, device: DeviceState): Verdict | null {
  if (slot !== device.slot || device.fedMm < 0 || !isExposed(state, device)) return 'free';
  if (!isInField(state, device)) return 'out of the field';
  return verdict === 'out of the field' ? 'free' : null;
}

function begin(travel: TipTravel, { slot, tipXMm, tipYMm, tipZMm }: DeviceState, verdict: Verdict): void {
  Object.assign(travel, { slot, fedMm: 0, fromMm: [tipXMm, tipYMm, tipZMm], verdict });
}

function judge({ fedMm, fromMm }: TipTravel, { beam }: SimState, { tipXMm, tipYMm, tipZMm }: DeviceState): Verdict {
  const moved = [tipXMm - fromMm[0], tipYMm - fromMm[1], tipZMm - fromMm[2]];
  const { along } = aimFrame(beam);
  const movedMm = Math.hypot(...moved);
  const deepMm = moved[0] * along[0] + moved[1] * along[1] + moved[2] * along[2];
  const seenMm = Math.sqrt(Math.max(0, movedMm ** 2 - deepMm ** 2));
  if (movedMm < HELD * fedMm) return 'held';
  return movedMm >= TRAVELS * fedMm && seenMm < SEEN * fedMm ? 'along the beam' : 'free';
}

/** A tip inside another device is not seen, and goes where that device does. */
export function isExposed({ devices }: SimState, device: DeviceState): boolean {
  if (!device.spec || device.insertedMm <= 0) return false;
  const outer = devices.slice(0, DEVICE_SLOTS.indexOf(device.slot));
  return outer.every(({ spec, insertedMm }) => !spec || insertedMm < device.insertedMm);
}

function isInField({ beam }: SimState, device: DeviceState): boolean {
  const { right, up } = placeOnPicture(beam, device);
  return Math.max(Math.abs(right), Math.abs(up)) < beam.fieldMm / 2;
}

/** Where a tip is seen, mm from the middle of the field in the plane of the isocentre. */
export function placeOnPicture(beam: SimState['beam'], { tipXMm, tipYMm, tipZMm }: DeviceState) {
  const [right, up] = projectToPlane(aimFrame(beam), tipXMm, tipYMm, tipZMm, [0, 0, 0]);
  return { right, up };
}

interface Stretch {
  /** How far the vein still runs along the beam from the tip on, mm. */
  lengthMm: number;
  backwards: boolean;
}

/** What is left of the stretch along the beam, in the direction in which the tip points. Null where it has ended. */
export function stretchAhead(state: SimState, { tipVessel, tipXMm, tipYMm, tipZMm }: DeviceState): Stretch | null {
  const vessel = state.tree.byId.get(tipVessel);
  if (!vessel) return null;
  const { arcMm } = nearestOnAxis(vessel, [tipXMm, tipYMm, tipZMm]);
  const { along } = aimFrame(state.beam);
  const step = pointsAlong(state, vessel, arcMm);
  let [lengthMm, backwards] = [0, false];
  for (let i = elementAt(vessel, arcMm); i >= 0 && i + 1 < vessel.arcMm.length; i += step) {
    const axis = axisOf(vessel, i);
    const deep = Math.abs(axis[0] * along[0] + axis[1] * along[1] + axis[2] * along[2]);
    if (Math.sqrt(Math.max(0, 1 - deep * deep)) > SEEN) break;
    if (lengthMm === 0) backwards = step * axis[2] < 0;
    lengthMm = Math.abs(vessel.arcMm[step > 0 ? i + 1 : i] - arcMm);
  }
  return lengthMm > 0 ? { lengthMm, backwards } : null;
}

function elementAt({ arcMm }: Vessel, atMm: number): number {
  const next = arcMm.findIndex((arc) => arc > atMm);
  return next < 0 ? arcMm.length - 2 : Math.max(0, next - 1);
}

/** +1 where the rod's end runs along the vein's points, −1 against them. */
function pointsAlong({ rod }: SimState, vessel: Vessel, arcMm: number): 1 | -1 {
  const last = rod.count - 1;
  const axis = axisOf(vessel, elementAt(vessel, arcMm));
  const from = Math.max(0, last - 3);
  const dot =
    (rod.xMm[last] - rod.xMm[from]) * axis[0] +
    (rod.yMm[last] - rod.yMm[from]) * axis[1] +
    (rod.zMm[last] - rod.zMm[from]) * axis[2];
  return dot < 0 ? -1 : 1;
}

function axisOf({ pointsMm }: Vessel, i: number): [number, number, number] {
  const [x, y, z] = [0, 1, 2].map((k) => pointsMm[3 * i + 3 + k] - pointsMm[3 * i + k]);
  const length = Math.hypot(x, y, z) || 1;
  return [x / length, y / length, z / length];
}
