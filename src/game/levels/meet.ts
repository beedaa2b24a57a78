import type { Vessel } from '../../sim/index.ts';

/** Whether one of two veins opens into the other. */
export function meet(a: Vessel, b: Vessel): boolean {
  return [a.from, a.to].includes(b.id) || [b.from, b.to].includes(a.id);
}
