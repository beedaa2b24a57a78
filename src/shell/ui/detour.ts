/** Whether a tip has gone past or beside what the level asks for, or has fallen back, and how it comes right again. */
import { type Condition, type Level, type Phase, vesselsNamed } from '../../game/index.ts';
import {
  DEVICE_SLOTS,
  type DeviceSlot,
  type DeviceState,
  nearestOnAxis,
  type RouteLeg,
  type SimState,
  type Vessel,
  type VesselTree,
} from '../../sim/index.ts';
import { veinsOf } from './level-view.ts';
import { isExposed } from './tip-travel.ts';
import { goalVein, legsTo, yAt } from './way.ts';

/** How far past a mouth or a mark a tip goes before it is worth a word. @assumption one centimetre */
const PAST_MM = 10;
/** How far a tip is in a side vein before it counts: at the mouth it only hovers. @assumption */
const ASTRAY_MM = 6;
/** How far a tip may run on in a vein that some step allows and the way to the target does not use. @assumption one rib's half */
const RUN_ON_MM = 35;

export type Detour = { slot: DeviceSlot; here: Vessel } & (
  | { kind: 'past'; goal: Vessel; byMm: number; isBelow: boolean }
  /** In a vein that the way does not use: back into `trunk`, then so far up or down in it. */
  | { kind: 'astray'; goal: Vessel; trunk: Vessel; backMm: number; thenMm: number; isLower: boolean }
  /** Out of a vein again that a step before this one has brought it into. */
  | { kind: 'fallen back'; goal: Vessel }
);

interface TipPlace {
  vessels: readonly Vessel[];
  minArcMm: number;
  maxArcMm: number;
}

interface Look {
  state: SimState;
  level: Level;
  phase: Phase;
  device: DeviceState;
  /** The vein in which its tip lies. */
  here: Vessel;
}

/** The device in the hand first, then the one that leads. Null while both are on their way. */
export function findDetour(
  state: SimState,
  level: Level | null,
  phase: Phase | undefined,
  hands: DeviceSlot,
): Detour | null {
  if (!level || !phase) return null;
  const look = (device: DeviceState): Detour | null => {
    const here = state.tree.byId.get(device.tipVessel);
    const isOut = here && device.exchangingTo === undefined && isExposed(state, device);
    return isOut ? detourOf({ state, level, phase, device, here }) : null;
  };
  const inHand = look(state.devices[DEVICE_SLOTS.indexOf(hands)]);
  if (inHand) return inHand;
  const leading = leadingDevice(state);
  const ahead = look(leading);
  // How far the step itself takes that tip is told to the hand that feeds it.
  return ahead?.kind === 'past' && tipPlaces(phase.when, leading, state.tree).length > 0 ? null : ahead;
}

function leadingDevice({ devices }: SimState): DeviceState {
  return devices.reduce((far, each) => (each.spec && each.insertedMm > far.insertedMm ? each : far));
}

function detourOf(look: Look): Detour | null {
  const { state, phase, device } = look;
  const own = tipPlaces(phase.when, device, state.tree);
  if (own.length > 0) return pastMark(own, look) ?? offTheWay(look, own);
  const led = state.devices.slice(DEVICE_SLOTS.indexOf(device.slot) + 1);
  const goals = led.map((inner) => tipPlaces(phase.when, inner, state.tree)).find((places) => places.length > 0);
  return goals ? offTheWay(look, goals) : (fallenBack(look) ?? offEveryWay(look));
}

/** Where the step wants the tip of a device; nowhere if it speaks of other models of it. */
export function tipPlaces(condition: Condition, device: DeviceState, tree: VesselTree): TipPlace[] {
  switch (condition.kind) {
    case 'tipIn': {
      const { vessels: names, specs, minArcMm = 0, maxArcMm = Number.POSITIVE_INFINITY } = condition;
      const isMeant = condition.device === device.slot && (!specs || specs.includes(device.spec?.id ?? ''));
      return isMeant ? [{ vessels: allNamed(names, tree), minArcMm, maxArcMm }] : [];
    }
    case 'all':
    case 'any':
      return condition.of.flatMap((one) => tipPlaces(one, device, tree));
    case 'holdS':
      return tipPlaces(condition.that, device, tree);
    default:
      return [];
  }
}

const allNamed = (names: readonly string[], tree: VesselTree): Vessel[] =>
  names.flatMap((name) => vesselsNamed(name, tree));

/** Beyond the last place that counts, in the only vein that does. */
function pastMark(places: readonly TipPlace[], { device, here }: Look): Detour | null {
  if (places.some(({ vessels }) => vessels.some((one) => one !== here))) return null;
  const maxArcMm = Math.max(...places.map((place) => place.maxArcMm));
  const byMm = arcOf(device, here) - maxArcMm;
  if (byMm < PAST_MM / 2) return null;
  return { kind: 'past', slot: device.slot, here, goal: here, byMm, isBelow: device.tipYMm < yAt(here, maxArcMm) };
}

function offTheWay(look: Look, places: readonly TipPlace[]): Detour | null {
  const allowed = places.flatMap(({ vessels }) => vessels);
  const goal = allowed[0];
  if (!goal || allowed.includes(look.here)) return null;
  const markMm = Math.max(...places.map(({ maxArcMm }) => maxArcMm));
  const way = legsTo(look.state.tree, goal, Number.isFinite(markMm) ? markMm : 0, look.level.routes);
  const leg = way.findIndex(({ vessel }) => vessel === look.here.id);
  if (leg >= 0) return pastMouth(look, look.state.tree.byId.get(way[leg + 1]?.vessel ?? '') ?? goal, way[leg]);
  return besideTheWay(look, goal, way, ASTRAY_MM);
}

function pastMouth({ device, here }: Look, goal: Vessel, { fromArcMm, toArcMm }: RouteLeg): Detour | null {
  const byMm = (arcOf(device, here) - toArcMm) * Math.sign(toArcMm - fromArcMm);
  const isBelow = device.tipYMm < yAt(here, toArcMm);
  return byMm < PAST_MM ? null : { kind: 'past', slot: device.slot, here, goal, byMm, isBelow };
}

/** A tip of which this step says nothing belongs where the last step that spoke of it has brought it, or further. */
function fallenBack(look: Look): Detour | null {
  const { state, level, phase, device, here } = look;
  const before = level.phases.slice(0, level.phases.indexOf(phase)).reverse();
  const places = before.map((one) => tipPlaces(one.when, device, state.tree)).find((found) => found.length > 0) ?? [];
  const won = places.flatMap(({ vessels }) => vessels);
  if (!won[0] || [...won, ...allNamed(veinsOf(phase.when), state.tree)].includes(here)) return null;
  const way = legsTo(state.tree, won[0], 0, level.routes);
  const leg = way.findIndex(({ vessel }) => vessel === here.id);
  if (leg < 0) return null;
  const goal = state.tree.byId.get(way[leg + 1]?.vessel ?? '') ?? won[0];
  return pastMouth(look, goal, way[leg]) ?? { kind: 'fallen back', slot: device.slot, here, goal };
}

/** In a vein that no step of the level speaks of and the way to its target does not use, or far out along one. */
function offEveryWay(look: Look): Detour | null {
  const { level, phase, here, state } = look;
  const target = goalVein(level.target, state.tree);
  if (!target) return null;
  const way = legsTo(state.tree, target, target.lengthMm, level.routes);
  if (way.some(({ vessel }) => vessel === here.id)) return null;
  const named = allNamed(
    level.phases.flatMap(({ when }) => veinsOf(when)),
    state.tree,
  );
  const wanted = allNamed(veinsOf(phase.when), state.tree).find(
    (one) => one.level !== null && way.some(({ vessel }) => vessel === one.id),
  );
  return besideTheWay(look, wanted ?? null, way, named.includes(here) ? RUN_ON_MM : ASTRAY_MM);
}

/** Back along the device itself, which may have come another way than the shortest. */
function besideTheWay(look: Look, wanted: Vessel | null, way: RouteLeg[], leastMm: number): Detour | null {
  const left = whereItLeft(look, way);
  if (!left || left.backMm < leastMm) return null;
  const { trunk, backMm, atMm, leg } = left;
  const goal = wanted ?? trunk;
  // Along the goal itself a way may end anywhere; only a mark says where.
  const isThere = goal === trunk && (wanted === null || leg.toArcMm === 0);
  const wantedMm = isThere ? atMm : leg.toArcMm;
  const isLower = yAt(trunk, wantedMm) < yAt(trunk, atMm);
  const { slot } = look.device;
  return { kind: 'astray', slot, here: look.here, goal, trunk, backMm, thenMm: Math.abs(wantedMm - atMm), isLower };
}

function whereItLeft({ state: { rod, tree }, device }: Look, way: readonly RouteLeg[]) {
  for (let node = rod.count - 1; node >= 0; node--) {
    const trunk = rod.arcMm[node] <= device.insertedMm ? tree.vessels[rod.vessel[node]] : undefined;
    const leg = way.find(({ vessel }) => vessel === trunk?.id);
    if (!trunk || !leg) continue;
    const atMm = nearestOnAxis(trunk, [rod.xMm[node], rod.yMm[node], rod.zMm[node]]).arcMm;
    return { trunk, leg, atMm, backMm: device.insertedMm - rod.arcMm[node] };
  }
  return null;
}

const arcOf = ({ tipXMm, tipYMm, tipZMm }: DeviceState, vessel: Vessel): number =>
  nearestOnAxis(vessel, [tipXMm, tipYMm, tipZMm]).arcMm;
