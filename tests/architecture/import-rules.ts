import type { Import, SourceFile } from './house.ts';
import { IN_ONE_FILE, LAW, type Row, WITHOUT_DOOR } from './law.ts';

const isIn = (path: string, room: string): boolean => room === '' || path === room || path.startsWith(`${room}/`);

function rowOf(path: string, law: readonly Row[] = LAW): Row {
  return law.filter(({ room }) => isIn(path, room)).sort((a, b) => b.room.length - a.room.length)[0]!;
}

const eachImport = (house: readonly SourceFile[], rule: (file: SourceFile, one: Import) => string[]): string[] =>
  house.flatMap((file) => file.imports.flatMap((one) => rule(file, one)));

/** That a room may import these is the order of the rings, whether it does or not. */
const RINGS = ['sim', 'game', 'shell'];

/** Imports that the table does not allow. */
export function breaksTheLaw(house: readonly SourceFile[]): string[] {
  return eachImport(house, (file, { from, target }) => {
    const row = rowOf(file.path);
    if (target === null) return mayImportPackage(row, from) ? [] : [`${file.path} imports the package ${from}`];
    const allowed = isIn(target, row.room) || row.rooms.some((room) => isIn(target, room));
    return allowed ? [] : [`${file.path} imports ${target}`];
  });
}

function mayImportPackage(row: Row, from: string): boolean {
  return row.packages.some((name) => isPackage(from, name));
}

/** `node:` stands for all of Node's own. */
function isPackage(from: string, name: string): boolean {
  return name.endsWith(':') ? from.startsWith(name) : isIn(from, name);
}

/** Lines of the table for rooms that are not there, and what is allowed but not used, except to look down the rings. */
export function allowsTooMuch(house: readonly SourceFile[], law: readonly Row[] = LAW): string[] {
  return law.flatMap(({ room, rooms, packages }) => {
    const files = house.filter(({ path }) => rowOf(path, law).room === room);
    const imports = files.flatMap((file) => file.imports);
    const name = room || 'src';
    if (files.length === 0) return [`the table has a room ${name}, which is not there`];
    const idle = rooms.filter(
      (other) => !RINGS.includes(other) && !imports.some(({ target }) => target !== null && isIn(target, other)),
    );
    const unused = packages.filter(
      (one) => !imports.some(({ from, target }) => target === null && isPackage(from, one)),
    );
    return [...idle, ...unused].map((what) => `${name} may import ${what}, but does not`);
  });
}

/** Imports that enter a room, but not by its index.ts. */
export function avoidsTheDoor(house: readonly SourceFile[]): string[] {
  const files = new Set(house.map(({ path }) => path));
  return eachImport(house, (file, { target }) => {
    if (target === null || !files.has(target)) return [];
    const room = outermostRoomEntered(file.path, target);
    if (room === null || target === `${room}/index.ts`) return [];
    const alone = house.filter(({ path }) => isIn(path, room)).length === 1;
    return alone ? [] : [`${file.path} enters ${room} by ${target}`];
  });
}

/** The largest room that the target is in and the importing file is not. Folders inside a room are its own affair. */
function outermostRoomEntered(from: string, target: string): string | null {
  const folders = target.split('/').slice(0, -1).slice(0, 2);
  const rooms = folders.map((_, depth) => folders.slice(0, depth + 1).join('/'));
  const open = [...WITHOUT_DOOR, ...(rowOf(from).inside ?? [])];
  return rooms.find((room) => !open.includes(room) && !isIn(from, room)) ?? null;
}

/** Files that import each other in a ring. */
export function goesInCircles(house: readonly SourceFile[]): string[] {
  const byPath = new Map(house.map((file) => [file.path, file]));
  const done = new Set<string>();
  const cycles: string[] = [];
  const follow = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) cycles.push([...way.slice(way.indexOf(path)), path].join(' -> '));
    if (way.includes(path) || done.has(path)) return;
    for (const { target } of byPath.get(path)?.imports ?? []) if (target !== null) follow(target, [...way, path]);
    done.add(path);
  };
  for (const { path } of house) follow(path, []);
  return cycles;
}

/** Packages of which one file is the only owner, imported by more. */
export function sharesAnOwnedPackage(house: readonly SourceFile[]): string[] {
  return IN_ONE_FILE.flatMap((name) => {
    const owners = house.filter(({ imports }) => imports.some(({ from }) => isIn(from, name)));
    return owners.length <= 1 ? [] : [`${name} is imported by ${owners.map(({ path }) => path).join(' and ')}`];
  });
}

/** Imports of a file that is not there; the resolver of the build would say so too, but later. */
export function leadsNowhere(house: readonly SourceFile[]): string[] {
  const files = new Set(house.map(({ path }) => path));
  return eachImport(house, (file, { target }) =>
    target !== null && /\.tsx?$/.test(target) && !files.has(target)
      ? [`${file.path} imports ${target}, which is not there`]
      : [],
  );
}
