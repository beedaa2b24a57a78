/** Breathing and straining: what the lungs hold and how hard chest and belly press on their veins. */
import type { Manoeuvre } from '../commands.ts';
import type { Physiology } from './physiology.ts';

export interface BreathState {
  anaesthetised: boolean;
  doing: Manoeuvre;
  /** Since the manoeuvre began, s. */
  sinceS: number;
  /** Share of the quiet breath that has passed, 0…1; inspiration first. */
  atBreath: number;
  /** Air in the lungs over that at the end of quiet expiration; 1 = a quiet breath in. */
  lung: number;
  /** Pressure around the veins of the chest and of the belly against end-expiration, mmHg. */
  thoraxMmHg: number;
  abdomenMmHg: number;
}

export function createBreath(anaesthetised: boolean): BreathState {
  return {
    ...{ anaesthetised, doing: 'quietly', sinceS: 0, atBreath: 0.5 },
    ...{ lung: 0, thoraxMmHg: 0, abdomenMmHg: 0 },
  };
}

/** Begin a manoeuvre; false where an anaesthetised patient cannot. Asking for the one under way changes nothing. */
export function beginManoeuvre(breath: BreathState, manoeuvre: Manoeuvre): boolean {
  if (breath.anaesthetised && (manoeuvre === 'bearDown' || manoeuvre === 'cough')) return false;
  if (breath.doing !== manoeuvre) {
    breath.doing = manoeuvre;
    breath.sinceS = 0;
  }
  return true;
}

/** Scratch: where the breath is heading. */
const wanted = { lung: 0, thoraxMmHg: 0, abdomenMmHg: 0 };

export function stepBreath(breath: BreathState, { breathing }: Physiology, stepS: number): void {
  breath.sinceS += stepS;
  if (breath.sinceS >= longestS(breath.doing, breathing)) {
    breath.doing = 'quietly';
    breath.sinceS = 0;
  }
  const quiet = breath.anaesthetised ? breathing.anaesthetised : breathing.awake;
  if (breath.doing === 'quietly') breath.atBreath = (breath.atBreath + (stepS * quiet.perMin) / 60) % 1;
  aim(breath, breathing, quiet);
  const share = 1 - Math.exp(-stepS / breathing.followS);
  breath.lung += share * (wanted.lung - breath.lung);
  breath.thoraxMmHg += share * (wanted.thoraxMmHg - breath.thoraxMmHg);
  breath.abdomenMmHg += share * (wanted.abdomenMmHg - breath.abdomenMmHg);
}

function longestS(doing: Manoeuvre, breathing: Physiology['breathing']): number {
  if (doing === 'cough') return breathing.cough.lastsS;
  if (doing === 'hold') return breathing.longestHoldS;
  return doing === 'bearDown' ? breathing.longestStrainS : Number.POSITIVE_INFINITY;
}

type Breathing = Physiology['breathing'];

function aim(
  { doing, anaesthetised, sinceS, atBreath, lung }: BreathState,
  breathing: Breathing,
  quiet: Breathing['awake'],
) {
  const { deepBreath, ventilatorHold, strain, cough } = breathing;
  if (doing === 'quietly') head(quietLung(atBreath, quiet.inhaleShare), quiet);
  else if (doing === 'bearDown') head(lung, strain, 1);
  else if (doing === 'cough') head(0, cough, 1);
  else if (anaesthetised) head(ventilatorHold.lung, ventilatorHold, 1);
  else {
    const inhaled = Math.min(1, sinceS / deepBreath.inhaleS);
    head(deepBreath.lung * inhaled, deepBreath, inhaled);
    if (inhaled === 1) wanted.thoraxMmHg = deepBreath.heldThoraxMmHg;
  }
}

function head(
  lung: number,
  { thoraxMmHg, abdomenMmHg }: { thoraxMmHg: number; abdomenMmHg: number },
  share = lung,
): void {
  wanted.lung = lung;
  wanted.thoraxMmHg = share * thoraxMmHg;
  wanted.abdomenMmHg = share * abdomenMmHg;
}

/** Raised cosine up, and down again over the rest of the breath. */
function quietLung(atBreath: number, inhaleShare: number): number {
  const turn = atBreath < inhaleShare ? atBreath / inhaleShare : 1 + (atBreath - inhaleShare) / (1 - inhaleShare);
  return 0.5 - 0.5 * Math.cos(Math.PI * turn);
}
