import { buildTree, routeTo, type Vessel } from '../../sim/index.ts';
import { DEGREE_RAD, deviceOf, GROIN_TO_CAVA, type Operator, push, startCase } from './hands.ts';
import type { Row, RowPlan } from './landscape.ts';

/**
 * The ostium of the azygos: angled catheter and wire turned together, the catheter's tip at some height in the upper cava,
 * then the wire pushed. Roll 0 = tip anterior, 90° = patient left, 180° = posterior.
 */

/** The wire is pushed this far. @assumption far enough to pass the arch, or to be lost in the neck */
const PUSHED_MM = 170;
/** A quiet hand, mm/s. @assumption a millimetre per tick */
const PUSH_SPEED_MM_PER_S = 60;
/** The guide stands this far behind the angled catheter. @assumption close support */
const GUIDE_BEHIND_MM = 15;
/** The wire's tip waits this far inside the catheter. @assumption covered, ready to come out */
const WIRE_WITHIN_MM = 2;

/** From above the mouth down the cava (to 14), through the atrium (to −36), and as far below as the wire reaches. */
export const AZYGOS_HEIGHTS_MM = [84, 76, 70, 64, 58, 52, 46, 40, 34, 28, 22, 14, 0, -20, -50, -80, -110];
export const AZYGOS_ROLLS_DEG = [90, 108, 126, 144, 162, 180, 198, 216, 234, 252, 270];

/** Where a wire has found the azygos. */
const AZYGOS_VESSELS = ['az_arch', 'azygos'];

export function mapAzygosRow({ heightMm, rollsDeg, spacing }: RowPlan): Row {
  const row: Row = { heightMm: 0, turnedDeg: null, cells: [], deepestIndentMm: 0, largestStrain: 0 };
  const lengthMm = lengthToHeight(heightMm, spacing);
  for (const rollDeg of rollsDeg) {
    const operator = pushFromCava(lengthMm, rollDeg * DEGREE_RAD, spacing);
    row.heightMm += operator.parkedYMm / rollsDeg.length;
    row.deepestIndentMm = Math.max(row.deepestIndentMm, operator.deepestIndentMm);
    row.largestStrain = Math.max(row.largestStrain, operator.largestStrain);
    row.cells.push({ rollDeg, vessel: operator.vessel, success: AZYGOS_VESSELS.includes(operator.vessel) });
  }
  return row;
}

function pushFromCava(lengthMm: number, rollRad: number, spacing: number) {
  const operator = parkInCava(lengthMm, rollRad, spacing);
  const parkedYMm = deviceOf(operator, 'intermediate').tipYMm;
  push(operator, 'wire', PUSHED_MM, PUSH_SPEED_MM_PER_S);
  return { ...operator, parkedYMm, vessel: deviceOf(operator, 'wire').tipVessel };
}

function parkInCava(lengthMm: number, rollRad: number, spacing: number): Operator {
  return startCase({
    spacingScale: spacing,
    route: GROIN_TO_CAVA,
    devices: [
      { slot: 'guide', spec: 'guide-6f-straight', insertedMm: lengthMm - GUIDE_BEHIND_MM, rollRad: 0 },
      { slot: 'intermediate', spec: 'intermediate-5f', insertedMm: lengthMm, rollRad },
      { slot: 'wire', spec: 'wire-035', insertedMm: lengthMm - WIRE_WITHIN_MM, rollRad },
    ],
  });
}

/**
 * Length of catheter that brings its tip, turned backwards, to a height in the upper cava: catheters cut the corners of
 * the axis, by which the first guess is made.
 */
function lengthToHeight(heightMm: number, spacing: number): number {
  const guessMm = axisToHeight(heightMm);
  return guessMm + heightMm - deviceOf(parkInCava(guessMm, Math.PI, spacing), 'intermediate').tipYMm;
}

/** Length of the way from the sheath to a height in the upper cava, and straight on above it. */
function axisToHeight(heightMm: number): number {
  const tree = buildTree();
  const cava = tree.byId.get('svc')!;
  const arcMm = arcAtHeight(cava, heightMm);
  const topMm = Math.max(0, heightMm - cava.pointsMm.at(-2)!);
  return routeTo(tree, 'svc', arcMm)!.lengthMm + topMm;
}

function arcAtHeight({ pointsMm, arcMm }: Vessel, heightMm: number): number {
  const at = arcMm.findIndex((_, i) => pointsMm[3 * i + 1]! >= heightMm);
  if (at <= 0) return at < 0 ? arcMm.at(-1)! : 0;
  const [below, above] = [pointsMm[3 * at - 2]!, pointsMm[3 * at + 1]!];
  return arcMm[at - 1]! + ((heightMm - below) / (above - below)) * (arcMm[at]! - arcMm[at - 1]!);
}
