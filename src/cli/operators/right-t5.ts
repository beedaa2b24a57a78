import { lookBackwards, probe, runContrast, runInForamen, takeMicroDevices, withdraw } from './azygos-case.ts';
import { embolize } from './embolize.ts';
import type { Operator } from './operator.ts';

/** Right T5 as an expert does it: a breath for the valve, and the catheters flush with each other at the end of the arch. */
export function operateRightT5(hands: Operator): void {
  hands.tick({ kind: 'pedal', down: true });
  lookBackwards(hands);
  passTheValve(hands);
  secureSupport(hands);
  takeMicroDevices(hands);
  selectStump(hands);
  enterForamen(hands);
  runInForamen(hands, 580);
  embolize(hands, 'R T5');
  withdraw(hands, 552);
  hands.tick({ kind: 'pedal', down: false });
}

/** To just short of the valve; a deep breath opens it, and the wire goes through while it is held. */
function passTheValve(hands: Operator): void {
  hands.push('wire', 22, 40);
  hands.tick({ kind: 'breathe', manoeuvre: 'hold' });
  hands.wait(1.2);
  hands.push('wire', 178, 40);
  hands.tick({ kind: 'breathe', manoeuvre: 'quietly' });
}

/** The angled catheter leads; the guide follows to it at the end of the arch while the stiff wire is drawn out of both. */
function secureSupport(hands: Operator): void {
  hands.feedTo('intermediate', 553, 40);
  hands.feedTo('guide', 540, 40);
  hands.wait(0.6);
  hands.pushTwo({ slot: 'wire', byMm: -225 }, { slot: 'guide', byMm: 10 }, 100);
  hands.exchange('wire', null);
  runContrast(hands, 'intermediate', 3, 8);
  hands.feedTo('intermediate', 553.5, 20);
  hands.feedTo('guide', 553, 20);
  hands.wait(0.5);
}

/** The angled catheter turned to the right and back, the curved microwire with it: straight on, out of the back of the arch. */
function selectStump(hands: Operator): void {
  hands.turnTo('intermediate', 270);
  hands.wait(0.5);
  hands.feedTo('microcatheter', 553.5, 20);
  hands.feedTo('wire', 555.5, 15);
  hands.turnTo('wire', 360);
  hands.push('wire', 30, 12);
  hands.feedTo('microcatheter', 573.5, 12);
}

/** Back to just short of the junction; the curved wire, turned down, finds the foraminal vein. */
function enterForamen(hands: Operator): void {
  hands.feedTo('microcatheter', 570.5, 12);
  hands.feedTo('wire', 574.5, 12);
  hands.turnTo('wire', 495);
  probe(hands, 18, 'foramen');
}
