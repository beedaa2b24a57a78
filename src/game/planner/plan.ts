/** Plays a level from its start to its target by looking ahead: commands by tick, and what it met on the way. */
import { type Problem, routeTo, TICK_S, type VesselTree } from '../../sim/index.ts';
import { type Condition, type Level, namesVessel, vesselsNamed } from '../levels/index.ts';
import type { Decision, Replay } from '../replay/index.ts';
import type { ScoreSheet } from '../scoring/index.ts';
import { createSession } from '../session/index.ts';
import { achieve } from './goals.ts';
import { Hands } from './hands.ts';
import type { Case } from './look-ahead.ts';
import { layWay, type Way } from './way.ts';

/** The run, or where it got stuck and what was played until then. `tell` hears of progress. */
export function planLevel(
  level: Level,
  tell: (line: string) => void = () => {},
): { replay: Replay; sheet: ScoreSheet; problems: Problem[] } {
  const session = createSession(level);
  const hands = new Hands(session);
  const way = wayOf(level, session.state.tree);
  const decisions: Decision[] = [];
  const problems = way ? playPhases({ hands, level, way, decisions, tell }) : [NO_WAY];
  return { replay: { ...session.replay(), decisions }, sheet: session.score(), problems };
}

const NO_WAY: Problem = { code: 'noWay', at: 'routes', say: 'No way leads to where the level ends.' };

function playPhases(c: Case): Problem[] {
  const { hands, level, tell } = c;
  hands.tick({ kind: 'pedal', down: true });
  for (const [i, phase] of level.phases.entries()) {
    const isDone = () => hands.isLit(phase.id);
    const isNear = achieve(c, phase.when, isDone);
    hands.wait(1, isDone);
    tell(
      `${(hands.state.tick * TICK_S).toFixed(1)} s: ${phase.id} ${isDone() ? 'reached' : isNear ? 'not lit' : 'not reached'}`,
    );
    if (!isDone()) return [stuckAt(i, phase.id, hands)];
  }
  hands.tick({ kind: 'pedal', down: false });
  return [];
}

function stuckAt(i: number, phase: string, { state }: Hands): Problem {
  const tips = state.devices
    .filter(({ spec }) => spec)
    .map(({ spec, tipVessel, insertedMm }) => `${spec!.id} in ${tipVessel} (${insertedMm.toFixed(0)} mm)`);
  return {
    code: 'stuck',
    at: `phases[${i}]`,
    say: `"${phase}" was not reached in ${(state.tick * TICK_S).toFixed(0)} s; there lie ${tips.join(', ')}.`,
  };
}

/** To the end of the furthest vein that a phase asks for, through the veins of the level's first route. */
function wayOf(level: Level, tree: VesselTree): Way | null {
  const through = level.routes[0] ?? [];
  const avoiding = tree.vessels.map(({ id }) => id).filter((id) => !through.some((name) => namesVessel(name, id)));
  const routes = level.phases
    .flatMap(({ when }) => placesIn(when))
    .flatMap(({ vessels, maxArcMm }) => {
      const vessel = vesselsNamed(vessels[0]!, tree)[0];
      return (
        (vessel && routeTo(tree, vessel.id, Math.min(maxArcMm ?? vessel.lengthMm, vessel.lengthMm), avoiding)) ?? []
      );
    });
  // Through the most veins: a trunk goes on for longer beyond the branch that is wanted.
  const furthest = routes.sort((a, b) => b.legs.length - a.legs.length || b.lengthMm - a.lengthMm)[0];
  return furthest ? layWay(tree, furthest.legs) : null;
}

interface Places {
  vessels: readonly string[];
  maxArcMm?: number | undefined;
}

/** Where devices are asked to be; of alternatives the first. */
function placesIn(condition: Condition): Places[] {
  switch (condition.kind) {
    case 'tipIn':
    case 'purchase':
      return [condition];
    case 'tipNear':
      return [{ vessels: [condition.vessel] }];
    case 'holdS':
      return placesIn(condition.that);
    case 'all':
      return condition.of.flatMap(placesIn);
    case 'any':
      return condition.of.flatMap(placesIn).slice(0, 1);
    default:
      return [];
  }
}
