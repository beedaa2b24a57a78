/** A name that is only shown once it has lasted: a tip at a mouth is now in the trunk, now in its branch. */
export interface SteadyName {
  shown: string;
  coming: string;
  sinceTick: number;
}

/** @assumption shorter than anybody reads, longer than a tip hovers */
const SETTLED_TICKS = 30;

export const freshName = (): SteadyName => ({ shown: '–', coming: '–', sinceTick: 0 });

export function settle(name: SteadyName, now: string, tick: number): string {
  if (now !== name.coming) Object.assign(name, { coming: now, sinceTick: tick });
  const isAtOnce = name.shown === '–' || now === '–';
  if (isAtOnce || tick - name.sinceTick >= SETTLED_TICKS) name.shown = now;
  return name.shown;
}
