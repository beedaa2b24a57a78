import { wallCases } from './between-walls.ts';
import { eulerCases, postBucklingCases } from './buckling.ts';
import { capstanCases } from './capstan.ts';
import type { Rung } from './case.ts';
import { coaxialCases, deploymentCases, rippleCases, straightenedCases } from './deployment.ts';
import { momentCases, ownWeightCases, tipLoadCases } from './elastica.ts';
import { gameCases } from './game-runs.ts';
import { invarianceCases } from './invariance.ts';
import { refinementCases } from './refinement.ts';
import { stepAndMassCases } from './step-and-mass.ts';

const BENCH_RUNGS: readonly Rung[] = [
  { id: 'V1', claim: 'a cantilever bends under a dead tip load as the elastica does', climb: tipLoadCases },
  { id: 'V2', claim: 'a cantilever sags under its own weight as the heavy elastica does', climb: ownWeightCases },
  { id: 'V3', claim: 'an end moment rolls a rod up to a circle', climb: momentCases },
  { id: 'V5', claim: 'columns give way at their Euler loads', climb: eulerCases },
  {
    id: 'V6',
    claim: 'a buckled column carries more than its critical load, as the elastica says',
    climb: postBucklingCases,
  },
  { id: 'V7', claim: 'a buckled rod presses on a wall with a point, later with a line', climb: wallCases },
  { id: 'V9', claim: 'friction around a bend multiplies tension by e to the power of µθ', climb: capstanCases },
  { id: 'V10', claim: 'a curved tip that leaves a straight tube draws its own arc', climb: deploymentCases },
  { id: 'V11', claim: 'a wall that holds a curved tip straight bears 3EIκ/2ℓ', climb: straightenedCases },
  { id: 'V12', claim: 'a catheter over a wire is a stepped cantilever', climb: coaxialCases },
  { id: 'V16', claim: 'a scene that is turned and moved rigidly gives the same answer', climb: invarianceCases },
  { id: 'V17', claim: 'halving the elements quarters the error', climb: refinementCases },
  { id: 'V18', claim: 'a tip that advances softens smoothly with the cube of its length', climb: rippleCases },
  {
    id: 'V19',
    claim: 'neither the length of the tick nor the mass of the rod changes the answer',
    climb: stepAndMassCases,
  },
];

/**
 * The whole verification ladder, from the bench to the game.
 * @param elsewhere the replay's hash from a fresh process, if the caller can start one
 */
export function ladder(elsewhere?: () => string): readonly Rung[] {
  return [...BENCH_RUNGS, ...gameCases(elsewhere)];
}
