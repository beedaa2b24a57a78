import { buildTree, type VesselTree } from '../../sim/index.ts';

/**
 * The built-in veins with the sheath in the mouth of the azygos arch, looking in: a wire is at the valves at once, as it is when
 * an angled catheter stands in the mouth, and a run takes a few milliseconds of a core instead of seconds.
 */
export function treeFromArch(): VesselTree {
  const tree = buildTree();
  const { pointsMm } = tree.byId.get('az_arch')!;
  const last = pointsMm.length - 3;
  const exitMm = [pointsMm[last]!, pointsMm[last + 1]!, pointsMm[last + 2]!] as const;
  const ahead = [0, 1, 2].map((k) => pointsMm[last - 6 + k]! - exitMm[k]!);
  const lengthMm = Math.hypot(...ahead);
  const direction = [ahead[0]! / lengthMm, ahead[1]! / lengthMm, ahead[2]! / lengthMm] as const;
  return { ...tree, sheath: { vessel: 'az_arch', exitMm, direction } };
}
