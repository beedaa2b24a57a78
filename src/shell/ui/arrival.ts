import type { Advice, Step } from './model.ts';

/** The last step is the target: with it the level is complete, whatever was left out. */
export const isComplete = (steps: readonly Step[]): boolean => steps.at(-1)?.lit ?? false;

/** What the coach says once the target is reached; null where no step was left out. */
export function sayArrival(steps: readonly Step[]): Advice | null {
  const left = steps.filter(({ lit }) => !lit).map(({ title }) => `“${title}”`);
  if (left.length === 0) return null;
  return {
    move: 'You are there.',
    reason: `Left out on the way: ${left.join(', ')}. Stay as long as you like, or go back to the levels.`,
    tone: 'next',
  };
}
