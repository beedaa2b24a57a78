import {
  enterForamen,
  lookBackwards,
  runContrast,
  runInForamen,
  selectStump,
  takeMicroDevices,
  withdraw,
} from './azygos-case.ts';
import { embolize } from './embolize.ts';
import type { Operator } from './operator.ts';

/** Right T5 as an expert does it: a breath for the valve, and the catheters flush with each other at the end of the arch. */
export function operateRightT5(hands: Operator): void {
  hands.tick({ kind: 'pedal', down: true });
  lookBackwards(hands);
  passTheValve(hands);
  secureSupport(hands);
  takeMicroDevices(hands);
  // Straight on, out of the back of the arch.
  selectStump(hands, 270, { microcatheterMm: 553.5, wireMm: 555.5, wireDeg: 360, byMm: 30 });
  hands.feedTo('microcatheter', 573.5, 12);
  enterForamen(hands, { microcatheterMm: 570.5, wireMm: 574.5, wireDeg: 495, byMm: 18 });
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
