import { type Cast, readCast, type SimState, TICK_S } from '../../sim/index.ts';
import { hasReachedTarget, type Level, namesVessel, type Progress } from '../levels/index.ts';
import type { Mishap } from './critical.ts';
import { scoreReflux } from './reflux.ts';
import type { Score } from './score.ts';
import { scoreStability } from './stability.ts';
import type { Tally } from './tally.ts';
import { scoreValves } from './valve.ts';

export type Measure = 'stability' | 'valve' | 'reflux';
type Medal = 'gold' | 'silver' | 'bronze';

/** What a run is worth: plain data, points 0–100. A score is null where the level does not ask for it, or nothing shows it yet. */
export interface ScoreSheet {
  reached: boolean;
  phasesLit: number;
  phasesTotal: number;
  /** Scores that the level asks for. */
  asked: Measure[];
  scores: Record<Measure, Score | null>;
  /** Where the agent is; null in a level without it. */
  cast: Cast | null;
  /** What rules out a medal. */
  critical: readonly Mishap[];
  errors: readonly Mishap[];
  /** Veins entered that are on no accepted route. Looking for the way costs time enough: no medal depends on them. */
  wrongBranches: readonly Mishap[];
  timeS: number;
  beamOnS: number;
  contrastMl: number;
  /** Null without one: not reached, or something critical happened. */
  medal: Medal | null;
}

/** Headline scores of a gold medal. */
const GOLD_POINTS = 90;

interface Scored {
  level: Level;
  sim: SimState;
  progress: Progress;
  tally: Tally;
}

export function scoreAttempt({ level, sim, progress, tally }: Scored): ScoreSheet {
  const { scoring, phases } = level;
  const asked = askedOf(level, sim, tally);
  const cast = scoring?.reflux ? castOf(level, sim) : null;
  const sheet = {
    reached: hasReachedTarget(level, progress),
    ...{ phasesLit: progress.lit.length, phasesTotal: phases.length, asked },
    scores: {
      stability: scoring?.stability ? scoreStability(tally.guide, scoring.stability.needMm) : null,
      valve: asked.includes('valve') ? scoreValves(tally.valves) : null,
      reflux: cast && scoreReflux(cast),
    },
    cast,
    ...{ critical: [...tally.mishaps.critical, ...agentAstray(cast, sim.tick)], errors: [...tally.mishaps.errors] },
    wrongBranches: [...tally.branches.entries],
    ...{ timeS: sim.tick * TICK_S, beamOnS: sim.beam.onS, contrastMl: sim.injector.contrastMl },
  };
  return { ...sheet, medal: medalOf(level, sheet) };
}

/** The cast in the foramen that the level is about; null without one. */
export function castOf({ target }: Pick<Level, 'target'>, { tree, patient, agent }: SimState) {
  const foramen = tree.foramina.find(({ id }) => id === target.foramen);
  return foramen ? readCast(patient, agent, foramen) : null;
}

/** Valves count where the guide is to pass, and where one was met. */
function askedOf({ scoring }: Level, { valves }: SimState, tally: Tally): Measure[] {
  const asked: Measure[] = scoring?.stability ? ['stability'] : [];
  const onTheWay = valves.some(({ vessel }) => scoring?.stability?.parkedIn.some((name) => namesVessel(name, vessel)));
  if (onTheWay || tally.valves.length > 0) asked.push('valve');
  if (scoring?.reflux) asked.push('reflux');
  return asked;
}

/** Agent in veins that lead to the heart is one thing too many beyond this, mL. @assumption a tenth of an ideal cast */
const FORBIDDEN_ML = 0.05;

function agentAstray(cast: Cast | null, tick: number): Mishap[] {
  const ml = cast ? cast.harmfulMl - cast.toLungsMl : 0;
  if (ml <= FORBIDDEN_ML) return [];
  return [{ code: 'agentAstray', say: `${ml.toFixed(2)} mL of agent lie in veins that lead to the heart.`, tick }];
}

/** Bronze: done safely. Silver: every step, without an error, within the level's par, every score shown. Gold: with all of them high. */
function medalOf({ par }: Level, sheet: Omit<ScoreSheet, 'medal'>): Medal | null {
  if (!sheet.reached || sheet.critical.length > 0) return null;
  const isWhole =
    sheet.phasesLit === sheet.phasesTotal && sheet.asked.every((measure) => sheet.scores[measure] !== null);
  if (!isWhole || sheet.errors.length > 0 || sheet.timeS > par.timeS || sheet.beamOnS > par.beamOnS) return 'bronze';
  const isHigh = sheet.asked.every((measure) => (sheet.scores[measure]?.points ?? 0) >= GOLD_POINTS);
  return isHigh ? 'gold' : 'silver';
}
