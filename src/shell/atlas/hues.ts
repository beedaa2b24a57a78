/** A hue for every kind of vein. Teal, amber and red say other things in this house and are left out. */
import type { Vessel } from '../../sim/index.ts';

/** Each holds a contrast of 3 : 1 and more against the ground; what serves the access is grey, what is sought is light. */
const HUES: Readonly<Record<string, string>> = {
  arm: '#6d7f90',
  iliac: '#5d6d7e',
  cava: '#66778a',
  atrium: '#566575',
  brachiocephalic: '#74879b',
  jugular: '#8496a8',
  azygos: '#3d84ff',
  hemiazygos: '#8f7dff',
  'accessory hemiazygos': '#c07bf0',
  'superior intercostal': '#f07fc4',
  'ascending lumbar': '#5fbf6b',
  vertebral: '#a9cc4e',
  segmental: '#c3a78b',
  foraminal: '#f2f4f6',
  epidural: '#a5c0dc',
  basivertebral: '#7d93ab',
  intersegmental: '#97806a',
  imported: '#9fb6ff',
  decoy: '#65707a',
};

export const hueOf = (group: string): string => HUES[group] ?? '#9aa5ae';

/** The groups of a tree in the order of the way from the groin. */
export function groupsIn(vessels: readonly Vessel[]): { group: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { group } of vessels) counts.set(group, (counts.get(group) ?? 0) + 1);
  const order = Object.keys(HUES);
  return [...counts]
    .map(([group, count]) => ({ group, count }))
    .sort((a, b) => order.indexOf(a.group) - order.indexOf(b.group));
}
