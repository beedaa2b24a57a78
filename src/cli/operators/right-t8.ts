import { lookBackwards, probe, runContrast, runInForamen, takeMicroDevices, withdraw } from './azygos-case.ts';
import { embolize } from './embolize.ts';
import type { Operator } from './operator.ts';

/** Right T8 as an expert does it: the paper's steps from the parked guide to the completed cast. */
export function operateRightT8(hands: Operator): void {
  hands.tick({ kind: 'pedal', down: true });
  lookBackwards(hands);
  hands.push('wire', 200, 40);
  secureSupport(hands);
  hands.exchange('wire', null);
  runContrast(hands, 'intermediate', 3, 8);
  hands.tick({ kind: 'panTable', dxMm: 0, dyMm: -5 });
  takeMicroDevices(hands);
  selectStump(hands);
  followTheVein(hands);
  enterForamen(hands);
  runInForamen(hands, 666);
  embolize(hands, 'R T8');
  withdraw(hands, 622);
  hands.tick({ kind: 'pedal', down: false });
}

/** Enough wire first, then the catheters in turn; the angled one, far down, carries the guide to T7 and is drawn back to 1 cm above T8. */
function secureSupport(hands: Operator): void {
  hands.feedTo('intermediate', 563, 40);
  hands.feedTo('guide', 528, 40);
  hands.feedTo('intermediate', 603, 40);
  hands.feedTo('guide', 588, 40);
  hands.feedTo('intermediate', 640, 30);
  hands.feedTo('guide', 614, 20);
  hands.feedTo('intermediate', 620, 20);
  hands.wait(0.6);
}

/** The angled catheter turned to the right and back carries the curved microwire there. */
function selectStump(hands: Operator): void {
  hands.turnTo('intermediate', 315);
  hands.wait(0.5);
  hands.feedTo('microcatheter', 618, 20);
  hands.feedTo('wire', 622, 15);
  hands.turnTo('wire', 315);
  hands.push('wire', 28, 12);
}

/** Past the stretch where the tip seems to stand still: the wire first, then the microcatheter over it, beyond the junction. */
function followTheVein(hands: Operator): void {
  hands.push('wire', 8, 12);
  hands.feedTo('microcatheter', 662, 12);
}

/** Back to just short of the junction; the curved wire, turned down, finds the foraminal vein. */
function enterForamen(hands: Operator): void {
  hands.feedTo('microcatheter', 650, 12);
  hands.feedTo('wire', 658, 12);
  hands.turnTo('wire', 435);
  probe(hands, 22, 'foramen');
}
