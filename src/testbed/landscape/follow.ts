import { TICKS_PER_S } from '../../sim/index.ts';
import { act, deviceOf, type Operator } from './hands.ts';
import type { Follow } from './landscape.ts';
import { TRUNKS } from './way.ts';

/**
 * What the wire in a mouth is worth: the microcatheter follows it around the vertebral body to the foraminal junction, then
 * wire and microcatheter are pushed on along the rib, and the guide must stay where it was parked. One rule for all levels.
 */

/** A guide that moves further while an inner device is fed is no longer parked, mm. @assumption what the trainer's score for stability calls drift */
const PARKED_WITHIN_MM = 2;
/** Microcatheter that is pushed towards the junction before it is given up, mm. @assumption twice a right paraspinal vein */
const FOLLOWED_MOST_MM = 60;
/** Wire, then microcatheter, that are pushed on along the rib, mm. @assumption over half of the 50 mm in which the tip runs sideways again */
const PUSHED_ON_MM = 30;
/** A microcatheter that is still there after so much more is held for good, mm. @assumption three times the way along the rib */
const PUSHED_MOST_MM = 150;
/** A quiet hand, mm/s. @assumption */
const SPEED_MM_PER_S = 12;

/** Let the microcatheter follow the wire that has just found the right vein of a level. */
export function followWire(operator: Operator, level: string): Follow {
  const follow: Follow = { reached: false, kept: false, guideDriftMm: 0, pushN: 0, lostAtMm: 0 };
  const parkedMm = guideTip(operator);
  const feed = (device: 'microcatheter' | 'wire', mostMm: number, until = () => false): number => {
    const distanceMm = SPEED_MM_PER_S / TICKS_PER_S;
    let fedMm = 0;
    for (; fedMm < mostMm && !until(); fedMm += distanceMm) {
      act(operator, [{ kind: 'push', device, distanceMm }]);
      follow.guideDriftMm = Math.max(follow.guideDriftMm, distance(guideTip(operator), parkedMm));
      follow.pushN = Math.max(follow.pushN, pushAtMouthN(operator));
    }
    return fedMm;
  };
  const isHeld = (): boolean => isParked(operator, parkedMm) && isPastJunction(operator, level);
  feed('microcatheter', FOLLOWED_MOST_MM, () => isPastJunction(operator, level));
  follow.reached = isPastJunction(operator, level);
  if (!follow.reached) return follow;
  feed('wire', PUSHED_ON_MM);
  feed('microcatheter', PUSHED_ON_MM);
  follow.kept = follow.guideDriftMm <= PARKED_WITHIN_MM && isHeld();
  if (!follow.kept) return { ...follow, lostAtMm: PUSHED_ON_MM };
  // What it takes to lose it is measured on its own: drift and push are those of the work itself.
  const done = { ...follow };
  const moreMm = feed('microcatheter', PUSHED_MOST_MM, () => !isHeld());
  return { ...done, lostAtMm: moreMm < PUSHED_MOST_MM ? PUSHED_ON_MM + moreMm : null };
}

/** The guide lies in the trunks, where it was parked. */
function isParked(operator: Operator, parkedMm: readonly number[]): boolean {
  const isNear = distance(guideTip(operator), parkedMm) <= PARKED_WITHIN_MM;
  return isNear && TRUNKS.includes(deviceOf(operator, 'guide').tipVessel);
}

/** The microcatheter's tip is in the vein along the rib, or in the foraminal veins. */
function isPastJunction(operator: Operator, level: string): boolean {
  const { id, side, level: at, group } = operator.sim.tree.byId.get(deviceOf(operator, 'microcatheter').tipVessel)!;
  return side === 'right' && at === level && (group === 'foraminal' || id.startsWith('ic_'));
}

function guideTip(operator: Operator): readonly [number, number, number] {
  const { tipXMm, tipYMm, tipZMm } = deviceOf(operator, 'guide');
  return [tipXMm, tipYMm, tipZMm];
}

function distance(a: readonly number[], b: readonly number[]): number {
  return Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!, a[2]! - b[2]!);
}

function pushAtMouthN({ sim }: Operator): number {
  const microcatheter = sim.devices.findIndex(({ slot }) => slot === 'microcatheter');
  return sim.rod.segments.find(({ device }) => device === microcatheter)?.axialN ?? 0;
}
