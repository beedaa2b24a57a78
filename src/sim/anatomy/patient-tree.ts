/** Whose veins a case has, as a level says it; and their tree, kept while it is in use. */
import type { Problem, Result } from '../result.ts';
import { ACCESSES, buildTree } from './read-tree.ts';
import type { VesselTree } from './tree.ts';
import { drawVariants, readVariants, usualVariants, type Variants } from './variants/index.ts';

/** The patient of the tables, one drawn from the seed, or that of the tables but for these variants. */
export type Anatomy = 'usual' | 'drawn' | Partial<Variants>;

export function variantsOf(anatomy: Anatomy, seed: number): Variants {
  if (anatomy === 'drawn') return drawVariants(seed);
  return anatomy === 'usual' ? usualVariants : { ...usualVariants, ...anatomy };
}

export function readAnatomy(raw: unknown, at: string): Result<Anatomy> {
  if (raw === 'usual' || raw === 'drawn') return { ok: true, value: raw };
  return readVariants(raw, at);
}

/** Trees that were asked for last: a level is read, played and played again with the same one. */
const kept = new Map<string, VesselTree>();
/** @assumption a few megabytes each */
const MOST_KEPT = 6;

/** The tree of a patient with the sheath in `access`; the same one for the same question. */
export function patientTree(anatomy: Anatomy, seed: number, access?: string): VesselTree {
  const variants = variantsOf(anatomy, seed);
  const key = JSON.stringify([variants, access]);
  const tree = kept.get(key) ?? buildTree(variants, access);
  kept.delete(key);
  kept.set(key, tree);
  for (const old of kept.keys()) if (kept.size > MOST_KEPT) kept.delete(old);
  return tree;
}

/** What is wrong with a vein as the sheath's. */
export function checkAccess(vessel: string, at: string): Problem[] {
  if (ACCESSES.includes(vessel)) return [];
  const say = `The route must start in a vein that takes a sheath: ${ACCESSES.join(', ')}.`;
  return [{ code: 'routeStart', at, say }];
}
