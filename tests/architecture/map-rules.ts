/** The map of the house in src/README.md, held against the folders that are there. */

/** Rooms of the table: `sim/anatomy` `devices` is two rooms of sim. */
export function roomsOnTheMap(markdown: string): string[] {
  const rows = markdown.split('\n').filter((line) => /^\| `[a-z]/.test(line));
  return rows.flatMap((row) => {
    const names = [...row.split('|')[1]!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!);
    const floor = names[0]!.includes('/') ? names[0]!.split('/')[0]! : '';
    return names
      .filter((name) => !name.endsWith('.ts'))
      .map((name) => (name.includes('/') ? name.replace(/\/$/, '') : `${floor}/${name}`));
  });
}

/** Folders that the map leaves out, and rooms that it invents. Folders inside a room are its own affair. */
export function misleads(markdown: string, folders: readonly string[]): string[] {
  const rooms = roomsOnTheMap(markdown);
  const isOn = (folder: string) => rooms.some((room) => room === folder || room.startsWith(`${folder}/`));
  const missing = folders.filter((folder) => folder.split('/').length <= 2 && !isOn(folder));
  return [
    ...missing.map((folder) => `src/README.md does not say what ${folder} is for`),
    ...rooms
      .filter((room) => !folders.includes(room))
      .map((room) => `src/README.md has a room ${room}, which is not there`),
  ];
}
