/** A wire before a valve of the azygos arch, and an eye on the cusps. */
import {
  createSim,
  type DeviceSlot,
  type SimCommand,
  type SimEvent,
  type SimSetup,
  type SimState,
  stepSim,
  type ValveRow,
  type VesselTree,
} from '../../../src/sim/index.ts';
import { treeFromArch } from '../../../src/testbed/landscape/index.ts';

const tree = treeFromArch();
export const VALVE: ValveRow = { vessel: 'az_arch', atMm: 28, acrossDeg: 0 };
export const WIRE: SimSetup['devices'] = [{ slot: 'wire', spec: 'wire-035', insertedMm: 6, rollRad: 0 }];

/** A wire that looks away from the superior intercostal vein. */
export const DOWN_THE_ARCH: SimSetup['devices'] = [{ slot: 'wire', spec: 'wire-035', insertedMm: 6, rollRad: 1 }];

export function atArch(setup: Partial<SimSetup> = {}): SimState {
  return createSim({ seed: 1, tree, route: ['az_arch', 'azygos'], devices: WIRE, valves: [VALVE], ...setup });
}

/** Ticks with the same commands. @returns what was reported */
export function run(sim: SimState, ticks: number, commands: readonly SimCommand[] = []): SimEvent[] {
  const events: SimEvent[] = [];
  for (let tick = 0; tick < ticks; tick += 1) events.push(...stepSim(sim, commands));
  return events;
}

export const push = (device: DeviceSlot, distanceMm: number): SimCommand => ({ kind: 'push', device, distanceMm });

export const kindsOf = (events: readonly SimEvent[]): string[] => events.map(({ kind }) => kind);

/** A place in the valve's plane: along the cusp from its hinge, and off its face into the pocket, mm. */
interface OnCusp {
  alongMm: number;
  offMm: number;
  outside: boolean;
}

/** A device indents a wall by less, mm: further out is tissue, or a branch. */
const WALL_MM = 1.9;

function onCusp({ rod, valves }: SimState, v: number, k: 0 | 1, i: number): OnCusp {
  const valve = valves[v]!;
  const [x, y, z] = [rod.xMm[i]! - valve.xMm, rod.yMm[i]! - valve.yMm, rod.zMm[i]! - valve.zMm];
  const along = x * valve.axisX + y * valve.axisY + z * valve.axisZ;
  const across = x * valve.acrossX + y * valve.acrossY + z * valve.acrossZ;
  const aside = Math.sqrt(Math.max(0, x * x + y * y + z * z - along * along - across * across));
  const { turnRad } = valve.cusps[k];
  const height = valve.radiusMm - (k === 0 ? across : -across);
  return {
    alongMm: along * Math.cos(turnRad) + height * Math.sin(turnRad),
    offMm: along * Math.sin(turnRad) - height * Math.cos(turnRad),
    outside: Math.hypot(across, aside) > valve.radiusMm + WALL_MM || along > 3 * valve.lengthMm,
  };
}

/**
 * How far from its free edge the devices' axis cuts through a cusp that is not torn, mm; 0 = nowhere. A device between the
 * cusps that lies on the wall lies on the hinge as well: the last of the cusp counts for devices that come from its pocket.
 */
export function deepestCut(sim: SimState): number {
  let deepest = 0;
  sim.valves.forEach((valve, v) => {
    for (const k of [0, 1] as const) if (!valve.cusps[k].torn) deepest = Math.max(deepest, cutOf(sim, v, k));
  });
  return deepest;
}

function cutOf(sim: SimState, v: number, k: 0 | 1): number {
  const { lengthMm, limpMm } = sim.valves[v]!;
  const edgeMm = lengthMm - limpMm;
  let deepest = 0;
  for (let i = 1; i < sim.rod.count; i += 1) {
    const [a, b] = [onCusp(sim, v, k, i - 1), onCusp(sim, v, k, i)];
    if (a.outside || b.outside || a.offMm * b.offMm >= 0) continue;
    const atMm = a.alongMm + (a.offMm / (a.offMm - b.offMm)) * (b.alongMm - a.alongMm);
    if (atMm > (isFromPocket(sim, k, i) ? 0 : HINGE_MM)) deepest = Math.max(deepest, edgeMm - atMm);
  }
  return deepest;
}

const HINGE_MM = 1.2;

function isFromPocket({ rod }: SimState, k: 0 | 1, i: number): boolean {
  return [i - 1, i].some((node) => (k === 0 ? rod.lane[node]! % 3 : Math.floor(rod.lane[node]! / 3)) === 1);
}

/** The same veins with the sheath in the azygos below its arch, looking up: devices come to the valve with the blood. */
export function treeFromBelow(): VesselTree {
  const { pointsMm, arcMm } = tree.byId.get('azygos')!;
  const at = arcMm.findIndex((arc) => arc > arcMm.at(-1)! - 10);
  const [exitMm, next] = [at, at + 1].map(
    (i) => [pointsMm[3 * i]!, pointsMm[3 * i + 1]!, pointsMm[3 * i + 2]!] as const,
  );
  const along = [0, 1, 2].map((k) => next![k]! - exitMm![k]!);
  const lengthMm = Math.hypot(...along);
  const direction = [along[0]! / lengthMm, along[1]! / lengthMm, along[2]! / lengthMm] as const;
  return { ...tree, sheath: { vessel: 'azygos', exitMm: exitMm!, direction } };
}
