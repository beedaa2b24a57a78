import {
  createRod,
  createWorld,
  type Lumen,
  type MatterWorld,
  placeNode,
  type RodState,
  type RodSupport,
  solveRod,
  stepWorld,
} from './solver.ts';

/** A uniform rod on a test bench: the game's own solver inside Matter, without devices or a patient. */
export interface BenchRod {
  rod: RodState;
  world: MatterWorld;
  lumen: Lumen | null;
  stepS: number;
  lengthMm: number;
  stiffnessNmm2: number;
  toleranceMm: number;
}

export interface BenchSetting {
  elements: number;
  lengthMm?: number;
  stiffnessNmm2?: number;
  axialN?: number;
  stepS?: number;
  massPerMm?: number;
  lumen?: Lumen | null;
  /** Unit vectors of the rod and of the side it bends to. */
  along?: readonly [number, number, number];
}

/** Axial stiffness that leaves the elastica tables their inextensible rod, N. */
const STIFF_N = 20_000;

export function benchRod(setting: BenchSetting): BenchRod {
  const { elements, lengthMm = 100, stiffnessNmm2 = 100, axialN = STIFF_N, stepS = 1 / 60 } = setting;
  const along = setting.along ?? [1, 0, 0];
  const rod = createRod();
  rod.count = elements + 1;
  rod.root = { clamped: true, x: along[0], y: along[1], z: along[2] };
  for (let i = 0; i <= elements; i += 1) {
    const s = (lengthMm * i) / elements;
    rod.arcMm[i] = s;
    rod.restMm[i] = lengthMm / elements;
    rod.stiffnessNmm2[i] = stiffnessNmm2;
    rod.axialStiffnessN[i] = axialN;
    rod.massPerMm[i] = setting.massPerMm ?? 6e-9;
    placeNode(rod, i, s * along[0], s * along[1], s * along[2]);
  }
  return { rod, world: createWorld(), lumen: setting.lumen ?? null, stepS, lengthMm, stiffnessNmm2, toleranceMm: 1e-9 };
}

export function stepBench({ rod, world, lumen, stepS, toleranceMm }: BenchRod): void {
  stepWorld(world, rod, stepS, (free) =>
    solveRod(rod, { stepS, lumen, valves: [], free, toleranceMm, limitHands: null }),
  );
}

/** Hold a node's coordinate along a direction: a two-sided support. */
export function hold(
  rod: RodState,
  node: number,
  [x, y, z]: readonly [number, number, number],
  offsetMm: number,
  stiffnessNPerMm: number,
): RodSupport {
  const support = { node, x, y, z, offsetMm, stiffnessNPerMm, oneSided: false, forceN: 0 };
  rod.supports.push(support);
  return support;
}

/**
 * Step until nothing moves any more.
 * @param still most that a coordinate may move in a tick at rest, over the length
 * @returns ticks taken
 */
export function settleBench(bench: BenchRod, most = 4000, still = 1e-8, onTick?: () => void): number {
  const { rod } = bench;
  for (let tick = 1; tick <= most; tick += 1) {
    onTick?.();
    stepBench(bench);
    if (fastestMm(rod) < still * bench.lengthMm) return tick;
  }
  return most;
}

/** Longest move of a coordinate in the last tick, mm. */
export function fastestMm(rod: RodState): number {
  let most = 0;
  for (let i = 1; i < rod.count; i += 1) {
    most = Math.max(
      most,
      Math.abs(rod.xMm[i]! - rod.xPrevMm[i]!),
      Math.abs(rod.yMm[i]! - rod.yPrevMm[i]!),
      Math.abs(rod.zMm[i]! - rod.zPrevMm[i]!),
    );
  }
  return most;
}
