import * as v from 'valibot';
import { type Problem, problemsOfIssues, type Result } from '../../sim/index.ts';
import { checkConditions } from './check-conditions.ts';
import { checkNames } from './check-names.ts';
import { checkStart } from './check-start.ts';
import { type Level, levelSchema } from './level.ts';
import { knownWorld, type LevelWorld } from './world.ts';

/**
 * Reads a level file, or says everything that is wrong with it. The names are checked even where the shape is wrong,
 * as far as they can be made out, so that an author sees all there is to mend at once.
 */
export function readLevel(raw: unknown, world: LevelWorld = knownWorld()): Result<Level> {
  const shape = v.safeParse(levelSchema, raw);
  const problems: Problem[] = [
    ...(shape.success ? [] : problemsOfIssues(shape.issues, '')),
    ...checkNames(raw, world),
    ...checkStart(raw, world),
    ...checkConditions(raw, world),
  ];
  return shape.success && problems.length === 0 ? { ok: true, value: shape.output } : { ok: false, problems };
}
