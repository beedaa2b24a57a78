/** How fast a syringe presses a fluid through a catheter. */
import { narrowingBy } from './narrowing.ts';

/** The hardest that a small hand syringe presses, and what injectors for angiography are set to, Pa. @assumption 300 psi; 1 mL syringes reach more */
const SYRINGE_PA = 2.07e6;

/**
 * Laminar flow through a lumen, mL/s, at the hardest that the syringe presses; a device within narrows it. 0 for a wire.
 * @param lengthMm of the whole catheter
 * @param withinRadiusMm of the thickest device in its lumen, 0 if empty
 * @source Poiseuille's law; for the ring that a device leaves, see `narrowingBy`
 */
export function mostThroughLumen(
  { innerRadiusMm, lengthMm }: { innerRadiusMm: number; lengthMm: number },
  withinRadiusMm: number,
  viscosityMPaS: number,
): number {
  if (innerRadiusMm <= 0) return 0;
  const square = innerRadiusMm * innerRadiusMm;
  const free = (Math.PI * square * square * SYRINGE_PA) / (8 * viscosityMPaS * lengthMm);
  // mm³/s for Pa/(mPa·s) = 1000/s
  return free / narrowingBy(withinRadiusMm / innerRadiusMm);
}
