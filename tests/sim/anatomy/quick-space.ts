/**
 * The rules of space for patients who share most veins with a known sound one: axes out of bone and aorta, and no shared
 * space but where veins meet. What was found out about a course or about two courses is kept as long as they are in use,
 * and a tree keeps courses that it has drawn before, so that a patient takes about a millisecond.
 */
import { landmarks, nearestOnAxis, type Vessel, type VesselTree } from '../../../src/sim/anatomy/index.ts';
import { outsideBody, pointAt } from './measure.ts';

/** Veins that meet part again within this length, mm. */
const MOST_TOGETHER_MM = 16;

/** Says what is wrong with a patient's tree, by comparison with the sound one. */
export function createSpaceCheck(sound: VesselTree) {
  const near = createNeighbours(sound);
  return (tree: VesselTree): string[] => {
    const isChanged = (vessel: Vessel) => sound.byId.get(vessel.id)?.pointsMm !== vessel.pointsMm;
    const isThinner = (vessel: Vessel) => sound.byId.get(vessel.id)?.radiusMm !== vessel.radiusMm;
    const changed = tree.vessels.filter((vessel) => isChanged(vessel) || isThinner(vessel));
    const ids = new Set(changed.map(({ id }) => id));
    const placesOf = createPlaces(tree);
    const found = changed.flatMap((vessel) => [...inBone(vessel, tree), ...inAorta(vessel)]);
    for (const vessel of changed) {
      const unchanged = near(vessel).flatMap((id) => (ids.has(id) ? [] : (tree.byId.get(id) ?? [])));
      const box = boxOf(vessel);
      for (const other of [...unchanged, ...changed])
        if (other !== vessel && touch(box, boxOf(other))) found.push(...strangers(vessel, other, placesOf));
    }
    return found;
  };
}

/** Keeps what a function says of a vessel for as long as its course is in use. */
function keptFor<T>(ask: (vessel: Vessel, tree: VesselTree) => T) {
  const kept = new WeakMap<Float64Array, { radiusMm: Float64Array; said: T }>();
  return (vessel: Vessel, tree: VesselTree): T => {
    const before = kept.get(vessel.pointsMm);
    if (before?.radiusMm === vessel.radiusMm) return before.said;
    const said = ask(vessel, tree);
    kept.set(vessel.pointsMm, { radiusMm: vessel.radiusMm, said });
    return said;
  };
}

const inBone = keptFor((vessel, tree): string[] => {
  if (vessel.group === 'basivertebral') return [];
  return tree.vertebrae.flatMap((body) => {
    if (body.depthMm === 0) return [];
    for (let i = 0; i < vessel.arcMm.length; i++) {
      if (Math.abs(vessel.pointsMm[3 * i + 1] - body.centreMm[1]) > 25) continue;
      const outside = outsideBody(body, pointAt(vessel, i));
      if (outside !== null && outside <= 0) return [`${vessel.id} in ${body.level}`];
    }
    return [];
  });
});

const aortaPieces = landmarks.aorta.flatMap(({ id, pointsMm, diameterMm }) =>
  pointsMm.slice(1).map((end, k) => ({ id, radiusMm: diameterMm / 2, start: pointsMm[k], end })),
);

const keptInAorta = keptFor((vessel): string[] =>
  aortaPieces.flatMap(({ id, radiusMm, start, end }) => {
    const [x, y, z] = [end[0] - start[0], end[1] - start[1], end[2] - start[2]];
    const square = x * x + y * y + z * z;
    for (let i = 0; i < vessel.arcMm.length; i++) {
      const px = vessel.pointsMm[3 * i] - start[0];
      const py = vessel.pointsMm[3 * i + 1] - start[1];
      const pz = vessel.pointsMm[3 * i + 2] - start[2];
      const t = Math.min(1, Math.max(0, (px * x + py * y + pz * z) / square));
      const sum = radiusMm + vessel.radiusMm[i];
      if ((px - t * x) ** 2 + (py - t * y) ** 2 + (pz - t * z) ** 2 < sum ** 2) return [`${vessel.id} in ${id}`];
    }
    return [];
  }),
);

const inAorta = (vessel: Vessel): string[] => keptInAorta(vessel, noTree);
const noTree = null as unknown as VesselTree;

/** Least and most x, y, z of the lumen. */
type Box = readonly number[];

const keptBox = keptFor(({ pointsMm, radiusMm }): Box => {
  const box = [Infinity, Infinity, Infinity, -Infinity, -Infinity, -Infinity];
  for (let i = 0; i < radiusMm.length; i++)
    for (let k = 0; k < 3; k++) {
      box[k] = Math.min(box[k], pointsMm[3 * i + k] - radiusMm[i]);
      box[k + 3] = Math.max(box[k + 3], pointsMm[3 * i + k] + radiusMm[i]);
    }
  return box;
});

const boxOf = (vessel: Vessel): Box => keptBox(vessel, noTree);

const touch = (a: Box, b: Box): boolean =>
  a[0] < b[3] && b[0] < a[3] && a[1] < b[4] && b[1] < a[4] && a[2] < b[5] && b[2] < a[5];

/** The veins of the sound tree whose boxes a vein's touches, by height first. */
function createNeighbours({ vessels }: VesselTree) {
  const boxes = vessels.map((vessel) => ({ id: vessel.id, box: boxOf(vessel) }));
  const near = keptFor((vessel) => {
    const box = boxOf(vessel);
    return boxes.filter((other) => touch(box, other.box)).map(({ id }) => id);
  });
  return (vessel: Vessel) => near(vessel, noTree);
}

type PlacesOf = (vessel: Vessel) => readonly (readonly number[])[];

/** For each vein where others join it or it joins others. */
function createPlaces({ vessels, byId }: VesselTree): PlacesOf {
  const guests = new Map<string, { vessel: Vessel; end: number }[]>();
  for (const vessel of vessels)
    for (const [other, end] of [[vessel.from, 0] as const, [vessel.to, vessel.arcMm.length - 1] as const]) {
      if (other === null || !byId.has(other)) continue;
      const list = guests.get(other);
      if (list) list.push({ vessel, end });
      else guests.set(other, [{ vessel, end }]);
    }
  const known = new Map<Vessel, readonly (readonly number[])[]>();
  return (vessel) => {
    const places = known.get(vessel) ?? [
      ...(vessel.from !== null && byId.has(vessel.from) ? [pointAt(vessel, 0)] : []),
      ...(vessel.to !== null && byId.has(vessel.to) ? [pointAt(vessel, vessel.arcMm.length - 1)] : []),
      ...(guests.get(vessel.id) ?? []).map(({ vessel: guest, end }) => placeOn(vessel, guest, end)),
    ];
    known.set(vessel, places);
    return places;
  };
}

function placeOn(host: Vessel, guest: Vessel, end: number): readonly number[] {
  const { arcMm } = nearestOnAxis(host, pointAt(guest, end));
  const i = host.arcMm.findIndex((at) => at >= arcMm - 1e-9);
  return pointAt(host, i < 0 ? host.arcMm.length - 1 : i);
}

/** A point of one vein whose lumen reaches those points of the other. */
interface Contact {
  i: number;
  with: readonly number[];
}

const contactsKnown = new WeakMap<Float64Array, WeakMap<Float64Array, readonly Contact[]>>();

function contactsOf(vessel: Vessel, other: Vessel): readonly Contact[] {
  const known = contactsKnown.get(vessel.radiusMm) ?? new WeakMap<Float64Array, readonly Contact[]>();
  const contacts = known.get(other.radiusMm) ?? findContacts(vessel, other);
  contactsKnown.set(vessel.radiusMm, known.set(other.radiusMm, contacts));
  return contacts;
}

function findContacts(vessel: Vessel, other: Vessel): readonly Contact[] {
  const [p, q, box] = [vessel.pointsMm, other.pointsMm, boxOf(other)];
  const contacts: Contact[] = [];
  for (let i = 0; i < vessel.arcMm.length; i++) {
    const [x, y, z, r] = [p[3 * i], p[3 * i + 1], p[3 * i + 2], vessel.radiusMm[i]];
    if (x + r < box[0] || x - r > box[3] || y + r < box[1] || y - r > box[4] || z + r < box[2] || z - r > box[5])
      continue;
    const reached: number[] = [];
    for (let k = 0, j = 0; k < other.arcMm.length; k++, j += 3) {
      const sum = r + other.radiusMm[k];
      if ((q[j] - x) ** 2 + (q[j + 1] - y) ** 2 + (q[j + 2] - z) ** 2 < sum * sum) reached.push(k);
    }
    if (reached.length > 0) contacts.push({ i, with: reached });
  }
  return contacts;
}

/** Stretches along a vein that share space with another one far from where both meet something, or for too long. */
function strangers(vessel: Vessel, other: Vessel, placesOf: PlacesOf): string[] {
  const contacts = contactsOf(vessel, other);
  const found: string[] = [];
  for (let first = 0; first < contacts.length; ) {
    let end = first + 1;
    while (end < contacts.length && contacts[end].i === contacts[end - 1].i + 1) end++;
    const run = contacts.slice(first, end);
    const lengthMm = vessel.arcMm[run[run.length - 1].i] - vessel.arcMm[run[0].i];
    if (!run.some((contact) => isAtJunction(vessel, other, contact, placesOf)))
      found.push(`${vessel.id} and ${other.id}`);
    else if (lengthMm > MOST_TOGETHER_MM) found.push(`${vessel.id} along ${other.id}`);
    first = end;
  }
  return found;
}

/** Whether both meet something within the sum of their radii. */
function isAtJunction(vessel: Vessel, other: Vessel, { i, with: reached }: Contact, placesOf: PlacesOf): boolean {
  const fromOwn = least(placesOf(vessel), vessel.pointsMm, i);
  return reached.some((k) => {
    const sum = vessel.radiusMm[i] + other.radiusMm[k];
    return fromOwn <= sum && least(placesOf(other), other.pointsMm, k) <= sum;
  });
}

function least(places: readonly (readonly number[])[], pointsMm: Float64Array, i: number): number {
  let square = Infinity;
  for (const [x, y, z] of places) {
    const away = (pointsMm[3 * i] - x) ** 2 + (pointsMm[3 * i + 1] - y) ** 2 + (pointsMm[3 * i + 2] - z) ** 2;
    if (away < square) square = away;
  }
  return Math.sqrt(square);
}
