/** Plays a level from its start to its target by looking ahead: commands by tick, and what it met on the way. */
import { routeTo, type Problem, type Result, TICK_S, type VesselTree } from '../../sim/index.ts';
import { type Condition, type Level, vesselsNamed } from '../levels/index.ts';
import type { Replay } from '../replay/index.ts';
import { createSession, type Session } from '../session/index.ts';
import { achieve } from './goals.ts';
import { Hands } from './hands.ts';
import type { Case, Decision } from './look-ahead.ts';
import { layWay, type Way } from './way.ts';

export interface Plan {
  replay: Replay;
  decisions: readonly Decision[];
}

/** The run, or where it got stuck. `tell` hears of progress. */
export function planLevel(level: Level, tell: (line: string) => void = () => {}): Result<Plan> & { session: Session | null } {
  const session = createSession(level);
  const hands = new Hands(session);
  const way = wayOf(level, session.state.tree);
  if (!way) return { ok: false, session, problems: [{ code: 'noWay', at: 'phases', say: 'No way leads to where the level ends.' }] };
  const c: Case = { hands, level, way, decisions: [], tell };
  hands.tick({ kind: 'pedal', down: true });
  const problems: Problem[] = [];
  for (const [i, phase] of level.phases.entries()) {
    const isDone = () => hands.isLit(phase.id);
    const isNear = achieve(c, phase.when, isDone);
    hands.wait(1, isDone);
    tell(`${(hands.state.tick * TICK_S).toFixed(1)} s: ${phase.id} ${isDone() ? 'reached' : isNear ? 'not lit' : 'not reached'}`);
    if (!isDone()) problems.push(stuckAt(i, phase.id, hands));
    if (problems.length > 0) break;
  }
  hands.tick({ kind: 'pedal', down: false });
  if (problems.length > 0) return { ok: false, session, problems };
  return { ok: true, session, value: { replay: session.replay(), decisions: c.decisions } };
}

function stuckAt(i: number, phase: string, { state }: Hands): Problem {
  const tips = state.devices.filter(({ spec }) => spec).map(({ spec, tipVessel, insertedMm }) => `${spec!.id} in ${tipVessel} (${insertedMm.toFixed(0)} mm)`);
  return { code: 'stuck', at: `phases[${i}]`, say: `"${phase}" was not reached in ${(state.tick * TICK_S).toFixed(0)} s; there lie ${tips.join(', ')}.` };
}

/** The furthest that a phase asks for: the first vein of its list, to the end. */
function wayOf(level: Level, tree: VesselTree): Way | null {
  const routes = level.phases.flatMap(({ when }) => tipsIn(when)).flatMap(({ vessels, maxArcMm }) => {
    const vessel = vesselsNamed(vessels[0]!, tree)[0]!;
    return routeTo(tree, vessel.id, Math.min(maxArcMm ?? vessel.lengthMm, vessel.lengthMm)) ?? [];
  });
  const furthest = routes.sort((a, b) => b.lengthMm - a.lengthMm)[0];
  return furthest ? layWay(tree, furthest.legs) : null;
}

function tipsIn(condition: Condition): Extract<Condition, { kind: 'tipIn' }>[] {
  if (condition.kind === 'tipIn') return [condition];
  if (condition.kind === 'holdS') return tipsIn(condition.that);
  if (condition.kind === 'all') return condition.of.flatMap(tipsIn);
  return condition.kind === 'any' ? condition.of.flatMap(tipsIn).slice(0, 1) : [];
}
