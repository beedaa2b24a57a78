import { type Level, type Replay, readReplay, runReplay, TICKS_BETWEEN_HASHES } from '../game/index.ts';
import { hashState, type Result, SIM_BUILD } from '../sim/index.ts';

/**
 * The commands of a run with the build and the hashes of this build. The run may have been recorded on another one, so
 * whoever calls this has to see whether it still gets anywhere.
 */
export function restamp(raw: unknown, level: Level): Result<Replay> {
  const unstamped = readReplay(withBlankStamps(raw), { build: SIM_BUILD, level });
  if (!unstamped.ok) return unstamped;
  const hashes = unstamped.value.hashes.map(({ tick }) => ({ tick, hash: '' }));
  const { finalHash } = runReplay(unstamped.value, level, ({ sim }) => {
    if (sim.tick % TICKS_BETWEEN_HASHES === 0) hashes[sim.tick / TICKS_BETWEEN_HASHES - 1]!.hash = hashState(sim);
  });
  return { ok: true, value: { ...unstamped.value, hashes, finalHash } };
}

function withBlankStamps(raw: unknown): unknown {
  const ticks = Number((raw as { ticks?: unknown } | null)?.ticks);
  const due = Number.isSafeInteger(ticks) && ticks > 0 ? Math.floor(Math.min(ticks, 1e7) / TICKS_BETWEEN_HASHES) : 0;
  const hashes = Array.from({ length: due }, (_, i) => ({ tick: (i + 1) * TICKS_BETWEEN_HASHES, hash: '0' }));
  return { ...(raw as object), build: SIM_BUILD, hashes, finalHash: '0' };
}
