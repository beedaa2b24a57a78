/** Whether the devices of a level's start exist, fit into each other and into the route they lie along. */
import * as v from 'valibot';
import {
  checkAccess,
  DEVICE_SLOTS,
  type DeviceSpec,
  fitsInto,
  longestInserted,
  type Problem,
} from '../../sim/index.ts';
import { checkDevice, unknownVessel } from './check-names.ts';
import { meet, sayMeetings } from './meet.ts';
import { itemsOf, type Part, repeatsOf, valueAt } from './parts.ts';
import type { LevelWorld } from './world.ts';

const placed = v.object({ slot: v.string(), spec: v.string(), insertedMm: v.number() });
type Placed = v.InferOutput<typeof placed>;

export function checkStart(raw: unknown, world: LevelWorld): Problem[] {
  const devices = itemsOf(valueAt(raw, 'start', 'devices'), 'start.devices', placed);
  const route = itemsOf(valueAt(raw, 'start', 'route'), 'start.route', v.string());
  const allowed = itemsOf(valueAt(raw, 'devices'), 'devices', v.string()).map(({ value }) => value);
  return [
    ...devices.flatMap((part) => checkPlaced(part, world, allowed)),
    ...repeatsOf(devices, ({ slot }) => slot).map(({ at, value }) => {
      return { code: 'duplicateSlot', at: `${at}.slot`, say: `Two devices cannot both be the ${value.slot}.` };
    }),
    ...checkFit(devices, world),
    ...checkHubs(devices, world),
    ...checkRoute(route, world),
    ...checkReach(devices, route, world),
  ];
}

function checkPlaced({ at, value }: Part<Placed>, world: LevelWorld, allowed: readonly string[]): Problem[] {
  const spec = world.devices.get(value.spec);
  if (!spec) return checkDevice({ at: `${at}.spec`, value: value.spec }, world);
  const problems: Problem[] = [];
  if (spec.slot !== value.slot) {
    const say = `"${spec.id}" is a ${spec.slot}; it cannot be the ${value.slot}.`;
    problems.push({ code: 'wrongSlot', at: `${at}.slot`, say });
  }
  if (value.insertedMm > spec.lengthMm) {
    const say = `"${spec.id}" is ${spec.lengthMm} mm long; ${value.insertedMm} mm of it cannot be inserted.`;
    problems.push({ code: 'tooLong', at: `${at}.insertedMm`, say });
  }
  if (!allowed.includes(spec.id)) {
    const say = `"${spec.id}" is in the patient at the start, but not among the devices of the level.`;
    problems.push({ code: 'deviceNotAllowed', at: `${at}.spec`, say });
  }
  return problems;
}

interface Known {
  at: string;
  spec: DeviceSpec;
  insertedMm: number;
}

/** The devices that the catalogue has, outermost first. */
function stackUp(devices: readonly Part<Placed>[], world: LevelWorld): Known[] {
  return devices
    .flatMap(({ at, value: { spec: id, insertedMm } }) => {
      const spec = world.devices.get(id);
      return spec ? [{ at, spec, insertedMm }] : [];
    })
    .sort((a, b) => DEVICE_SLOTS.indexOf(a.spec.slot) - DEVICE_SLOTS.indexOf(b.spec.slot));
}

/** Every device has to slide in the lumen of the next one outside it; nothing slides in a second one of the same place. */
function checkFit(devices: readonly Part<Placed>[], world: LevelWorld): Problem[] {
  const stack = stackUp(devices, world);
  return stack
    .slice(1)
    .flatMap(({ at, spec }, i) =>
      isTwin(spec, stack[i]!.spec) || fitsInto(spec, stack[i]!.spec) ? [] : [misfit(at, spec, stack[i]!.spec)],
    );
}

const isTwin = (a: DeviceSpec, b: DeviceSpec): boolean => a.slot === b.slot;

function misfit(at: string, inner: DeviceSpec, outer: DeviceSpec): Problem {
  const sizes = `${(2 * inner.outerRadiusMm).toFixed(2)} mm against ${(2 * outer.innerRadiusMm).toFixed(2)} mm`;
  return { code: 'doesNotFit', at: `${at}.spec`, say: `"${inner.id}" does not fit into "${outer.id}" (${sizes}).` };
}

/** Every device ends in a haemostatic valve outside the sheath, and its hub behind the hubs of those around it. */
function checkHubs(devices: readonly Part<Placed>[], world: LevelWorld): Problem[] {
  const stack = stackUp(devices, world);
  return stack.flatMap((inner, k) => {
    const at = `${inner.at}.insertedMm`;
    const aloneMm = longestInserted([inner], 0);
    if (inner.insertedMm > inner.spec.lengthMm) return [];
    if (inner.insertedMm > aloneMm) {
      const say = `"${inner.spec.id}" leaves no room for its haemostatic valve; at most ${aloneMm} mm of it go in.`;
      return [{ code: 'noRoomForValve', at, say }];
    }
    const outer = stack
      .slice(0, k)
      .find((each) => !isTwin(each.spec, inner.spec) && inner.insertedMm > longestInserted([each, inner], 1));
    if (!outer) return [];
    const mostMm = longestInserted([outer, inner], 1);
    const say = `The hub of "${inner.spec.id}" would lie inside that of "${outer.spec.id}"; here at most ${mostMm} mm of it go in.`;
    return [{ code: 'hubsOutOfOrder', at, say }];
  });
}

function checkRoute(route: readonly Part<string>[], { tree }: LevelWorld): Problem[] {
  const problems = route.filter(({ value }) => !tree.byId.has(value)).map((part) => unknownVessel(part, tree));
  if (route[0] && tree.byId.has(route[0].value)) problems.push(...checkAccess(route[0].value, route[0].at));
  route.slice(1).forEach(({ at, value }, i) => {
    const [before, after] = [tree.byId.get(route[i]!.value), tree.byId.get(value)];
    if (!before || !after || meet(before, after)) return;
    problems.push({
      code: 'routeBroken',
      at,
      say: `"${before.id}" does not lead into "${after.id}"; ${sayMeetings(after, tree)}`,
    });
  });
  return problems;
}

/** Whether the route is long enough for what lies along it. Its length is that of the whole vessels, a generous measure. */
function checkReach(devices: readonly Part<Placed>[], route: readonly Part<string>[], { tree }: LevelWorld): Problem[] {
  const vessels = route.map(({ value }) => tree.byId.get(value));
  if (vessels.length === 0 || vessels.includes(undefined)) return [];
  const routeMm = vessels.reduce((sum, vessel) => sum + vessel!.lengthMm, 0);
  return devices
    .filter(({ value }) => value.insertedMm > routeMm)
    .map(({ at, value }) => {
      const say = `The route is ${routeMm.toFixed(0)} mm long; ${value.insertedMm} mm of device do not lie along it.`;
      return { code: 'routeTooShort', at: `${at}.insertedMm`, say };
    });
}
