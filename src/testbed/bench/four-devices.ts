import { createSim, DEVICE_SLOTS, type SimCommand, type SimState, TICK_S, TICKS_PER_S } from '../../sim/index.ts';
import {
  gripHubs,
  limitHands,
  MAX_NODES,
  NEWTON_TOLERANCE_MM,
  type RodState,
  solveRod,
  stackOf,
} from '../../sim/physics/index.ts';

/** All four devices from the groin through the arch into the azygos. */
const DEVICES = [
  { slot: 'guide', spec: 'guide-6f-straight', insertedMm: 560, rollRad: 0 },
  { slot: 'intermediate', spec: 'intermediate-5f', insertedMm: 590, rollRad: 0 },
  { slot: 'microcatheter', spec: 'micro-duo', insertedMm: 605, rollRad: 0 },
  { slot: 'wire', spec: 'wire-014', insertedMm: 625, rollRad: 0 },
] as const;
export const ROUTE = ['cfv_r', 'eiv_r', 'cic_r', 'ivc', 'ra', 'svc', 'az_arch', 'azygos'];

/** Two in the azygos arch, which the devices lie across, and one in each jugular vein. */
const VALVES = [
  { vessel: 'az_arch', atMm: 12 },
  { vessel: 'az_arch', atMm: 32, acrossDeg: 90 },
  { vessel: 'ijv_r', atMm: 4 },
  { vessel: 'ijv_l', atMm: 4 },
];

/** The usual mesh, with four valves. */
export function fourValves(): SimState {
  return createSim({ seed: 1, route: ROUTE, devices: DEVICES, valves: VALVES });
}

/** A case with about this many nodes: the same devices on a coarser or finer mesh. */
export function fourDevices(nodes: number): SimState {
  const usual = createSim({ seed: 1, route: ROUTE, devices: DEVICES });
  const spacingScale = usual.rod.count / nodes;
  return Math.abs(spacingScale - 1) < 0.02
    ? usual
    : createSim({ seed: 1, route: ROUTE, devices: DEVICES, spacingScale });
}

/** How far each hand goes to and fro, mm/s and rad/s. @assumption brisk but careful work */
const BUSY = { pushMmPerS: [8, 10, 14, 20], turnRadPerS: 1.5 };

/** Hands of which none rests: each device goes to and fro and rolls to and fro, each a little later than the one around it. */
export function busyHands(tick: number): SimCommand[] {
  return DEVICE_SLOTS.flatMap((device, k): SimCommand[] => {
    const phase = tick / TICKS_PER_S + 0.25 * k;
    const way = Math.floor(phase) % 2 === 0 ? 1 : -1;
    const turn = Math.floor(phase / 1.5) % 2 === 0 ? 1 : -1;
    return [
      { kind: 'push', device, distanceMm: (way * BUSY.pushMmPerS[k]!) / TICKS_PER_S },
      { kind: 'turn', device, angleRad: (turn * BUSY.turnRadPerS) / TICKS_PER_S },
    ];
  });
}

/** A pull on the wire's tip that makes the solver work, N. */
const PULL_N = 0.0005;

/** The rod solve alone, its hands at their limits as in the game, called again and again with a pull on the tip that changes sides; nothing else of the tick. */
export function solveAlone({ rod, patient, devices, capstan }: SimState): () => number {
  const stack = stackOf(devices);
  const free = { x: new Float64Array(MAX_NODES), y: new Float64Array(MAX_NODES), z: new Float64Array(MAX_NODES) };
  free.x.set(rod.xMm);
  free.y.set(rod.yMm);
  free.z.set(rod.zMm);
  const setting = {
    stepS: TICK_S,
    lumen: patient.lumen,
    valves: [],
    free,
    toleranceMm: NEWTON_TOLERANCE_MM,
    limitHands: (_: RodState, last: boolean) => limitHands(rod, stack, capstan, last),
  };
  let side = 1;
  return () => {
    side = -side;
    rod.xPrevMm.set(rod.xMm);
    rod.yPrevMm.set(rod.yMm);
    rod.zPrevMm.set(rod.zMm);
    rod.loadXN[rod.count - 1] = side * PULL_N;
    gripHubs();
    solveRod(rod, setting);
    return rod.iterations;
  };
}
