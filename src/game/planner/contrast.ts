/** Contrast: runs through a catheter, puffs through a microcatheter. */
import type { Case } from './look-ahead.ts';
import { carrierOf } from './steer.ts';

/** mL/s and mL: a run through a catheter, and firmer and gentler puffs through a microcatheter. */
const RUNS = {
  big: [
    [3, 8],
    [5, 15],
    [8, 24],
  ],
  micro: [
    [0.3, 0.6],
    [0.5, 1],
    [0.2, 0.5],
  ],
} as const;

/** How far a catheter is moved on where nothing of what is asked for is seen, mm; a big one comes back after the run. */
const FURTHER_MM = { big: [0, 10, 20], micro: [0, 3, 6, -3, -6] };

/** Contrast through the innermost catheter until what is asked for is seen. */
export function runContrast({ hands }: Case, isSeen: () => boolean): boolean {
  const device = carrierOf(hands);
  if (!device) return false;
  const size = device === 'microcatheter' ? 'micro' : 'big';
  const runs = RUNS[size];
  for (const furtherMm of FURTHER_MM[size]) {
    for (const [mlPerS, volumeMl] of runs) {
      const start = hands.session.snapshot();
      const backMm = hands.device(device).insertedMm;
      hands.push(device, furtherMm, size === 'micro' ? 8 : 20);
      hands.tick({ kind: 'inject', device, fluid: 'contrast', mlPerS, volumeMl, delayS: 0 });
      hands.wait(volumeMl / mlPerS + 1, isSeen);
      hands.wait(0.5);
      if (isSeen()) {
        if (size === 'big') hands.feedTo(device, backMm, 20);
        return true;
      }
      hands.session.restore(start);
    }
  }
  return false;
}
