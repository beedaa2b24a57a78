import { hasReachedTarget, type Level, type Progress } from '../levels/index.ts';

/** What a run is worth. The three headline scores are 0–100, or null where the level does not ask for them. */
interface ScoreSheet {
  reached: boolean;
  phasesLit: number;
  phasesTotal: number;
  scores: { stability: number | null; valve: number | null; reflux: number | null };
  /** What rules out a medal, as codes. */
  critical: readonly string[];
}

/** No level asks for a headline score yet: they are null, which is not the same as full marks. */
export function scoreAttempt({ level, progress }: { level: Level; progress: Progress }): ScoreSheet {
  return {
    reached: hasReachedTarget(level, progress),
    ...{ phasesLit: progress.lit.length, phasesTotal: level.phases.length },
    scores: { stability: null, valve: null, reflux: null },
    critical: [],
  };
}
