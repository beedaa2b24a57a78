import type { RodState, RodSupport } from './rod-state.ts';
import { addNodeBlock, type NewtonSystem } from './system.ts';

/** Supports on single nodes:  ½ k (d·x − offset)², only below the offset if one-sided. */
export function addSupports(system: NewtonSystem, rod: RodState): void {
  for (let s = 0; s < rod.supports.length; s += 1) {
    const support = rod.supports[s]!;
    const { node, x, y, z, stiffnessNPerMm } = support;
    const short = shortfall(rod, support);
    support.forceN = stiffnessNPerMm * short;
    if (node < 1 || node >= rod.count || (support.oneSided && short <= 0)) continue;
    system.energyNmm += 0.5 * stiffnessNPerMm * short * short;
    const g = 3 * (node - 1);
    system.gradient[g] -= support.forceN * x;
    system.gradient[g + 1] -= support.forceN * y;
    system.gradient[g + 2] -= support.forceN * z;
    const k = stiffnessNPerMm;
    addNodeBlock(system.band, node, k * x * x, k * y * y, k * z * z, k * x * y, k * x * z, k * y * z);
  }
}

function shortfall(rod: RodState, { node, x, y, z, offsetMm }: RodSupport): number {
  return offsetMm - (x * rod.xMm[node]! + y * rod.yMm[node]! + z * rod.zMm[node]!);
}
