/** A run as data: build, level, seed, the commands by tick, and a state hash now and then. */
import type { SimCommand } from '../../sim/index.ts';

export const REPLAY_FORMAT = 'azygos-replay-1';

/** The same commands in each of `ticks` ticks, the first of them when the state's tick is `tick`. */
export interface Span {
  tick: number;
  ticks: number;
  commands: readonly SimCommand[];
}

/** The hash of the state after that many ticks. */
export interface Milestone {
  tick: number;
  hash: string;
}

export interface Replay {
  format: typeof REPLAY_FORMAT;
  /** The build of the simulation: another one may compute another world from the same commands. */
  build: string;
  level: string;
  seed: number;
  /** Another patient than the level's own: the one that chance gives to the seed. */
  patient?: 'drawn' | undefined;
  /** Length of the run. */
  ticks: number;
  /** In order; ticks without commands are not listed. */
  commands: readonly Span[];
  hashes: readonly Milestone[];
  finalHash: string;
  /** Only in a run that was planned: the choices that were met on the way. */
  decisions?: readonly Decision[] | undefined;
}

/** A place where there was a choice: how many ways of going on were tried from there, and how many of them led on. */
export interface Decision {
  at: string;
  tick: number;
  tried: number;
  succeeded: number;
}

/** How often a hash is taken. @assumption once a second finds the first divergence closely enough */
export const TICKS_BETWEEN_HASHES = 60;

/** Longest run that is read, ticks. @assumption four hours, more than any case or lesson */
export const MAX_REPLAY_TICKS = 4 * 60 * 60 * 60;
