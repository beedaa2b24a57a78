import { cloneState, TICKS_PER_S } from '../../sim/index.ts';
import { act, deviceOf, type Operator } from './hands.ts';
import { wayMm } from './way.ts';

/**
 * How firmly parked catheters stand. A microcatheter that is held up ahead pushes the catheter around it back along its own
 * tip; with more and more force it falls back, and at last the whole loop leaves the arch. No level enters here.
 */

/** A catheter that has come this far back along the way no longer holds, mm. @assumption the least bounce that is seen on the screen */
const FALLEN_MM = 5;
/** The push grows this fast, N/s: slow enough that nothing swings. @assumption */
const GROWTH_N_PER_S = 0.25;
/** Nobody pushes harder than this through a microcatheter, N. @assumption five times its firm push */
const MOST_N = 2;
/** The tip's direction is taken over this length, mm. @assumption the straight leg of its shape is longer */
const LEG_MM = 3;

/** Push under which the angled catheter of a copy of this case falls back; MOST_N if it never does. */
export function supportN(parked: Operator): number {
  const operator = { ...parked, sim: cloneState(parked.sim) };
  const parkedMm = tipMm(operator);
  for (let forceN = 0; forceN < MOST_N; forceN += GROWTH_N_PER_S / TICKS_PER_S) {
    pushBack(operator, forceN);
    act(operator);
    if (parkedMm - tipMm(operator) > FALLEN_MM) return forceN;
  }
  return MOST_N;
}

function tipMm(operator: Operator): number {
  const { tipXMm, tipYMm, tipZMm } = deviceOf(operator, 'intermediate');
  return wayMm(tipXMm, tipYMm, tipZMm);
}

/** Put a force on the angled catheter's tip, back along its last millimetres. */
function pushBack(operator: Operator, forceN: number): void {
  const { rod } = operator.sim;
  const { xMm, yMm, zMm, arcMm, loadXN, loadYN, loadZN } = rod;
  const { insertedMm } = deviceOf(operator, 'intermediate');
  let tip = rod.count - 1;
  while (tip > 1 && arcMm[tip - 1]! >= insertedMm - 1e-6) tip -= 1;
  let before = tip - 1;
  while (before > 0 && arcMm[tip]! - arcMm[before]! < LEG_MM) before -= 1;
  const [x, y, z] = [xMm[before]! - xMm[tip]!, yMm[before]! - yMm[tip]!, zMm[before]! - zMm[tip]!];
  const scale = forceN / Math.hypot(x, y, z);
  for (const load of [loadXN, loadYN, loadZN]) load.fill(0);
  loadXN[tip] = scale * x;
  loadYN[tip] = scale * y;
  loadZN[tip] = scale * z;
}
