import { describe, expect, it } from 'vitest';
import { createSim, type SimCommand, type SimState, stepSim, TICK_S } from '../../src/sim/index.ts';

/** Drawn so fast, mm/s, and so far at the hub, mm: more than the slack that a microcatheter has in wide veins. */
const SPEED_MM_PER_S = 4;
const DRAWN_MM = 50;

const UP_TO_ARCH = ['cfv_r', 'eiv_r', 'cic_r', 'ivc', 'ra', 'svc', 'az_arch'];

/** A microcatheter laid out to a foramen through the angled catheter, and settled. */
function laidOut(route: readonly string[], insertedMm: number): SimState {
  const state = createSim({
    seed: 1,
    devices: [
      { slot: 'guide', spec: 'guide-6f-straight', insertedMm: 541, rollRad: 0 },
      { slot: 'intermediate', spec: 'intermediate-5f', insertedMm: 546, rollRad: 0 },
      { slot: 'microcatheter', spec: 'micro-duo', insertedMm, rollRad: 0 },
    ],
    route: [...UP_TO_ARCH, ...route],
  });
  for (let tick = 0; tick < 60; tick += 1) stepSim(state, []);
  return state;
}

describe('a microcatheter drawn back out of a foramen', () => {
  it.each([
    [
      'right T1, through the supreme intercostal vein',
      ['siv_r', 'supreme_r', 'seg_r_t1', 'fv_r_t1', 'fp_r_t1_3', 'epi_arc_r_t1', 'epi_al_r_t1'],
      654,
    ],
    [
      'right T3, through the superior intercostal vein',
      ['siv_r', 'seg_r_t3', 'fv_r_t3', 'fp_r_t3_3', 'epi_arc_r_t3'],
      620,
    ],
  ])('slides over the corners that it came around: %s', (_name, route, insertedMm) => {
    const state = laidOut(route, insertedMm);
    const micro = state.devices.find(({ slot }) => slot === 'microcatheter')!;
    const draw: SimCommand = { kind: 'push', device: 'microcatheter', distanceMm: -SPEED_MM_PER_S * TICK_S };
    for (let tick = 0; tick < DRAWN_MM / SPEED_MM_PER_S / TICK_S; tick += 1) stepSim(state, [draw]);
    // No hand has slipped, and the tip is out of foramen and canal.
    expect(micro.insertedMm).toBeCloseTo(insertedMm - DRAWN_MM, 0);
    expect(['foraminal', 'epidural']).not.toContain(state.tree.byId.get(micro.tipVessel)!.group);
  });
});
