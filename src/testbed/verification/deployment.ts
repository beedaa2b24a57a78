import { ceiling } from './bench-lumens.ts';
import { benchStack, settleStack, tipOf } from './bench-stack.ts';
import { judge, type VerificationCase } from './case.ts';

/** Devices fed from a straight sheath: V10, V11, V12 and V18. Lengths are 40 mm, so that a node every mm is h = L/40. */

const LENGTH_MM = 40;

interface Deployment {
  /** Farthest that the tip is from its arc, over the length out. */
  offArc: number;
  /** Largest change of that from one length to the next, over the length out: what a node that appears would show. */
  largestStep: number;
}

/** V10: a tip with a rest curve comes out of a straight tube, and should draw (sin κs/κ, (1 − cos κs)/κ). */
function deployCurve(spacingMm: number, curvaturePerMm = 0.05): Deployment {
  const assembly = benchStack([{ stiffnessNmm2: 50, insertedMm: 1, curvaturePerMm, shapedMm: LENGTH_MM }], spacingMm);
  const found: Deployment = { offArc: 0, largestStep: 0 };
  let before: [number, number] | null = null;
  for (let s = 1; s <= LENGTH_MM; s = Math.round(5 * s + 1) / 5) {
    assembly.stack[0]!.insertedMm = s;
    settleStack(assembly);
    const { xMm, yMm, zMm } = tipOf(assembly);
    const offX = xMm - Math.sin(curvaturePerMm * s) / curvaturePerMm;
    const offZ = zMm - (1 - Math.cos(curvaturePerMm * s)) / curvaturePerMm;
    found.offArc = Math.max(found.offArc, Math.hypot(offX, yMm, offZ) / s);
    if (before) found.largestStep = Math.max(found.largestStep, Math.hypot(offX - before[0], offZ - before[1]) / s);
    before = [offX, offZ];
  }
  return found;
}

/** V11: wall force over 3EIκ/(2ℓ), for a curved tip that a plane wall along the sheath's own line keeps straight. */
function holdStraight(spacingMm: number): number {
  const [stiffnessNmm2, curvaturePerMm, outerRadiusMm] = [1, 0.001, 0.6];
  const device = { stiffnessNmm2, insertedMm: LENGTH_MM, curvaturePerMm, shapedMm: LENGTH_MM, outerRadiusMm };
  const assembly = benchStack([device], spacingMm);
  settleStack(assembly, { lumen: ceiling(outerRadiusMm), stillMm: 1e-9 });
  const { rod } = assembly;
  const forceN = rod.wallForceN.subarray(0, rod.count).reduce((sum, one) => sum + one, 0);
  return forceN / ((3 * stiffnessNmm2 * curvaturePerMm) / (2 * LENGTH_MM));
}

/** V12: tip deflection of a catheter over a wire that goes on beyond it, over the stepped cantilever's. */
function steppedCantilever(spacingMm: number, catheterMm: number): number {
  const [catheterNmm2, wireNmm2, loadN] = [50, 10, 1e-4];
  const assembly = benchStack(
    [
      { stiffnessNmm2: catheterNmm2, insertedMm: catheterMm, outerRadiusMm: 0.9 },
      { stiffnessNmm2: wireNmm2, insertedMm: LENGTH_MM },
    ],
    spacingMm,
  );
  const free = (LENGTH_MM - catheterMm) ** 3;
  const expected = (loadN / 3) * ((LENGTH_MM ** 3 - free) / (catheterNmm2 + wireNmm2) + free / wireNmm2);
  return deflectionUnder(assembly, loadN) / expected;
}

function deflectionUnder(assembly: ReturnType<typeof benchStack>, loadN: number): number {
  const { rod } = assembly;
  // One tick lays the mesh; only then is it known which node is the tip.
  rod.loadYN.fill(0);
  settleStack(assembly);
  rod.loadYN[rod.count - 1] = loadN;
  settleStack(assembly);
  return tipOf(assembly).yMm;
}

/** V18: the compliance of the tip over s³/3EI that strays farthest from 1, while s slides through the sheath's exit. */
function worstCompliance(spacingMm: number): number {
  const [stiffnessNmm2, loadN] = [10, 1e-5];
  const assembly = benchStack([{ stiffnessNmm2, insertedMm: 38 }], spacingMm);
  let worst = 1;
  for (let tenth = 380; tenth <= 410; tenth += 1) {
    const s = tenth / 10;
    assembly.stack[0]!.insertedMm = s;
    const ratio = deflectionUnder(assembly, loadN) / ((loadN * s ** 3) / (3 * stiffnessNmm2));
    if (Math.abs(ratio - 1) > Math.abs(worst - 1)) worst = ratio;
  }
  return worst;
}

export function deploymentCases(spacingMm = 1): VerificationCase[] {
  const { offArc, largestStep } = deployCurve(spacingMm);
  return [
    judge('V10', 'curved tip out of a straight tube: farthest off its arc, over s', offArc, 0, 0.005),
    judge('V10', 'curved tip out of a straight tube: largest jump as a node appears, over s', largestStep, 0, 0.005),
  ];
}

export function straightenedCases(spacingMm = 1): VerificationCase[] {
  return [judge('V11', 'curved tip held straight by a wall: F·2ℓ/3EIκ', holdStraight(spacingMm), 1, 0.02)];
}

export function coaxialCases(spacingMm = 1): VerificationCase[] {
  return [10, 20, 33.3].map((catheterMm) =>
    judge(
      'V12',
      `wire 40 mm in catheter ${catheterMm} mm: tip deflection`,
      steppedCantilever(spacingMm, catheterMm),
      1,
      0.005,
    ),
  );
}

export function rippleCases(spacingMm = 1): VerificationCase[] {
  return [
    judge('V18', 'device advanced in steps of 0.1 mm: worst compliance, 3EI/s³', worstCompliance(spacingMm), 1, 0.01),
  ];
}
