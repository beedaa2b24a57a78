import type { Level } from '../game/index.ts';

/** Numbers of the facts that a level lets one see, in order, each once. */
export function factsOf({ teaching }: Pick<Level, 'teaching'>): number[] {
  return [...new Set(teaching.flatMap(({ facts }) => facts ?? []))].sort((a, b) => a - b);
}
