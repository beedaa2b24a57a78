/** Valves on the way: the patient is asked to breathe so that they open. */
import { DEVICE_SLOTS, type Manoeuvre } from '../../sim/index.ts';
import type { Hands } from './hands.ts';
import { type Case, chooseBest } from './look-ahead.ts';
import { arcOnWay, placeOf } from './way.ts';

interface ValveAhead {
  id: string;
  /** Where its edges, or its hinges, are met first; and where it has been passed. */
  edgeMm: number;
  passedMm: number;
}

/** One stops so far short of the cusps, and is through when so far beyond, mm. */
const SHORT_MM = 5;
const BEYOND_MM = 2;
/** What is asked of the patient, and for how long before the wire goes on, s. */
interface Asked {
  manoeuvre: Manoeuvre;
  beforeS: number;
  release: boolean;
}

const QUIETLY: Asked = { manoeuvre: 'quietly', beforeS: 0, release: false };
const ASKED: readonly Asked[] = [
  QUIETLY,
  { manoeuvre: 'hold', beforeS: 1.2, release: false },
  { manoeuvre: 'bearDown', beforeS: 3, release: true },
];

export function valveAhead({ hands, way }: Case, fromMm: number, toMm: number): ValveAhead | null {
  const found = hands.state.valves.flatMap(({ id, vessel, atMm, towards, lengthMm }) => {
    const { lengthMm: wholeMm } = hands.state.tree.byId.get(vessel)!;
    const hingeMm = arcOnWay(way, vessel, towards === 1 ? wholeMm - atMm : atMm);
    if (hingeMm === null) return [];
    return [{ id, edgeMm: hingeMm - lengthMm - SHORT_MM, passedMm: hingeMm + BEYOND_MM }];
  });
  // What is through already carries the rest through.
  const through = Math.max(fromMm, ...DEVICE_SLOTS.map((slot) => placeOf(way, slot, hands.state).arcMm));
  return found.find(({ edgeMm, passedMm }) => passedMm > through && edgeMm < toMm) ?? null;
}

export function passValve(c: Case, valve: ValveAhead): boolean {
  const { hands, way } = c;
  const tries = ASKED.map((asked) => () => {
    const isThrough = () => placeOf(way, 'wire', hands.state).arcMm >= valve.passedMm;
    return asPatientBreathes(hands, asked, () => {
      for (let fed = 0; fed < 60 && !isThrough(); fed += 5) hands.push('wire', 5, hands.speedOf('wire'));
      return isThrough() && placeOf(way, 'wire', hands.state).strayMm < 4;
    });
  });
  return chooseBest(c, `valve ${valve.id}`, tries) >= 0;
}

/** What can be asked of the patient where a valve stands in the way; elsewhere nothing. */
export function askedAt(c: Case, fromMm: number, toMm: number): readonly Asked[] {
  return valveAhead(c, fromMm, toMm) ? ASKED : [QUIETLY];
}

export function asPatientBreathes(hands: Hands, { manoeuvre, beforeS, release }: Asked, act: () => boolean): boolean {
  if (manoeuvre !== 'quietly') hands.tick({ kind: 'breathe', manoeuvre });
  hands.wait(beforeS);
  if (release) hands.tick({ kind: 'breathe', manoeuvre: 'quietly' });
  const ok = act();
  if (manoeuvre !== 'quietly') hands.tick({ kind: 'breathe', manoeuvre: 'quietly' });
  return ok;
}
