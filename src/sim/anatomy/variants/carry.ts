/** Blind twigs go where their trunk goes. */
import type { Point } from '../centreline.ts';
import type { VesselRow } from '../schema.ts';
import { changeRow, curveOf, type Draft, mixed, nearestOf, removeRow, squareMm } from './draft.ts';

/** A trunk that is further away than this has left its twig to veins that are not drawn, mm. @assumption a level */
const LEFT_BEHIND_MM = 22;

export function carryTwigs(draft: Draft, usual: ReadonlyMap<string, VesselRow>): void {
  for (const twig of usual.values()) {
    const before = twig.group === 'decoy' && twig.from !== null ? usual.get(twig.from) : undefined;
    const after = before && draft.rows.get(before.id);
    if (before && !after) removeRow(draft, twig.id);
    else if (before && after && before !== after) carry(draft, twig, before, after);
  }
}

/** Up and down as a whole; sideways by its root, while its tip stays where it was. */
function carry(draft: Draft, twig: VesselRow, before: VesselRow, after: VesselRow): void {
  const [start, ...rest] = twig.pointsMm;
  const [old, now] = [curveOf(before), curveOf(after)];
  const from = nearestOf(old, start)!;
  const to = now[Math.round((old.indexOf(from) / (old.length - 1)) * (now.length - 1))];
  const narrower = Math.min(1, after.endDiameterMm / before.endDiameterMm);
  const pointsMm = [mixed(from, start, narrower), ...rest].map(([x, y, z], k): Point => {
    const share = 1 - k / rest.length;
    return [x + share * (to[0] - from[0]), y + to[1] - from[1], z + share * (to[2] - from[2])];
  });
  if (squareMm(from, to) > LEFT_BEHIND_MM ** 2) removeRow(draft, twig.id);
  else changeRow(draft, twig.id, { pointsMm });
}
