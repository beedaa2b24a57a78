import { closedAngleDeg, type SimState } from '../../sim/index.ts';
import type { Operator } from './operator.ts';

/** mL/s of the instructions for use: 0.3 mL/min at most, about half of it in the vein. */
const MOST_ML_PER_S = 0.3 / 60;
const GENTLE_ML_PER_S = 0.16 / 60;
/** A push, and the pause after which its front is a plug, s. */
const PUSH_S = 15;
const PAUSE_S = 45;
/** Agent is out of the microcatheter when so much of it is in the veins, mL. */
const AT_TIP_ML = 0.005;
/** Pushes after which one stops, closed or not. */
const MOST_PUSHES = 14;

/**
 * Solvent into the dead space, then agent: first until it comes back, then with pauses, in which the front that came back
 * sets and sends the next push into the plexus. Ends once the ring around the root is closed.
 */
export function embolize(hands: Operator, foramen: string): void {
  const { deadSpaceMl } = hands.device('microcatheter').spec!;
  press(hands, 'dmso', MOST_ML_PER_S, (0.75 * deadSpaceMl!) / MOST_ML_PER_S);
  const inVeinsMl = () => hands.session.state.agent.volumeMl.reduce((sum, ml) => sum + ml, 0);
  press(hands, 'agent', MOST_ML_PER_S, (1.5 * deadSpaceMl!) / MOST_ML_PER_S, () => inVeinsMl() > AT_TIP_ML);
  for (let push = 0; push < MOST_PUSHES && !isClosed(hands.session.state, foramen); push += 1) {
    press(hands, 'agent', GENTLE_ML_PER_S, PUSH_S, () => isClosed(hands.session.state, foramen));
    if (!isClosed(hands.session.state, foramen)) hands.wait(PAUSE_S);
  }
}

function press(
  hands: Operator,
  fluid: 'dmso' | 'agent',
  mlPerS: number,
  seconds: number,
  until: () => boolean = () => false,
): void {
  const order = { kind: 'inject', device: 'microcatheter', fluid, delayS: 0 } as const;
  hands.tick({ ...order, mlPerS, volumeMl: mlPerS * seconds });
  for (let second = 0; second < seconds && !until(); second += 0.5) hands.wait(0.5);
  hands.tick({ ...order, mlPerS: 0, volumeMl: 0 });
}

/** A little more than what counts as closed: the last push must not leave it open by a degree. */
function isClosed({ tree, patient, agent }: Readonly<SimState>, foramen: string): boolean {
  const place = tree.foramina.find(({ id }) => id === foramen)!;
  return closedAngleDeg(patient.channels, agent, place) >= 330;
}
