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
  selectStump(hands, 315, { microcatheterMm: 618, wireMm: 622, wireDeg: 315, byMm: 28 });
  followTheVein(hands);
  enterForamen(hands, { microcatheterMm: 650, wireMm: 658, wireDeg: 435, byMm: 22 });
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

/** Past the stretch where the tip seems to stand still: the wire first, then the microcatheter over it, beyond the junction. */
function followTheVein(hands: Operator): void {
  hands.push('wire', 8, 12);
  hands.feedTo('microcatheter', 662, 12);
}
