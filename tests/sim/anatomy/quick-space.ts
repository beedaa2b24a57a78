/**
 * The rules of space for a tree that differs from a known sound one in some veins only: axes out of bone and aorta, and no
 * shared space but where veins meet. Points lie in a hash of cells, so that a patient takes milliseconds.
 */
import { findJoins, landmarks, type Vessel, type VesselTree } from '../../../src/sim/anatomy/index.ts';
import { outsideBody, pointAt } from './measure.ts';

/** Cells are as wide as two wide veins are apart at most; the atrium and cavas are looked at from the other side. */
const CELL_MM = 4;

interface Point {
  vessel: Vessel;
  i: number;
}

type Cells = Map<number, Point[]>;

const keyOf = (x: number, y: number, z: number): number => (x + 512) * 1048576 + (y + 512) * 1024 + z + 512;
const cellOf = (mm: number): number => Math.floor(mm / CELL_MM);

function addTo(cells: Cells, vessel: Vessel): void {
  const { pointsMm, arcMm, radiusMm } = vessel;
  for (let i = 0; i < arcMm.length; i++) {
    const [x, y, z, r] = [pointsMm[3 * i], pointsMm[3 * i + 1], pointsMm[3 * i + 2], radiusMm[i]];
    for (let cx = cellOf(x - r); cx <= cellOf(x + r); cx++)
      for (let cy = cellOf(y - r); cy <= cellOf(y + r); cy++)
        for (let cz = cellOf(z - r); cz <= cellOf(z + r); cz++) {
          const key = keyOf(cx, cy, cz);
          const list = cells.get(key);
          if (list) list.push({ vessel, i });
          else cells.set(key, [{ vessel, i }]);
        }
  }
}

const same = (a: Vessel | undefined, b: Vessel): boolean =>
  a !== undefined &&
  a.pointsMm.length === b.pointsMm.length &&
  a.pointsMm.every((mm, k) => mm === b.pointsMm[k]) &&
  a.radiusMm.every((mm, k) => mm === b.radiusMm[k]);

/** Says what is wrong with a patient's tree, by comparison with the sound one. */
export function createSpaceCheck(sound: VesselTree) {
  const cells: Cells = new Map();
  for (const vessel of sound.vessels) addTo(cells, vessel);
  return (tree: VesselTree): string[] => {
    const changed = tree.vessels.filter((vessel) => !same(sound.byId.get(vessel.id), vessel));
    const ids = new Set(changed.map(({ id }) => id));
    const unchanged = (id: string) => tree.byId.has(id) && !ids.has(id);
    const own: Cells = new Map();
    for (const vessel of changed) addTo(own, vessel);
    const places = junctions(tree);
    return [
      ...changed.flatMap((vessel) => inBone(tree, vessel)),
      ...changed.flatMap(inAorta),
      ...changed.flatMap((vessel) => strangers(vessel, [cells, own], unchanged, ids, places)),
    ];
  };
}

function inBone(tree: VesselTree, vessel: Vessel): string[] {
  if (vessel.group === 'basivertebral') return [];
  for (const body of tree.vertebrae) {
    if (body.depthMm === 0) continue;
    for (let i = 0; i < vessel.arcMm.length; i++) {
      if (Math.abs(vessel.pointsMm[3 * i + 1] - body.centreMm[1]) > 25) continue;
      const outside = outsideBody(body, pointAt(vessel, i));
      if (outside !== null && outside <= 0) return [`${vessel.id} in ${body.level}`];
    }
  }
  return [];
}

function inAorta(vessel: Vessel): string[] {
  for (const { id, pointsMm, diameterMm } of landmarks.aorta)
    for (let k = 0; k + 1 < pointsMm.length; k++)
      for (let i = 0; i < vessel.arcMm.length; i++) {
        const [p, a, b] = [pointAt(vessel, i), pointsMm[k], pointsMm[k + 1]];
        const along = [0, 1, 2].map((n) => b[n] - a[n]);
        const length = along.reduce((sum, mm) => sum + mm * mm, 0);
        const t = Math.min(1, Math.max(0, along.reduce((sum, mm, n) => sum + mm * (p[n] - a[n]), 0) / length));
        const away = Math.hypot(...[0, 1, 2].map((n) => p[n] - a[n] - t * along[n]));
        if (away < diameterMm / 2 + vessel.radiusMm[i]) return [`${vessel.id} in ${id}`];
      }
  return [];
}

/** For each vein where others join it or it joins others. */
type Places = ReadonlyMap<string, number[][]>;

function junctions(tree: VesselTree): Places {
  const places = new Map(tree.vessels.map(({ id }) => [id, [] as number[][]]));
  for (const { vessel, arcMm, onto, ontoArcMm } of findJoins(tree.vessels))
    for (const [index, arc] of [
      [vessel, arcMm],
      [onto, ontoArcMm],
    ]) {
      const { arcMm: arcs } = tree.vessels[index];
      const i = arcs.findIndex((at) => at >= arc - 1e-9);
      places.get(tree.vessels[index].id)!.push([...pointAt(tree.vessels[index], i < 0 ? arcs.length - 1 : i)]);
    }
  return places;
}

function strangers(
  vessel: Vessel,
  [sound, own]: readonly Cells[],
  unchanged: (id: string) => boolean,
  changed: ReadonlySet<string>,
  places: Places,
): string[] {
  /** By other vein: the places that overlap, and how near to a junction of both they come, in runs along this vein. */
  const runs = new Map<Vessel, { last: number; fromJunction: number; lengthMm: number }>();
  const found: string[] = [];
  const close = (other: Vessel) => {
    const run = runs.get(other);
    if (run && run.fromJunction > 1) found.push(`${vessel.id} and ${other.id}`);
    else if (run && run.lengthMm > 16) found.push(`${vessel.id} along ${other.id}`);
    runs.delete(other);
  };
  const near = new Map<Vessel, number>();
  for (let i = 0; i < vessel.arcMm.length; i++) {
    near.clear();
    const p = pointAt(vessel, i);
    const r = vessel.radiusMm[i];
    const visit = (cells: Cells, wanted: (id: string) => boolean) => {
      for (let cx = cellOf(p[0] - r); cx <= cellOf(p[0] + r); cx++)
        for (let cy = cellOf(p[1] - r); cy <= cellOf(p[1] + r); cy++)
          for (let cz = cellOf(p[2] - r); cz <= cellOf(p[2] + r); cz++)
            for (const { vessel: other, i: k } of cells.get(keyOf(cx, cy, cz)) ?? []) {
              if (other.id === vessel.id || !wanted(other.id)) continue;
              const sum = r + other.radiusMm[k];
              const q = other.pointsMm;
              const [dx, dy, dz] = [p[0] - q[3 * k], p[1] - q[3 * k + 1], p[2] - q[3 * k + 2]];
              if (dx * dx + dy * dy + dz * dz >= sum * sum) continue;
              if ((near.get(other) ?? 9) <= 1) continue;
              const away = Math.max(least(places.get(vessel.id)!, p), least(placesOf(other), pointAt(other, k))) / sum;
              near.set(other, Math.min(near.get(other) ?? Number.POSITIVE_INFINITY, away));
            }
    };
    const placesOf = (other: Vessel) => places.get(other.id) ?? [];
    visit(sound, unchanged);
    visit(own, (id) => changed.has(id));
    for (const [other, away] of near) {
      const run = runs.get(other);
      const stepMm = run ? vessel.arcMm[i] - vessel.arcMm[i - 1] : 0;
      runs.set(other, {
        last: i,
        fromJunction: Math.min(run?.fromJunction ?? 99, away),
        lengthMm: (run?.lengthMm ?? 0) + stepMm,
      });
    }
    for (const [other, run] of runs) if (run.last < i) close(other);
  }
  for (const other of [...runs.keys()]) close(other);
  return found;
}

const least = (places: readonly number[][], p: readonly number[]): number =>
  Math.min(99, ...places.map((q) => Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2])));
