/** The door of the game: what the trainer asks. */
export * from './attempt/index.ts';
export * from './cases/index.ts';
export * from './levels/index.ts';
export * from './planner/index.ts';
export * from './replay/index.ts';
export * from './scoring/index.ts';
export * from './session/index.ts';
