/** Contrast and embolic agent. */
import { closedAngleDeg, type SimState } from '../../sim/index.ts';
import type { Hands } from './hands.ts';
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

/** mL/s of the instructions for use: 0.3 mL/min at most, about half of it in the vein. */
const MOST_ML_PER_S = 0.3 / 60;
const GENTLE_ML_PER_S = 0.16 / 60;
/** Agent is out of the microcatheter when so much of it is in the veins, mL. */
const AT_TIP_ML = 0.005;
/** How far agent may come back over the catheter or towards the trunk in a push, and the pause in which that front becomes a plug: what is tried. */
const RHYTHMS = [
  { backMm: 2.5, pauseS: 45 },
  { backMm: 1, pauseS: 50 },
  { backMm: 5, pauseS: 60 },
];
/** As long as nothing comes back, agent goes where it should: longest push, s. @assumption the instructions for use want to see each 0.1 mL */
const LONGEST_PUSH_S = 40;
/** A push ends where agent that comes back is so near to the trunk, mm: what is on its way then still has room. */
const STOP_MM = 7;
/** Pushes after which one stops, closed or not. */
const MOST_PUSHES = 14;
/** A cast that is worth less is done again another way. */
const GOOD_POINTS = 90;

/**
 * Solvent into the dead space, then agent until it comes out; from there on pushes with pauses, in which the front that came
 * back sets and sends the next push into the plexus. Several rhythms are tried, until one makes a clean cast.
 */
export function embolize(c: Case, foramen: string, closedDeg: number): boolean {
  const { hands } = c;
  if (closedDegIn(hands.state, foramen) >= closedDeg) return true;
  goDeeper(hands);
  const { deadSpaceMl } = hands.device('microcatheter').spec!;
  press(hands, 'dmso', MOST_ML_PER_S, (0.75 * deadSpaceMl!) / MOST_ML_PER_S);
  const inVeinsMl = () => hands.state.agent.volumeMl.reduce((sum, ml) => sum + ml, 0);
  press(hands, 'agent', MOST_ML_PER_S, (1.5 * deadSpaceMl!) / MOST_ML_PER_S, () => inVeinsMl() > AT_TIP_ML);
  const start = hands.session.snapshot();
  let best = { points: -1, at: start };
  let tried = 0;
  let succeeded = 0;
  for (const rhythm of RHYTHMS) {
    hands.session.restore(start);
    const isClosed = () => closedDegIn(hands.state, foramen) >= Math.min(345, closedDeg + 10);
    const isSpilt = () => (hands.session.score().scores.reflux?.losses ?? []).some(isWaste);
    pushWithPauses(hands, rhythm, isClosed, isSpilt);
    const isGood = closedDegIn(hands.state, foramen) >= closedDeg && comesFree(hands);
    const points = isGood ? pointsOf(hands) : -1;
    c.tell(
      `agent until ${rhythm.backMm} mm come back, pause ${rhythm.pauseS} s: reflux score ${points.toFixed(0)} by ${hands.state.tick}`,
    );
    tried += 1;
    if (points >= GOOD_POINTS) succeeded += 1;
    if (points > best.points) best = { points, at: hands.session.snapshot() };
    if (points >= GOOD_POINTS) break;
  }
  c.decisions.push({ at: 'agent', tick: hands.state.tick, tried, succeeded });
  hands.session.restore(best.at);
  return best.points >= 0;
}

/** Whether the cast would let the microcatheter go. */
function comesFree(hands: Hands): boolean {
  const here = hands.session.snapshot();
  const wantedMm = hands.device('microcatheter').insertedMm - 5;
  hands.feedTo('microcatheter', wantedMm, 4);
  const isFree = hands.device('microcatheter').insertedMm < wantedMm + 1;
  hands.session.restore(here);
  return isFree;
}

/** The deeper in the plexus, the less agent it takes and the less comes back, mm. @assumption half the length of a strand */
const DEEPER_MM = 6;

/** A microcatheter in the foraminal vein goes on into a strand of the plexus, as far as it goes lightly. */
function goDeeper(hands: Hands): void {
  const groupOfTip = () => hands.state.tree.byId.get(hands.device('microcatheter').tipVessel)!.group;
  if (groupOfTip() !== 'foraminal') return;
  const before = hands.session.snapshot();
  hands.push('microcatheter', DEEPER_MM, 4);
  if (groupOfTip() !== 'foraminal') hands.session.restore(before);
}

function pointsOf({ session }: Hands): number {
  const { scores, critical } = session.score();
  return (scores.reflux?.points ?? 100) - 50 * critical.length;
}

/** Agent where no later push takes it back from. */
function isWaste({ code, points }: { code: string; points: number }): boolean {
  return code !== 'ring' && points > 8;
}

function pushWithPauses(
  hands: Hands,
  { backMm, pauseS }: (typeof RHYTHMS)[number],
  isClosed: () => boolean,
  isSpilt: () => boolean,
): void {
  for (let push = 0; push < MOST_PUSHES && !isClosed() && !isSpilt(); push += 1) {
    const before = wayBack(hands);
    const comesBack = () => {
      const now = wayBack(hands);
      const isNear = now.marginMm < Math.min(before.marginMm - 0.1, STOP_MM);
      return isNear || now.marginMm < before.marginMm - backMm || now.refluxMm > before.refluxMm + backMm;
    };
    press(hands, 'agent', GENTLE_ML_PER_S, LONGEST_PUSH_S, () => isClosed() || isSpilt() || comesBack());
    if (!isClosed() && comesBack()) hands.wait(pauseS);
  }
}

/** What is left before the trunk, and how much of the catheter lies in the cast, mm. */
function wayBack({ session }: Hands): { marginMm: number; refluxMm: number } {
  const cast = session.score().cast;
  return { marginMm: cast?.marginMm ?? Number.POSITIVE_INFINITY, refluxMm: cast?.refluxMm ?? 0 };
}

function press(
  hands: Hands,
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

function closedDegIn({ tree, patient, agent }: Readonly<SimState>, foramen: string): number {
  const place = tree.foramina.find(({ id }) => id === foramen)!;
  return closedAngleDeg(patient.channels, agent, place);
}
