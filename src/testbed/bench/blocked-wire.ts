import { createSim, type SimCommand, type SimState, stepSim, TICKS_PER_S } from '../../sim/index.ts';
import { ROUTE } from './four-devices.ts';

/** What a hand does that will not give in: more than any hand feeds in a tick. */
const PUSH_ON: readonly SimCommand[] = [{ kind: 'push', device: 'wire', distanceMm: 2 }];
/** Slipping for so long counts as held at the limit. @assumption half a second */
const HELD_TICKS = 0.5 * TICKS_PER_S;
const MOST_TICKS = 20 * TICKS_PER_S;

export const pushOn = (): readonly SimCommand[] => PUSH_ON;

export function isWireSlipping({ devices }: SimState): boolean {
  return devices[3]!.slipping;
}

/**
 * A stiff wire that has nowhere left to go, its hand at its limit: the dearest tick there is.
 * @throws if the wire never meets anything
 */
export function blockedWire(): SimState {
  const sim = createSim({
    ...{ seed: 1, route: ROUTE },
    devices: [
      { slot: 'guide', spec: 'guide-6f-straight', insertedMm: 600, rollRad: 0 },
      { slot: 'wire', spec: 'wire-035', insertedMm: 640, rollRad: 0 },
    ],
  });
  for (let tick = 0, held = 0; held < HELD_TICKS; tick += 1) {
    if (tick > MOST_TICKS) throw new Error('the wire was never held at the limit of its hand');
    stepSim(sim, PUSH_ON);
    held = isWireSlipping(sim) ? held + 1 : 0;
  }
  return sim;
}
