/** Blind twigs go where their trunk goes. */
import type { Point } from '../centreline.ts';
import type { VesselRow } from '../schema.ts';
import { changeRow, crossingAt, curveOf, type Draft, mixed, nearestOf, removeRow } from './draft.ts';

export function carryTwigs(draft: Draft, usual: ReadonlyMap<string, VesselRow>): void {
  for (const twig of [...draft.rows.values()]) {
    if (twig.group !== 'decoy' || twig !== usual.get(twig.id)) continue;
    const before = usual.get(usual.get(twig.id)?.from ?? '');
    const after = draft.rows.get(before?.id ?? '');
    if (before && !after) removeRow(draft, twig.id);
    else if (before && after && before !== after) carry(draft, twig, before, after);
  }
}

function carry(draft: Draft, twig: VesselRow, before: VesselRow, after: VesselRow): void {
  const [start] = twig.pointsMm;
  const from = nearestOf(curveOf(before), start)!;
  const curve = curveOf(after);
  const to = crossingAt(curve, from[1], from) ?? nearestOf(curve, from)!;
  const narrower = Math.min(1, after.endDiameterMm / before.endDiameterMm);
  const inward = mixed(from, start, narrower);
  const pointsMm = [inward, ...twig.pointsMm.slice(1)].map(
    ([x, y, z]): Point => [x + to[0] - from[0], y + to[1] - from[1], z + to[2] - from[2]],
  );
  changeRow(draft, twig.id, { pointsMm });
}
