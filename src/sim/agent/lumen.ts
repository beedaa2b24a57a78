/** The fluids in a catheter, one behind the other: what is pressed in at the hub comes out of the tip a dead space later. */
import type { Fluid } from '../commands.ts';
import { narrowingBy } from '../flow/index.ts';
import type { LumenColumn } from './agent-state.ts';
import { poiseuille } from './channels.ts';
import type { Embolic } from './embolic.ts';

/** Most fluids that stand one behind the other. @assumption more changes of the syringe than anyone makes */
const MOST_SLUGS = 12;
/** A slug with less is gone, mL. @assumption rounding */
const NOTHING_ML = 1e-12;
/** A slug of solvent with less does not keep agent and water apart, mL. @assumption a few centimetres of a lumen */
const BARRIER_ML = 0.01;

/** A catheter flushed with contrast. */
export function createLumen(spec: string, deadSpaceMl: number): LumenColumn {
  return {
    ...{ spec, slugs: [{ fluid: 'contrast', ml: deadSpaceMl }], hubPa: 0, restS: 0, contactS: 0, settledS: 0 },
    ...{ delivered: false, blocked: false, burst: false },
  };
}

export function mlOf({ slugs }: LumenColumn, fluid: Fluid): number {
  let ml = 0;
  for (let k = 0; k < slugs.length; k += 1) if (slugs[k]!.fluid === fluid) ml += slugs[k]!.ml;
  return ml;
}

/** Whether one more fluid finds its place behind those that are in already. */
export function takesFluid({ slugs }: LumenColumn, fluid: Fluid): boolean {
  return slugs.length < MOST_SLUGS || slugs[slugs.length - 1]!.fluid === fluid;
}

/** In at the hub, out at the tip. @param ml no more than the slug at the tip holds */
export function pushThrough({ slugs }: LumenColumn, fluid: Fluid, ml: number): void {
  if (ml <= 0) return;
  const last = slugs[slugs.length - 1]!;
  if (last.fluid === fluid) last.ml += ml;
  else slugs.push({ fluid, ml });
  const first = slugs[0]!;
  first.ml -= ml;
  if (first.ml > NOTHING_ML || slugs.length === 1) return;
  // what rounding left goes with its neighbour: the volume in the lumen never changes
  slugs[1]!.ml += first.ml;
  slugs.shift();
}

/** Resistance of the whole lumen with what is in it, Pa·s/mL. */
export function lumenResistance(
  { slugs }: LumenColumn,
  { innerRadiusMm, lengthMm, withinRadiusMm }: { innerRadiusMm: number; lengthMm: number; withinRadiusMm: number },
  { viscosityMPaS }: Embolic,
): number {
  let weighted = 0;
  let sum = 0;
  for (let k = 0; k < slugs.length; k += 1) {
    weighted += slugs[k]!.ml * viscosityMPaS[slugs[k]!.fluid];
    sum += slugs[k]!.ml;
  }
  return poiseuille(weighted / sum, lengthMm, innerRadiusMm) * narrowingBy(withinRadiusMm / innerRadiusMm);
}

/** What it takes to move agent that has rested in the tip, Pa. */
export function plugPa({ slugs, restS }: LumenColumn, { lumen }: Embolic): number {
  return slugs[0]!.fluid === 'agent' ? lumen.plugPa * (1 - Math.exp(-restS / lumen.plugTimeS)) ** 2 : 0;
}

/** Time passes over a lumen: agent that touches water clots. @returns true when it has just closed the lumen */
export function ageLumen(column: LumenColumn, { lumen }: Embolic, stepS: number): boolean {
  if (mlOf(column, 'agent') === 0) {
    column.contactS = 0;
    column.restS = 0;
    column.settledS = 0;
    return false;
  }
  // what moved in the last step has rested for nothing since
  if (column.restS > 0) column.settledS += stepS;
  column.restS += stepS;
  if (!touchesWater(column)) return false;
  column.contactS += stepS;
  if (column.blocked || column.contactS < lumen.contactS) return false;
  column.blocked = true;
  return true;
}

/** Agent beside contrast without solvent enough between them. */
function touchesWater({ slugs }: LumenColumn): boolean {
  for (let k = 0; k < slugs.length; k += 1) {
    if (slugs[k]!.fluid !== 'agent') continue;
    if (isWater(slugs, k, -1) || isWater(slugs, k, 1)) return true;
  }
  return false;
}

function isWater(slugs: LumenColumn['slugs'], from: number, step: 1 | -1): boolean {
  let k = from + step;
  while (k >= 0 && k < slugs.length && slugs[k]!.fluid === 'dmso' && slugs[k]!.ml < BARRIER_ML) k += step;
  return k >= 0 && k < slugs.length && slugs[k]!.fluid === 'contrast';
}
