/** Whether a tick costs more where there are more veins: a level's world in the whole tree against the same in a small one. */
import { worldsOfLevel } from '../testbed/bench/index.ts';
import { quantile, round, timed } from './bench-figures.ts';
import { levelFile, readLevelFile } from './shelf.ts';

const LEVEL = 'right-t8';
const WARM_UP_TICKS = 600;

interface AtlasCost {
  /** Median tick in the whole tree over that in the small one. */
  ratio: number;
  p50FullMs: number;
  p50LevelMs: number;
  /** Pieces of vein in the whole tree, and in the small one. */
  pieces: number;
  piecesLevel: number;
}

/** Tick by tick in turn, so that what else the machine does falls on both. */
export function timeAtlas(ticks: number): AtlasCost {
  const { level } = readLevelFile(levelFile(LEVEL));
  if (!level) throw new Error(`the level ${LEVEL} is not there`);
  const [full, small] = worldsOfLevel(level);
  const tookMs: [number[], number[]] = [[], []];
  for (let tick = -WARM_UP_TICKS; tick < ticks; tick += 1) {
    const [ofFull, ofSmall] = [timed(full.step), timed(small.step)];
    if (tick < 0) continue;
    tookMs[0].push(ofFull);
    tookMs[1].push(ofSmall);
  }
  const [p50FullMs, p50LevelMs] = [quantile(tookMs[0], 0.5), quantile(tookMs[1], 0.5)];
  return {
    ...{ ratio: round(p50FullMs / p50LevelMs), p50FullMs: round(p50FullMs), p50LevelMs: round(p50LevelMs) },
    ...{ pieces: full.pieces, piecesLevel: small.pieces },
  };
}
