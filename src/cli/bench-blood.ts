/** Times what else is in a tick: the blood with contrast and agent in it, and the game's look at the world. */

import { embolizedBlood, judging } from '../testbed/bench/index.ts';
import { type Cost, round, timeRuns } from './bench-figures.ts';
import { levelFile, readLevelFile } from './shelf.ts';

/** Pieces of vein beyond the patient's own. */
const MORE_PIECES = [0, 230, 730, 1730];
/** Until everything is compiled, and agent and contrast have spread. */
const WARM_UP_TICKS = 1500;
/** A level that asks for contrast and for a cast. */
const LEVEL = 'right-t8';

export interface BloodCost extends Cost {
  segments: number;
  cells: number;
  /** Processor time for each piece of vein over that in the patient's own tree: 1 where the cost grows as the tree does. */
  overLinear: number;
}

/** Blood, contrast and embolic agent, on larger and larger trees. */
export function timeBlood(ticks: number): BloodCost[] {
  const rows = MORE_PIECES.map((more) => {
    const { segments, cells, step } = embolizedBlood(more);
    return { segments, cells, ...timeRuns(step, ticks, WARM_UP_TICKS) };
  });
  const own = rows[0]!.cpuMs / rows[0]!.segments;
  return rows.map((row) => ({ ...row, overLinear: round(row.cpuMs / row.segments / own) }));
}

/** What the game does after each tick: the tally, and every phase of a level looked at. */
export function timeJudging(ticks: number): Cost {
  const { level } = readLevelFile(levelFile(LEVEL));
  if (!level) throw new Error(`the level ${LEVEL} is not there`);
  return timeRuns(judging(level), ticks, 10 * WARM_UP_TICKS);
}
