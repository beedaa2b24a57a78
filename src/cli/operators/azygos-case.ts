import type { Operator } from './operator.ts';

/** Steps that every case through the azygos shares, by the paper's technique. */

/** The intermediate catheter a little ahead of the guide, turned backwards, and the curved wire within it: looking for the ostium. */
export function lookBackwards(hands: Operator): void {
  hands.feedTo('intermediate', 505, 30);
  hands.feedTo('wire', 503, 30);
  hands.turnTo('intermediate', 180);
  hands.turnTo('wire', 180);
  hands.wait(0.5);
}

/** Contrast through a catheter, to its end. */
export function runContrast(
  hands: Operator,
  device: 'intermediate' | 'microcatheter',
  mlPerS: number,
  volumeMl: number,
) {
  hands.tick({ kind: 'inject', device, fluid: 'contrast', mlPerS, volumeMl, delayS: 0 });
  hands.wait(volumeMl / mlPerS + 1);
}

/** Microcatheter and microwire in the place of the 0.035-inch wire. */
export function takeMicroDevices(hands: Operator): void {
  hands.exchange('microcatheter', 'micro-duo');
  hands.exchange('wire', 'wire-014');
}

/** How microcatheter and microwire are brought before a mouth: inserted mm, hub degrees, and how far the wire then goes. */
interface Aim {
  microcatheterMm: number;
  wireMm: number;
  wireDeg: number;
  byMm: number;
}

/** The angled catheter turned to the right and back, the curved microwire with it. */
export function selectStump(hands: Operator, intermediateDeg: number, aim: Aim): void {
  hands.turnTo('intermediate', intermediateDeg);
  hands.wait(0.5);
  hands.feedTo('microcatheter', aim.microcatheterMm, 20);
  hands.feedTo('wire', aim.wireMm, 15);
  hands.turnTo('wire', aim.wireDeg);
  hands.push('wire', aim.byMm, 12);
}

/** Back to just short of the junction; the curved wire, turned down, finds the foraminal vein. */
export function enterForamen(hands: Operator, aim: Aim): void {
  hands.feedTo('microcatheter', aim.microcatheterMm, 12);
  hands.feedTo('wire', aim.wireMm, 12);
  hands.turnTo('wire', aim.wireDeg);
  probe(hands, aim.byMm, 'foramen');
}

/** Push the microwire until a phase is lit, and a little further so that it stays. */
function probe(hands: Operator, byMm: number, phase: string): void {
  const isLit = () => hands.session.progress.lit.some((one) => one.phase === phase);
  hands.push('wire', byMm, 12, isLit);
  hands.push('wire', 2, 12);
  hands.wait(1);
}

/** The microcatheter over the wire to its place, the wire out, and a firm puff into the plexus. */
export function runInForamen(hands: Operator, microcatheterMm: number): void {
  hands.tick({ kind: 'pedal', down: false });
  hands.feedTo('microcatheter', microcatheterMm, 10);
  hands.exchange('wire', null);
  hands.tick({ kind: 'pedal', down: true });
  runContrast(hands, 'microcatheter', 0.3, 0.6);
}

/** Slowly out of the cast to a place inside the intermediate catheter, and a last look at the azygos. */
export function withdraw(hands: Operator, toMm: number): void {
  hands.feedTo('microcatheter', toMm, 4);
  hands.exchange('microcatheter', null);
  runContrast(hands, 'intermediate', 3, 8);
}
