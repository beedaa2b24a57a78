/**
 * Reflux risk, 0–100: where the agent is. Lost are: for a ring that is not closed, 75 times the share that lacks of 300°; for
 * agent in the forbidden set, 10 and 3 per 0.01 mL, at most 60; for margin before the trunk under 5 mm, 4 per mm; for
 * reflux over the microcatheter beyond 10 mm, 2 per mm, at most 20; 10 for agent further than 40 mm out along the rib;
 * 5 for more than two levels of epidural veins; 20 for agent outside of the veins. Agent in the lungs is worth nothing.
 */
import { type Cast, embolic } from '../../sim/index.ts';
import { MARGIN_MM, REFLUX_MM, SPECK_ML } from './cast-limits.ts';
import { beyond, type Loss, type Score, scoreOf } from './score.ts';

/** @assumption beyond the transverse process nothing is gained */
const LATERAL_MM = 40;

/** @returns null while no agent has left the microcatheter */
export function scoreReflux(cast: Cast): Score | null {
  const outMl = cast.compartments.reduce((sum, { ml: each }) => sum + each, cast.toLungsMl + cast.extravasatedMl);
  if (outMl === 0) return null;
  const forbiddenMl = cast.harmfulMl - cast.toLungsMl;
  const levels = cast.compartments.find(({ name }) => name === 'epidural')?.levels ?? 0;
  const margin = cast.marginMm ?? MARGIN_MM;
  return scoreOf([
    loss(
      'lungs',
      cast.toLungsMl > SPECK_ML ? 100 : 0,
      cast.toLungsMl,
      'mL',
      `${ml(cast.toLungsMl)} broke off and went to the lungs.`,
    ),
    loss(
      'ring',
      75 * Math.max(0, 1 - cast.closedDeg / embolic.ring.closedDeg),
      cast.closedDeg,
      '°',
      `The ring around the root is cast over ${cast.closedDeg.toFixed(0)}°; ${embolic.ring.closedDeg}° close it.`,
    ),
    loss(
      'forbidden',
      forbiddenMl > SPECK_ML ? Math.min(60, 10 + 300 * forbiddenMl) : 0,
      forbiddenMl,
      'mL',
      `${ml(forbiddenMl)} lie in veins that lead to the heart.`,
    ),
    loss(
      'margin',
      4 * Math.max(0, MARGIN_MM - margin),
      margin,
      'mm',
      `The agent ends ${margin.toFixed(0)} mm before the trunk.`,
    ),
    loss(
      'reflux',
      beyond(cast.refluxMm, REFLUX_MM, 2, 20),
      cast.refluxMm,
      'mm',
      `The agent came ${cast.refluxMm.toFixed(0)} mm back over the microcatheter.`,
    ),
    loss(
      'lateral',
      cast.lateralMm > LATERAL_MM ? 10 : 0,
      cast.lateralMm,
      'mm',
      `Agent runs ${cast.lateralMm.toFixed(0)} mm out along the rib: wasted, and it hurts.`,
    ),
    loss('epidural', levels > 2 ? 5 : 0, levels, 'levels', `Agent fills epidural veins of ${levels} levels.`),
    loss(
      'outside',
      cast.extravasatedMl > SPECK_ML ? 20 : 0,
      cast.extravasatedMl,
      'mL',
      `${ml(cast.extravasatedMl)} left the veins through a tear.`,
    ),
  ]);
}

const ml = (volume: number): string => `${volume.toFixed(2)} mL`;

function loss(code: string, points: number, value: number, unit: string, say: string): Loss {
  return { points, code, say, value, unit, tick: null };
}
