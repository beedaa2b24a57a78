/** Runs as files: what is worth saving, and what was saved, to be watched again. */
import { hasReachedTarget, type Level, type Replay, readReplay, type Session } from '../game/index.ts';
import { type Problem, type Result, TICKS_PER_S } from '../sim/index.ts';

/** Larger files are not read. @assumption the longest run, with a hash and a change of hands every second, takes 4 MB */
const MOST_BYTES = 20_000_000;

export async function readSavedRun(
  file: File,
  levels: readonly Level[],
): Promise<Result<{ level: Level; replay: Replay }>> {
  const raw = await readJson(file);
  if (!raw.ok) return raw;
  const named = nameOf(raw.value, 'level');
  const level = levels.find(({ id }) => id === named);
  const replay = readRun(raw.value, level);
  const problems: Problem[] = replay.ok ? [] : [...replay.problems];
  if (named !== null && !level) {
    const known = levels.map(({ id }) => id).join(', ');
    problems.push({
      code: 'unknownLevel',
      at: 'level',
      say: `There is no level called "${named}"; there are ${known}.`,
    });
  }
  return level && replay.ok ? { ok: true, value: { level, replay: replay.value } } : { ok: false, problems };
}

/** A run of whatever build: what is watched need not be the same to the last bit. */
export function readRun(raw: unknown, level?: Level): Result<Replay> {
  return readReplay(raw, { build: nameOf(raw, 'build') ?? '', ...(level === undefined ? {} : { level }) });
}

async function readJson(file: File): Promise<Result<unknown>> {
  const refuse = (code: string, say: string) => ({ ok: false as const, problems: [{ code, at: '', say }] });
  if (file.size > MOST_BYTES) return refuse('tooLarge', 'No run is that large.');
  try {
    return { ok: true, value: JSON.parse(await file.text()) as unknown };
  } catch (error) {
    return refuse('notJson', `This is not JSON: ${(error as Error).message}.`);
  }
}

function nameOf(raw: unknown, key: 'level' | 'build'): string | null {
  const value = typeof raw === 'object' && raw !== null && key in raw ? (raw as Record<string, unknown>)[key] : null;
  return typeof value === 'string' ? value : null;
}

/** A run that is longer than this, and kept nowhere, is not left without a question. @assumption what one would not play again gladly */
const WORTH_KEEPING_TICKS = 30 * TICKS_PER_S;

/** Whether something would be lost with a run of which so much lies in a file. */
export function isAtStake({ level, state, progress }: Session, savedTicks: number): boolean {
  return !hasReachedTarget(level, progress) && state.tick - savedTicks > WORTH_KEEPING_TICKS;
}
