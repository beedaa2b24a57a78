/** Embolic agent: the microcatheter as deep as it goes, solvent, then pushes and pauses until the ring is closed. */
import { closedAngleDeg, type SimState } from '../../sim/index.ts';
import type { Hands } from './hands.ts';
import type { Case } from './look-ahead.ts';
import { offered } from './table.ts';

/** mL/s of the instructions for use: 0.3 mL/min at most, about half of it in the vein. */
const MOST_ML_PER_S = 0.3 / 60;
/** Agent is out of the microcatheter when so much of it is in the veins, mL. */
const AT_TIP_ML = 0.005;
/** How far the microcatheter goes on first, mm, and pushes and pauses: what is tried. A pause turns the front that came back into a plug. */
const RHYTHMS = [
  { deeperMm: 4, mlPerS: 0.16 / 60, pushS: 15, pauseS: 45 },
  { deeperMm: 12, mlPerS: 0.16 / 60, pushS: 15, pauseS: 45 },
  { deeperMm: 0, mlPerS: 0.16 / 60, pushS: 15, pauseS: 45 },
  { deeperMm: 0, mlPerS: 0.16 / 60, pushS: 8, pauseS: 60 },
  { deeperMm: 7, mlPerS: 0.16 / 60, pushS: 8, pauseS: 60 },
  { deeperMm: 4, mlPerS: 0.16 / 60, pushS: 25, pauseS: 45 },
];
/** Turns of a microwire that leads deeper: the quarters first, for the first that does is taken. */
const TURNS_DEG = [0, 90, 180, 270, 45, 135, 225, 315];
/**
 * A push ends where agent that comes back is so near to the trunk, mm, or, from a tip that is hardly further from it, where
 * so much of the way is left: what is on its way then still has room.
 */
const STOP_MM = 7;
const STOP_SHARE = 0.85;
/** Pushes after which one stops, closed or not; and pushes without any gain. */
const MOST_PUSHES = 14;
const MOST_IN_VAIN = 4;
/** So much more than is asked for is closed, where there is more to close, degrees. */
const SPARE_DEG = 10;
/** A cast that is worth less is done again another way. */
const GOOD_POINTS = 90;

/** Several rhythms, each from the moment before the solvent, until one makes a clean cast. */
export function embolize(c: Case, foramen: string, closedDeg: number): boolean {
  const { hands } = c;
  if (closedDegIn(hands.state, foramen) >= closedDeg) return true;
  const start = hands.session.snapshot();
  const { tick } = hands.state;
  let best = { points: -1, at: start };
  let tried = 0;
  let succeeded = 0;
  for (const rhythm of RHYTHMS) {
    hands.session.restore(start);
    goDeeper(c, rhythm.deeperMm);
    bringToTip(hands);
    pushWithPauses(hands, rhythm, foramen, closedDeg);
    const isGood = closedDegIn(hands.state, foramen) >= closedDeg && comesFree(hands);
    const points = isGood ? pointsOf(hands) : -1;
    c.tell(
      `agent ${rhythm.deeperMm} mm deeper, ${(60 * rhythm.mlPerS).toFixed(2)} mL/min for ${rhythm.pushS} s, ${rhythm.pauseS} s pause: ` +
        `${closedDegIn(hands.state, foramen).toFixed(0)}°, reflux score ${points.toFixed(0)} by ${hands.state.tick}`,
    );
    tried += 1;
    if (points >= GOOD_POINTS) succeeded += 1;
    if (points > best.points) best = { points, at: hands.session.snapshot() };
    if (points >= GOOD_POINTS) break;
  }
  c.decisions.push({ at: 'agent', tick, tried, succeeded });
  hands.session.restore(best.at);
  return best.points >= 0;
}

/** The deeper in the plexus, the less agent it takes and the less comes back. Where it goes no deeper it stays. */
function goDeeper(c: Case, byMm: number): void {
  const { hands } = c;
  if (byMm === 0) return;
  const start = hands.session.snapshot();
  const before = tipOf(hands);
  const isDeeper = () => Math.hypot(...tipOf(hands).map((mm, k) => mm - before[k]!)) > byMm / 2 && isForaminal(hands);
  hands.push('microcatheter', byMm, 4);
  if (isDeeper()) return;
  const { innerRadiusMm } = hands.device('microcatheter').spec!;
  const microwires = offered(c.level, 'wire').filter(({ outerRadiusMm }) => outerRadiusMm < innerRadiusMm);
  for (const { id } of microwires) {
    for (const deg of TURNS_DEG) {
      hands.session.restore(start);
      if (!hands.exchange('wire', id)) break;
      hands.feedTo('wire', hands.device('microcatheter').insertedMm - 2, 60);
      hands.turnTo([{ slot: 'wire', deg }]);
      hands.push('wire', byMm + 4, 12);
      hands.push('microcatheter', byMm, 4);
      hands.exchange('wire', null);
      if (isDeeper()) return;
    }
  }
  hands.session.restore(start);
}

function isForaminal(hands: Hands): boolean {
  return hands.state.tree.byId.get(hands.device('microcatheter').tipVessel)!.group === 'foraminal';
}

function tipOf(hands: Hands): number[] {
  const { tipXMm, tipYMm, tipZMm } = hands.device('microcatheter');
  return [tipXMm, tipYMm, tipZMm];
}

/** Solvent into the dead space, then agent until it comes out. */
function bringToTip(hands: Hands): void {
  const { deadSpaceMl } = hands.device('microcatheter').spec!;
  press(hands, 'dmso', MOST_ML_PER_S, (0.75 * deadSpaceMl!) / MOST_ML_PER_S);
  const inVeinsMl = () => hands.state.agent.volumeMl.reduce((sum, ml) => sum + ml, 0);
  press(hands, 'agent', MOST_ML_PER_S, (1.5 * deadSpaceMl!) / MOST_ML_PER_S, () => inVeinsMl() > AT_TIP_ML);
}

/** Ends when the ring is closed, agent is where no later push takes it back from, or pushing has long been in vain. */
function pushWithPauses(
  hands: Hands,
  { mlPerS, pushS, pauseS }: (typeof RHYTHMS)[number],
  foramen: string,
  closedDeg: number,
): void {
  const closed = () => closedDegIn(hands.state, foramen);
  const isClosed = () => closed() >= Math.min(345, closedDeg + SPARE_DEG);
  const isSpilt = () => (hands.session.score().scores.reflux?.losses ?? []).some(isWaste);
  const stopMm = Math.min(STOP_MM, STOP_SHARE * marginMm(hands));
  let inVain = 0;
  for (let push = 0; push < MOST_PUSHES && inVain < MOST_IN_VAIN && !isClosed() && !isSpilt(); push += 1) {
    if (push > 0) hands.wait(pauseS);
    const beforeDeg = closed();
    const beforeMm = marginMm(hands);
    const comesBack = () => marginMm(hands) < Math.min(beforeMm - 0.1, stopMm);
    press(hands, 'agent', mlPerS, pushS, () => isClosed() || isSpilt() || comesBack());
    inVain = closed() > beforeDeg ? 0 : inVain + 1;
  }
}

/** What is left before the trunk. */
function marginMm({ session }: Hands): number {
  return session.score().cast?.marginMm ?? Number.POSITIVE_INFINITY;
}

/** Pulled so far, its slack in wide veins taken up, it must have left the plexus, mm. */
const PULL_MM = 60;

/** Whether the cast, and the corners behind it, would let the microcatheter go. */
function comesFree(hands: Hands): boolean {
  const here = hands.session.snapshot();
  hands.push('microcatheter', -PULL_MM, 4, () => !isForaminal(hands));
  const isFree = !isForaminal(hands);
  hands.session.restore(here);
  return isFree;
}

function pointsOf({ session }: Hands): number {
  const { scores, critical } = session.score();
  return (scores.reflux?.points ?? 100) - 50 * critical.length;
}

function isWaste({ code, points }: { code: string; points: number }): boolean {
  return code !== 'ring' && points > 8;
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
