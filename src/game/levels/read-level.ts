import { type Problem, type Result, readShape } from '../../sim/index.ts';
import { checkConditions } from './check-conditions.ts';
import { checkNames } from './check-names.ts';
import { checkRoutes } from './check-routes.ts';
import { checkStart } from './check-start.ts';
import { type Level, levelSchema } from './level.ts';
import { isDeeperThan } from './parts.ts';
import { knownWorld, type LevelWorld, worldOf } from './world.ts';

/** No honest condition is nested deeper; a file without end must not exhaust the reader. */
const MAX_DEPTH = 64;
const tooDeep: Problem = { code: 'tooDeep', at: '', say: `Parts lie in each other more than ${MAX_DEPTH} deep.` };
const noObject: Problem = { code: 'malformed', at: '', say: 'This must be an object.' };

/**
 * Reads a level file, or says everything that is wrong with it. The names are checked even where the shape is wrong,
 * as far as they can be made out, so that an author sees all there is to mend at once.
 */
export function readLevel(raw: unknown, world: LevelWorld = knownWorld()): Result<Level> {
  if (isDeeperThan(MAX_DEPTH, raw)) return { ok: false, problems: [tooDeep] };
  // To a shape, a list is an object without any of the keys.
  if (Array.isArray(raw)) return { ok: false, problems: [noObject] };
  const shape = readShape(levelSchema, raw, '');
  const own = worldOf(raw, world);
  const problems: Problem[] = [
    ...(shape.ok ? [] : shape.problems),
    ...checkNames(raw, own),
    ...checkStart(raw, own),
    ...checkRoutes(raw, own),
    ...checkConditions(raw, own),
  ];
  return shape.ok && problems.length === 0 ? shape : { ok: false, problems };
}
