/**
 * The law of the house, as one table: what the files of a room may import. The longest room that fits a file counts.
 * A room may always import itself, and the index.ts of the rooms inside it. Packages that are not listed are not allowed.
 */
export interface Row {
  room: string;
  rooms: readonly string[];
  packages: readonly string[];
  /** Rings whose rooms it may enter by their own doors, because it puts single rooms to the test. */
  inside?: readonly string[];
}

const FONTS = ['@fontsource-variable/inter', '@fontsource/ibm-plex-mono'];

export const LAW: readonly Row[] = [
  { room: '', rooms: ['sim', 'game', 'shell'], packages: FONTS },
  { room: 'sim', rooms: ['assets'], packages: ['valibot'] },
  { room: 'sim/agent', rooms: ['sim', 'assets'], packages: ['valibot'] },
  { room: 'sim/physics', rooms: ['sim'], packages: ['matter-js'] },
  { room: 'game', rooms: ['sim'], packages: ['valibot'] },
  { room: 'game/session', rooms: ['sim', 'game'], packages: ['eventemitter3'] },
  { room: 'shell', rooms: ['sim', 'game'], packages: [] },
  { room: 'shell/fluoro', rooms: ['sim', 'game'], packages: ['pixi.js'] },
  { room: 'shell/ui', rooms: ['sim', 'game'], packages: ['preact', '@preact/signals'] },
  { room: 'shell/atlas', rooms: ['sim'], packages: ['preact', '@preact/signals'] },
  { room: 'shell/input', rooms: ['sim', 'game'], packages: [] },
  { room: 'shell/audio', rooms: ['sim', 'game'], packages: ['howler'] },
  { room: 'shell/storage', rooms: ['sim', 'game'], packages: ['valibot'] },
  { room: 'testbed', rooms: ['sim', 'game'], packages: [], inside: ['sim'] },
  { room: 'server', rooms: ['sim', 'game'], packages: ['node:'] },
  { room: 'cli', rooms: ['sim', 'game', 'testbed'], packages: ['node:', 'vite', 'valibot', '@valibot/to-json-schema'] },
];

/** Packages that one single file of the house imports. */
export const IN_ONE_FILE = ['matter-js'];

/** Rings that are only a row of rooms: one enters their rooms, each by its own door. */
export const WITHOUT_DOOR = ['shell', 'testbed'];

/** Where nothing may depend on the wall clock, on chance of its own, or on who listens. */
export const PURE_ROOMS = ['sim', 'game'];
export const BANNED_GLOBALS = [
  'Date',
  'performance',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'requestAnimationFrame',
  'console',
  'crypto',
];
export const BANNED_MEMBERS = ['Math.random', 'Math.pow'];

export const MAX_FILE_LINES = 300;
export const MAX_FUNCTION_LINES = 60;
export const MAX_MEDIAN_FUNCTION_LINES = 8;
