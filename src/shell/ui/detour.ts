/** Whether the tip in the hand has gone past or beside what the present step asks for, and how it comes back. */
import type { Condition, Phase } from '../../game/index.ts';
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
import { isExposed } from './tip-travel.ts';
import { countCommon, legsTo, yAt } from './way.ts';

/** How far past a mouth or a mark a tip goes before it is worth a word. @assumption one centimetre */
const PAST_MM = 10;
/** How far a tip is in a side vein before it counts: at the mouth it only hovers. @assumption */
const ASTRAY_MM = 6;

export type Detour =
  /** In the right trunk, but beyond the place where the way leaves it or the step ends. */
  | { kind: 'past'; here: Vessel; goal: Vessel; byMm: number; isBelow: boolean }
  /** In a vein that the way does not use: back into `trunk`, then so far up or down in it. */
  | { kind: 'astray'; here: Vessel; goal: Vessel; trunk: Vessel; backMm: number; thenMm: number; isLower: boolean };

interface TipPlace {
  vessels: readonly Vessel[];
  maxArcMm: number;
}

/** Null while the tip is on its way, or the step does not say where it belongs. */
export function findDetour(state: SimState, phase: Phase | undefined, slot: DeviceSlot): Detour | null {
  const device = state.devices[DEVICE_SLOTS.indexOf(slot)];
  const here = state.tree.byId.get(device.tipVessel);
  if (!phase || !here || device.exchangingTo !== undefined || !isExposed(state, device)) return null;
  const own = tipPlaces(phase.when, device, state.tree);
  if (own.length > 0) return pastMark(own, device, here) ?? offTheWay(state, device, here, own, true);
  const led = state.devices.slice(DEVICE_SLOTS.indexOf(slot) + 1);
  const goals = led.map((inner) => tipPlaces(phase.when, inner, state.tree)).find((places) => places.length > 0);
  return goals ? offTheWay(state, device, here, goals, false) : null;
}

/** Where the step wants the tip of a device; nowhere if it speaks of other models of it. */
function tipPlaces(condition: Condition, device: DeviceState, tree: VesselTree): TipPlace[] {
  switch (condition.kind) {
    case 'tipIn': {
      const { vessels: names, specs, maxArcMm = Number.POSITIVE_INFINITY } = condition;
      const isMeant = condition.device === device.slot && (!specs || specs.includes(device.spec?.id ?? ''));
      const vessels = names.flatMap((name) => tree.vessels.filter(({ id }) => fits(id, name)));
      return isMeant ? [{ vessels, maxArcMm }] : [];
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

/** `fp_r_t8_*` is every strand of that plexus. */
const fits = (id: string, name: string): boolean =>
  name.endsWith('*') ? id.startsWith(name.slice(0, -1)) : id === name;

/** Beyond the last place that counts, in the only vein that does. */
function pastMark(places: readonly TipPlace[], device: DeviceState, here: Vessel): Detour | null {
  if (places.some(({ vessels }) => vessels.some((one) => one !== here))) return null;
  const maxArcMm = Math.max(...places.map((place) => place.maxArcMm));
  const byMm = arcOf(device, here) - maxArcMm;
  if (byMm < PAST_MM / 2) return null;
  return { kind: 'past', here, goal: here, byMm, isBelow: device.tipYMm < yAt(here, maxArcMm) };
}

function offTheWay(
  { tree }: SimState,
  device: DeviceState,
  here: Vessel,
  places: readonly TipPlace[],
  sideVeinsToo: boolean,
): Detour | null {
  const allowed = places.flatMap(({ vessels }) => vessels);
  const goal = allowed[0];
  if (!goal || allowed.includes(here)) return null;
  const markMm = Math.max(...places.map(({ maxArcMm }) => maxArcMm));
  const way = legsTo(tree, goal, Number.isFinite(markMm) ? markMm : 0);
  const legs = legsTo(tree, here, arcOf(device, here));
  const leg = way.findIndex(({ vessel }) => vessel === here.id);
  if (leg >= 0) return pastMouth(device, here, tree.byId.get(way[leg + 1]?.vessel ?? '') ?? goal, way[leg]);
  return sideVeinsToo ? besideTheWay(tree, here, goal, legs, way) : null;
}

function pastMouth(device: DeviceState, here: Vessel, goal: Vessel, { fromArcMm, toArcMm }: RouteLeg): Detour | null {
  const byMm = (arcOf(device, here) - toArcMm) * Math.sign(toArcMm - fromArcMm);
  return byMm < PAST_MM ? null : { kind: 'past', here, goal, byMm, isBelow: device.tipYMm < yAt(here, toArcMm) };
}

function besideTheWay(tree: VesselTree, here: Vessel, goal: Vessel, legs: RouteLeg[], way: RouteLeg[]): Detour | null {
  const common = countCommon(legs, way);
  const trunk = tree.byId.get(legs[common - 1]?.vessel ?? '');
  if (!trunk) return null;
  const backMm = legs.slice(common).reduce((sum, leg) => sum + Math.abs(leg.toArcMm - leg.fromArcMm), 0);
  if (backMm < ASTRAY_MM) return null;
  const [leftAtMm, wantedMm] = [legs[common - 1].toArcMm, way[common - 1].toArcMm];
  const isLower = yAt(trunk, wantedMm) < yAt(trunk, leftAtMm);
  return { kind: 'astray', here, goal, trunk, backMm, thenMm: Math.abs(wantedMm - leftAtMm), isLower };
}

const arcOf = ({ tipXMm, tipYMm, tipZMm }: DeviceState, vessel: Vessel): number =>
  nearestOnAxis(vessel, [tipXMm, tipYMm, tipZMm]).arcMm;
