import { SPECK_ML } from '../../game/index.ts';
import type { Cast } from '../../sim/index.ts';

/** Only what may come as a surprise. */
const SAID_OF: Partial<Record<Cast['compartments'][number]['effect'], string>> = {
  harmless: ' (no harm)',
  harmful: ' (harm)',
};

/** Where the agent lies, compartment by compartment; null where there is none worth a word. */
export function sayCast({ closedDeg, compartments }: Pick<Cast, 'closedDeg' | 'compartments'>): string | null {
  const filled = compartments
    .filter(({ ml }) => ml > SPECK_ML)
    .map(({ name, effect, ml }) => `${name} ${ml.toFixed(2)} mL${SAID_OF[effect] ?? ''}`);
  return filled.length === 0 ? null : `Cast: ring ${closedDeg}°, ${filled.join(', ')}.`;
}
