import * as v from 'valibot';
import {
  fullListOf,
  listOf,
  object,
  type Problem,
  type Result,
  readShape,
  seed,
  wholeNumber,
  word,
} from '../../sim/index.ts';
import type { Level } from '../levels/index.ts';
import { checkExchanges } from './check-exchanges.ts';
import { commandSchema } from './command.ts';
import { MAX_REPLAY_TICKS, REPLAY_FORMAT, type Replay, TICKS_BETWEEN_HASHES } from './replay.ts';

const count = v.pipe(wholeNumber, v.maxValue(MAX_REPLAY_TICKS, 'No run is that long'));
const hash = v.pipe(v.string('This must be text'), v.regex(/^[0-9a-f]+$/, 'A hash is made of the digits 0-9 and a-f'));

const spanSchema = object({
  tick: count,
  ticks: v.pipe(count, v.minValue(1, 'Commands last for at least one tick')),
  commands: fullListOf(commandSchema),
});

const replaySchema = object({
  format: v.literal(REPLAY_FORMAT, `The format must be "${REPLAY_FORMAT}"`),
  build: word,
  level: word,
  seed,
  patient: v.optional(v.literal('drawn', 'The patient is "drawn", or left out')),
  ticks: count,
  commands: listOf(spanSchema),
  hashes: listOf(object({ tick: count, hash })),
  finalHash: hash,
  decisions: v.optional(listOf(object({ at: word, tick: count, tried: wholeNumber, succeeded: wholeNumber }))),
});

/** What a replay has to have been recorded on. Without a level, any level will do. */
interface ReplayFits {
  build: string;
  level?: Pick<Level, 'id' | 'devices'>;
}

const noObject: Problem = { code: 'malformed', at: '', say: 'This must be an object.' };

/** Reads a replay file, or says everything that is wrong with it. */
export function readReplay(raw: unknown, fits: ReplayFits): Result<Replay> {
  if (Array.isArray(raw)) return { ok: false, problems: [noObject] };
  const shape = readShape(replaySchema, raw, '');
  const problems = [
    ...(shape.ok ? [] : shape.problems),
    ...checkOrigin(raw, fits),
    ...checkSpans(raw),
    ...checkHashes(raw),
    ...checkExchanges(raw, fits.level),
  ];
  return shape.ok && problems.length === 0 ? shape : { ok: false, problems };
}

const origin = v.object({ build: v.optional(v.unknown()), level: v.optional(v.unknown()) });

function checkOrigin(raw: unknown, fits: ReplayFits): Problem[] {
  if (!v.is(origin, raw)) return [];
  const problems: Problem[] = [];
  if (typeof raw.build === 'string' && raw.build !== fits.build) {
    const say = `This was recorded on build "${raw.build}"; this is build "${fits.build}", which may compute another world.`;
    problems.push({ code: 'otherBuild', at: 'build', say });
  }
  if (typeof raw.level === 'string' && fits.level !== undefined && raw.level !== fits.level.id) {
    problems.push({
      code: 'otherLevel',
      at: 'level',
      say: `This is a run of "${raw.level}", not of "${fits.level.id}".`,
    });
  }
  return problems;
}

const timed = v.object({
  ticks: v.number(),
  commands: v.array(v.object({ tick: v.number(), ticks: v.number() })),
});

/** Commands must follow each other, and end with the run. */
function checkSpans(raw: unknown): Problem[] {
  if (!v.is(timed, raw)) return [];
  let freeFrom = 0;
  return raw.commands.flatMap(({ tick, ticks }, i) => {
    const at = `commands[${i}]`;
    const problems: Problem[] = [];
    if (tick < freeFrom) {
      const say = `These commands start at tick ${tick}, but those before them last until tick ${freeFrom}.`;
      problems.push({ code: 'tickOrder', at: `${at}.tick`, say });
    }
    freeFrom = Math.max(freeFrom, tick + ticks);
    if (tick + ticks > raw.ticks) {
      const say = `These commands last until tick ${tick + ticks}, but the run ends at ${raw.ticks}.`;
      problems.push({ code: 'pastTheEnd', at, say });
    }
    return problems;
  });
}

const hashed = v.object({ ticks: v.number(), hashes: v.array(v.object({ tick: v.number() })) });

/** A hash is due every so many ticks: with one missing, a divergence could hide. */
function checkHashes(raw: unknown): Problem[] {
  if (!v.is(hashed, raw)) return [];
  const due = Math.floor(raw.ticks / TICKS_BETWEEN_HASHES);
  const misplaced: Problem[] = raw.hashes.flatMap(({ tick }, i) => {
    const expected = (i + 1) * TICKS_BETWEEN_HASHES;
    if (tick === expected) return [];
    return [
      { code: 'tickOrder', at: `hashes[${i}].tick`, say: `The hash number ${i + 1} belongs to tick ${expected}.` },
    ];
  });
  if (raw.hashes.length === due) return misplaced;
  const say = `A run of ${raw.ticks} ticks has ${due} hashes, one every ${TICKS_BETWEEN_HASHES} ticks; here are ${raw.hashes.length}.`;
  return [...misplaced, { code: 'hashCount', at: 'hashes', say }];
}
