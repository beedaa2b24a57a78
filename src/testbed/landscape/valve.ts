import { createSim, drawValves, type SimEvent, TICKS_PER_S, type ValveRow } from '../../sim/index.ts';
import { createChance } from '../../sim/math/index.ts';
import { treeFromArch } from './arch.ts';
import { act, DEGREE_RAD, deviceOf, type Operator, push, turnTo, wait } from './hands.ts';
import { type Strain, UNSTRAINED, worseOf } from './landscape.ts';

/**
 * The valves of the azygos arch, as chance gives them, and the plain technique: push the soft angled wire; if it lies in a pocket
 * or comes no further, draw it back, turn it, and push again; if that does not do, ask for a deep breath and push then.
 * Chance decides where the valves are, how they are turned, how tight they are, how the wire is turned at first, and on which
 * beat of the heart a push falls. Nothing decides whether it passes but the world.
 */

/** The wire's tip waits here in the mouth of the arch, mm from the cava. @assumption just out of the catheter that found it */
const START_MM = 6;
/** Rolls at which the wire runs down the arch where there is no valve: it looks away from the superior intercostal vein. @assumption measured: 40° to 200° */
const ROLLS_DEG = { least: 50, most: 190 };
/** From one push to the next it is turned on by this, within those. @assumption nearly a quarter turn, between thumb and finger */
const TURN_DEG = 65;
/** A push ends this far beyond the furthest ring, mm. @assumption clear of the last cusp */
const BEYOND_MM = 20;
/** @assumption a quiet hand */
const SPEED_MM_PER_S = 30;
/** A tip that has lain in a pocket for so long is drawn back, s. @assumption seen on the picture, before much force is on it */
const NOTICED_S = 0.25;
const MOST_PUSHES = 6;
/** Pushes at a deep breath, after those without. @assumption as often as a patient likes to */
const MOST_BREATHS = 3;
/** Before a push one waits up to this, s: a breath. @assumption hands do not watch the heart */
const PAUSE_S = 4;

/** Valves that one process tries: those of so many seeds from the first on. */
export interface ValvePlan {
  ostium: 'valve';
  firstSeed: number;
  count: number;
}

/** One patient's arch. */
export interface ValveTrial extends Strain {
  seed: number;
  valves: number;
  /** Push at which all its valves were passed, 1 to 6; null = not without a breath. */
  passedAtPush: number | null;
  /** Breath at which they were; null = before, or not at all. */
  passedAtBreath: number | null;
  /** Pushes that ended in a pocket. */
  pocketed: number;
  /** A cusp was torn. */
  torn: boolean;
  /** Largest force on a valve, N. */
  peakForceN: number;
}

const tree = treeFromArch();
const ROUTE = ['az_arch', 'azygos'];

export function planValves(total: number, perPlan = 20): ValvePlan[] {
  const plans = Math.ceil(total / perPlan);
  return Array.from({ length: plans }, (_, k) => {
    return { ostium: 'valve', firstSeed: 1 + k * perPlan, count: Math.min(perPlan, total - k * perPlan) };
  });
}

export function tryValves({ firstSeed, count }: ValvePlan): ValveTrial[] {
  return Array.from({ length: count }, (_, k) => tryArch(firstSeed + k));
}

/** Spread over the seeds, so that arches without a valve can be passed over. */
const SEEDS_PER_TRIAL = 64;

/** Valves of the first arch that has any, from a trial's own seeds. */
function archOf(trial: number): { seed: number; valves: ValveRow[] } {
  for (let seed = trial * SEEDS_PER_TRIAL; ; seed += 1) {
    const valves = drawValves(tree, seed).filter(({ vessel }) => ROUTE.includes(vessel));
    if (valves.length > 0) return { seed, valves };
  }
}

interface Attempt {
  operator: Operator;
  trial: ValveTrial;
  chance: () => number;
  /** Insertion at which a tip has passed every valve, mm. */
  pastMm: number;
}

function tryArch(number: number): ValveTrial {
  const { seed, valves } = archOf(number);
  const chance = createChance(seed ^ 0x5eed);
  const { least, most } = ROLLS_DEG;
  const rollRad = (least + (most - least) * chance()) * DEGREE_RAD;
  const devices = [{ slot: 'wire', spec: 'wire-035', insertedMm: START_MM, rollRad }] as const;
  const operator: Operator = { sim: createSim({ seed, tree, route: ROUTE, devices, valves }), ...UNSTRAINED };
  const trial: ValveTrial = {
    ...{ seed, valves: valves.length, passedAtPush: null, passedAtBreath: null, pocketed: 0 },
    ...{ torn: false, peakForceN: 0, ...UNSTRAINED },
  };
  const pastMm = BEYOND_MM + Math.max(...valves.map(fromMouthMm));
  const attempt: Attempt = { operator, trial, chance, pastMm };
  for (let n = 1; n <= MOST_PUSHES && trial.passedAtPush === null; n += 1) {
    if (n > 1) turnOn(attempt);
    wait(operator, PAUSE_S * chance());
    if (pushThrough(attempt)) trial.passedAtPush = n;
  }
  if (trial.passedAtPush === null) breatheThrough(attempt);
  return Object.assign(trial, worseOf(operator, UNSTRAINED));
}

function fromMouthMm({ vessel, atMm }: ValveRow): number {
  return vessel === 'az_arch' ? atMm : tree.byId.get('az_arch')!.lengthMm + atMm;
}

function breatheThrough(attempt: Attempt): void {
  const { operator, trial } = attempt;
  for (let n = 1; n <= MOST_BREATHS && trial.passedAtBreath === null; n += 1) {
    turnOn(attempt);
    wait(operator, PAUSE_S);
    act(operator, [{ kind: 'breathe', manoeuvre: 'hold' }]);
    if (pushThrough(attempt)) trial.passedAtBreath = n;
    act(operator, [{ kind: 'breathe', manoeuvre: 'quietly' }]);
  }
}

function turnOn({ operator }: Attempt): void {
  const { least, most } = ROLLS_DEG;
  const nowDeg = deviceOf(operator, 'wire').hubRollRad / DEGREE_RAD;
  turnTo(operator, 'wire', (least + ((nowDeg - least + TURN_DEG) % (most - least))) * DEGREE_RAD, 0.5);
}

/** Push until every valve is passed, or the tip has stayed in a pocket, or there is no more to push; then draw back. @returns whether it passed */
function pushThrough(attempt: Attempt): boolean {
  const { operator, trial, pastMm } = attempt;
  let inPocket = 0;
  const distanceMm = SPEED_MM_PER_S / TICKS_PER_S;
  while (deviceOf(operator, 'wire').insertedMm < pastMm && inPocket < NOTICED_S * TICKS_PER_S) {
    const events = act(operator, [{ kind: 'push', device: 'wire', distanceMm }]);
    note(trial, operator, events);
    if (isPast(operator)) return true;
    inPocket = operator.sim.valves.some(({ tips }) => tips.some(({ place }) => place === 'pocket')) ? inPocket + 1 : 0;
    // A hand that slips has been told to stop.
    if (deviceOf(operator, 'wire').slipping) break;
  }
  if (inPocket > 0) trial.pocketed += 1;
  push(operator, 'wire', START_MM - deviceOf(operator, 'wire').insertedMm, SPEED_MM_PER_S);
  return false;
}

/** Whether the tip is upstream of every valve, and in the way, not in a side branch. */
function isPast({ sim }: Operator): boolean {
  const { tipXMm, tipYMm, tipZMm } = sim.devices[3]!;
  const isUpstream = sim.valves.every((valve) => {
    const [x, y, z] = [tipXMm - valve.xMm, tipYMm - valve.yMm, tipZMm - valve.zMm];
    return x * valve.axisX + y * valve.axisY + z * valve.axisZ < -2 && Math.hypot(x, y, z) < REACH_MM;
  });
  return isUpstream && ROUTE.includes(vesselOfTip(sim));
}

/** No arch is longer, and no other vein behind a valve nearer. @assumption arch and cusps */
const REACH_MM = 60;

function vesselOfTip({ rod, tree: { vessels } }: Operator['sim']): string {
  return vessels[rod.vessel[rod.count - 1]!]?.id ?? '';
}

function note(trial: ValveTrial, { sim }: Operator, events: readonly SimEvent[]): void {
  for (const { kind } of events) if (kind === 'valveDamaged') trial.torn = true;
  for (const { forceN } of sim.valves) trial.peakForceN = Math.max(trial.peakForceN, forceN);
}

/** How many arches were passed within so many pushes, and what it did to them. */
export interface ValveLandscape extends Strain {
  ostium: 'valve';
  trials: number;
  /** Share of all arches passed by the first, second … sixth push, and after it with a deep breath. */
  passedWithinPushes: number[];
  passedWithBreath: number;
  torn: number;
  /** Middle and 95th percentile of the largest force on a valve, N. */
  peakForceN: { median: number; most: number };
  pocketedPerArch: number;
}

export function sumValves(trials: readonly ValveTrial[]): ValveLandscape {
  const share = (is: (trial: ValveTrial) => boolean) => trials.filter(is).length / trials.length;
  const forces = trials.map(({ peakForceN }) => peakForceN).sort((a, b) => a - b);
  const passedWithinPushes = Array.from({ length: MOST_PUSHES }, (_, k) =>
    share(({ passedAtPush }) => passedAtPush !== null && passedAtPush <= k + 1),
  );
  return {
    ...{ ostium: 'valve', trials: trials.length, passedWithinPushes },
    passedWithBreath: share(({ passedAtPush, passedAtBreath }) => passedAtPush !== null || passedAtBreath !== null),
    torn: share(({ torn }) => torn),
    peakForceN: { median: forces[forces.length >> 1]!, most: forces[Math.floor(0.95 * forces.length)]! },
    pocketedPerArch: trials.reduce((sum, { pocketed }) => sum + pocketed, 0) / trials.length,
    ...trials.reduce<Strain>(worseOf, UNSTRAINED),
  };
}
