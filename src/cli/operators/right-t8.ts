import { embolize, runContrast } from './embolize.ts';
import type { Operator } from './operator.ts';

/** Right T8 as an expert does it: the paper's steps from the parked guide to the completed cast. */
export function operateRightT8(hands: Operator): void {
  hands.tick({ kind: 'pedal', down: true });
  findAzygos(hands);
  secureSupport(hands);
  hands.exchange('wire', null);
  runContrast(hands, 'intermediate', 3, 8);
  hands.tick({ kind: 'panTable', dxMm: 0, dyMm: -5 });
  selectStump(hands);
  followTheVein(hands);
  enterForamen(hands);
  hands.tick({ kind: 'pedal', down: false });
  hands.feedTo('microcatheter', 656, 10);
  hands.exchange('wire', null);
  hands.tick({ kind: 'pedal', down: true });
  runContrast(hands, 'microcatheter', 0.3, 0.6);
  embolize(hands, 'R T8');
  withdraw(hands);
  hands.tick({ kind: 'pedal', down: false });
}

/** The intermediate catheter a little ahead of the guide, turned backwards; the curved wire turns over itself and runs down. */
function findAzygos(hands: Operator): void {
  hands.feedTo('intermediate', 505, 30);
  hands.feedTo('wire', 503, 30);
  hands.turnTo('intermediate', 180);
  hands.turnTo('wire', 180);
  hands.wait(0.5);
  hands.push('wire', 200, 40);
}

/** Enough wire first, then the catheters in turn, never far ahead of each other. */
function secureSupport(hands: Operator): void {
  hands.feedTo('intermediate', 563, 40);
  hands.feedTo('guide', 528, 40);
  hands.feedTo('intermediate', 603, 40);
  hands.feedTo('guide', 588, 40);
  hands.feedTo('intermediate', 610, 20);
  hands.wait(0.6);
}

/** Microcatheter and microwire for the 0.035-inch wire; the angled catheter turned to the right and back carries them there. */
function selectStump(hands: Operator): void {
  hands.exchange('microcatheter', 'micro-duo');
  hands.exchange('wire', 'wire-014');
  hands.turnTo('intermediate', 315);
  hands.wait(0.5);
  hands.feedTo('microcatheter', 610, 20);
  hands.feedTo('wire', 617, 15);
  hands.turnTo('wire', 315);
  hands.push('wire', 28, 12);
}

/** Past the stretch where the tip seems to stand still: the wire first, then the microcatheter over it, beyond the junction. */
function followTheVein(hands: Operator): void {
  hands.push('wire', 8, 12);
  hands.feedTo('microcatheter', 652, 12);
}

/** Back to just short of the junction; the curved wire, turned down, finds the foraminal vein. */
function enterForamen(hands: Operator): void {
  hands.feedTo('microcatheter', 640, 12);
  hands.feedTo('wire', 648, 12);
  hands.turnTo('wire', 435);
  const isThere = () => hands.session.progress.lit.some(({ phase }) => phase === 'foramen');
  hands.push('wire', 22, 12, isThere);
  hands.push('wire', 2, 12);
  hands.wait(1);
}

/** Out of the cast, and a last look at the azygos. */
function withdraw(hands: Operator): void {
  hands.feedTo('microcatheter', 612, 4);
  hands.exchange('microcatheter', null);
  runContrast(hands, 'intermediate', 3, 8);
}
