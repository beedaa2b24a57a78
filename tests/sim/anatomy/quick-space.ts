/**
 * The rules of space for patients who share most veins with a known sound one: axes out of bone and aorta, and no shared
 * space but where veins meet. A tree takes up courses that it has drawn before, so what was found out about one of those,
 * or about two, is kept: a patient takes a few milliseconds.
 */
import { landmarks, nearestOnAxis, type Vessel, type VesselTree } from '../../../src/sim/anatomy/index.ts';
import { outsideBody, pointAt } from './measure.ts';

/** Veins that meet part again within this length, mm. Along the one that differs: a wide trunk has a thin vein beside it for its own width. */
const MOST_TOGETHER_MM = 16;
/** No part of a vertebral body is further above or below its centre. */
const HALF_BODY_MM = 25;

/** Least and most x, y, z. */
type Box = readonly number[];

/** What is known of one course, drawn for the first vessel that had it. */
interface Course {
  vessel: Vessel;
  box: Box;
  /** Bones and great vessels that it is in. */
  inside: readonly string[];
  /** Courses of the sound tree whose boxes it touches. */
  near: readonly Course[];
  /** By course that will be met again; null where this one will not. */
  contacts: Map<Course, readonly Contact[]> | null;
}

/** A point of one vein whose lumen reaches those points of the other. */
interface Contact {
  i: number;
  with: readonly number[];
}

/** Says what is wrong with a patient's tree, by comparison with the sound one. */
export function createSpaceCheck(sound: VesselTree) {
  const courseOf = createCourses(sound);
  return (tree: VesselTree): string[] => {
    const courses = tree.vessels.map(courseOf);
    const present = new Set(courses);
    const changed = courses.filter(({ vessel }) => !isIn(sound, vessel));
    const placesOf = createPlaces(tree);
    return changed.flatMap((course) => {
      const others = changed.filter((other) => other !== course && touch(course.box, other.box));
      const unchanged = course.near.filter((other) => present.has(other));
      return [...course.inside, ...[...others, ...unchanged].flatMap((other) => strangers(course, other, placesOf))];
    });
  };
}

function isIn({ byId }: VesselTree, { id, pointsMm, radiusMm }: Vessel): boolean {
  const same = byId.get(id);
  return same?.pointsMm === pointsMm && same.radiusMm === radiusMm;
}

/** Keeps the courses of the sound tree, and those that come a second time. */
function createCourses(sound: VesselTree) {
  const seen = new WeakSet<Float64Array>();
  const kept = new Map<Float64Array, Course>();
  const courseOf = (vessel: Vessel): Course => {
    const known = kept.get(vessel.radiusMm);
    if (known) return known;
    const again = seen.has(vessel.radiusMm);
    seen.add(vessel.radiusMm);
    const box = boxOf(vessel);
    const near = nearTo(box, slabs);
    const course: Course = {
      vessel,
      box,
      inside: insideOf(vessel, sound, box),
      near,
      contacts: again ? new Map() : null,
    };
    if (again) kept.set(vessel.radiusMm, course);
    return course;
  };
  const slabs = new Map<number, Course[]>();
  for (const vessel of sound.vessels) seen.add(vessel.radiusMm);
  for (const course of sound.vessels.map(courseOf)) for (const slab of slabsOf(course.box)) put(slabs, slab, course);
  return courseOf;
}

/** Slices of the patient from below upwards, so that not every vein has to be asked how near it is. */
const SLAB_MM = 12;

function slabsOf([, low, , , high]: Box): number[] {
  const first = Math.floor(low / SLAB_MM);
  return Array.from({ length: Math.floor(high / SLAB_MM) - first + 1 }, (_, k) => first + k);
}

function nearTo(box: Box, slabs: ReadonlyMap<number, readonly Course[]>): Course[] {
  const near = new Set<Course>();
  for (const slab of slabsOf(box))
    for (const course of slabs.get(slab) ?? []) if (touch(box, course.box)) near.add(course);
  return [...near];
}

function put<K, T>(lists: Map<K, T[]>, key: K, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function boxOf({ pointsMm, radiusMm }: Vessel): Box {
  const box = [Infinity, Infinity, Infinity, -Infinity, -Infinity, -Infinity];
  for (let i = 0; i < radiusMm.length; i++)
    for (let k = 0; k < 3; k++) {
      const [at, r] = [pointsMm[3 * i + k], radiusMm[i]];
      if (at - r < box[k]) box[k] = at - r;
      if (at + r > box[k + 3]) box[k + 3] = at + r;
    }
  return box;
}

const touch = (a: Box, b: Box): boolean =>
  a[1] < b[4] && b[1] < a[4] && a[0] < b[3] && b[0] < a[3] && a[2] < b[5] && b[2] < a[5];

function insideOf(vessel: Vessel, { vertebrae }: VesselTree, box: Box): string[] {
  return [...bonesOf(vessel, vertebrae, box), ...aortaOf(vessel, box)].map((where) => `${vessel.id} in ${where}`);
}

function bonesOf(vessel: Vessel, vertebrae: VesselTree['vertebrae'], [, low, , , high]: Box): string[] {
  if (vessel.group === 'basivertebral') return [];
  const bones = vertebrae.filter((body) => {
    const yMm = body.centreMm[1];
    if (body.depthMm === 0 || yMm < low - HALF_BODY_MM || yMm > high + HALF_BODY_MM) return false;
    for (let i = 0; i < vessel.arcMm.length; i++) {
      if (Math.abs(vessel.pointsMm[3 * i + 1] - yMm) > HALF_BODY_MM) continue;
      const outside = outsideBody(body, pointAt(vessel, i));
      if (outside !== null && outside <= 0) return true;
    }
    return false;
  });
  return bones.map(({ level }) => level);
}

const aortaPieces = landmarks.aorta.flatMap(({ id, pointsMm, diameterMm }) =>
  pointsMm.slice(1).map((end, k) => {
    const [start, radiusMm] = [pointsMm[k], diameterMm / 2];
    const least = [0, 1, 2].map((n) => Math.min(start[n], end[n]) - radiusMm);
    const most = [0, 1, 2].map((n) => Math.max(start[n], end[n]) + radiusMm);
    return { id, radiusMm, start, end, box: [...least, ...most] };
  }),
);

function aortaOf({ pointsMm, radiusMm }: Vessel, box: Box): string[] {
  const pieces = aortaPieces.filter((piece) => {
    if (!touch(box, piece.box)) return false;
    const { start, end } = piece;
    const [x, y, z] = [end[0] - start[0], end[1] - start[1], end[2] - start[2]];
    const square = x * x + y * y + z * z;
    for (let i = 0; i < radiusMm.length; i++) {
      const [px, py, pz] = [pointsMm[3 * i] - start[0], pointsMm[3 * i + 1] - start[1], pointsMm[3 * i + 2] - start[2]];
      const t = Math.min(1, Math.max(0, (px * x + py * y + pz * z) / square));
      const sum = piece.radiusMm + radiusMm[i];
      if ((px - t * x) ** 2 + (py - t * y) ** 2 + (pz - t * z) ** 2 < sum ** 2) return true;
    }
    return false;
  });
  return pieces.map(({ id }) => id);
}

type Places = readonly (readonly number[])[];
type PlacesOf = (course: Course) => Places;

/** For each vein where others join it or it joins others. */
function createPlaces({ vessels, byId }: VesselTree): PlacesOf {
  const guests = new Map<string, Vessel[]>();
  for (const vessel of vessels)
    for (const host of new Set([vessel.from, vessel.to])) if (host !== null) put(guests, host, vessel);
  const known = new Map<string, Places>();
  const find = (vessel: Vessel): Places => {
    const last = vessel.arcMm.length - 1;
    return [
      ...(vessel.from !== null && byId.has(vessel.from) ? [pointAt(vessel, 0)] : []),
      ...(vessel.to !== null && byId.has(vessel.to) ? [pointAt(vessel, last)] : []),
      ...(guests.get(vessel.id) ?? []).flatMap((guest) => placesOn(vessel, guest)),
    ];
  };
  return ({ vessel: { id } }) => {
    const places = known.get(id) ?? find(byId.get(id)!);
    known.set(id, places);
    return places;
  };
}

function placesOn(host: Vessel, guest: Vessel): Places {
  const ends = [guest.from === host.id ? 0 : -1, guest.to === host.id ? guest.arcMm.length - 1 : -1];
  return ends.flatMap((end) => {
    if (end < 0) return [];
    const { arcMm } = nearestOnAxis(host, pointAt(guest, end));
    const i = host.arcMm.findIndex((at) => at >= arcMm - 1e-9);
    return [pointAt(host, i < 0 ? host.arcMm.length - 1 : i)];
  });
}

function contactsOf(course: Course, other: Course): readonly Contact[] {
  const known = other.contacts && course.contacts;
  const contacts = known?.get(other) ?? findContacts(course, other);
  known?.set(other, contacts);
  return contacts;
}

function findContacts(course: Course, other: Course): readonly Contact[] {
  const [p, q] = [course.vessel.pointsMm, other.vessel.pointsMm];
  const contacts: Contact[] = [];
  const candidates = pointsIn(other.vessel, course.box);
  for (const i of pointsIn(course.vessel, other.box)) {
    const [x, y, z, r] = [p[3 * i], p[3 * i + 1], p[3 * i + 2], course.vessel.radiusMm[i]];
    const reached: number[] = [];
    for (const k of candidates) {
      const sum = r + other.vessel.radiusMm[k];
      const square = (q[3 * k] - x) ** 2 + (q[3 * k + 1] - y) ** 2 + (q[3 * k + 2] - z) ** 2;
      if (square < sum * sum) reached.push(k);
    }
    if (reached.length > 0) contacts.push({ i, with: reached });
  }
  return contacts;
}

/** Points whose lumen reaches into a box. */
function pointsIn({ pointsMm, radiusMm }: Vessel, box: Box): number[] {
  const inside: number[] = [];
  for (let i = 0; i < radiusMm.length; i++) {
    const [x, y, z, r] = [pointsMm[3 * i], pointsMm[3 * i + 1], pointsMm[3 * i + 2], radiusMm[i]];
    if (x + r < box[0] || x - r > box[3] || y + r < box[1] || y - r > box[4]) continue;
    if (z + r >= box[2] && z - r <= box[5]) inside.push(i);
  }
  return inside;
}

/** Stretches along a vein that share space with another one far from where both meet something, or for too long. */
function strangers(course: Course, other: Course, placesOf: PlacesOf): string[] {
  const contacts = contactsOf(course, other);
  const { id, arcMm } = course.vessel;
  const found: string[] = [];
  for (let first = 0, end = 1; first < contacts.length; first = end++) {
    while (end < contacts.length && contacts[end].i === contacts[end - 1].i + 1) end++;
    const run = contacts.slice(first, end);
    const lengthMm = arcMm[contacts[end - 1].i] - arcMm[contacts[first].i];
    if (!run.some((contact) => isAtJunction(course, other, contact, placesOf)))
      found.push(`${id} and ${other.vessel.id}`);
    else if (lengthMm > MOST_TOGETHER_MM) found.push(`${id} along ${other.vessel.id}`);
  }
  return found;
}

/** Whether both meet something within the sum of their radii. */
function isAtJunction(course: Course, other: Course, { i, with: reached }: Contact, placesOf: PlacesOf): boolean {
  const { vessel } = course;
  const fromOwn = least(placesOf(course), vessel.pointsMm, i);
  const places = placesOf(other);
  return reached.some((k) => {
    const sum = vessel.radiusMm[i] + other.vessel.radiusMm[k];
    return fromOwn <= sum && least(places, other.vessel.pointsMm, k) <= sum;
  });
}

function least(places: Places, pointsMm: Float64Array, i: number): number {
  let square = Infinity;
  for (const [x, y, z] of places) {
    const away = (pointsMm[3 * i] - x) ** 2 + (pointsMm[3 * i + 1] - y) ** 2 + (pointsMm[3 * i + 2] - z) ** 2;
    if (away < square) square = away;
  }
  return Math.sqrt(square);
}
