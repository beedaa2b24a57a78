import { beforeAll, describe, expect, it } from 'vitest';
import {
  judgeStrain,
  planValves,
  sumValves,
  tryValves,
  type ValveLandscape,
} from '../../../src/testbed/landscape/index.ts';

/** A small excerpt of the thousand arches that `npm run landscape -- valve` tries. */
describe('the valves of thirty azygos arches', () => {
  let arches: ValveLandscape;
  beforeAll(() => {
    arches = sumValves(planValves(30).flatMap(tryValves));
  }, 120_000);

  it('let some wires by at the first push, more at the second, and nearly all in the end', () => {
    const [first, second] = arches.passedWithinPushes as [number, number];
    expect(first).toBeGreaterThan(0.25);
    expect(first).toBeLessThan(0.75);
    expect(second).toBeGreaterThan(first);
    expect(arches.passedWithinPushes[5]).toBeGreaterThan(0.8);
    expect(arches.passedWithBreath).toBeGreaterThan(0.9);
  });

  it('catch wires in their pockets, and are not torn by hands that stop', () => {
    expect(arches.pocketedPerArch).toBeGreaterThan(0.4);
    expect(arches.torn).toBeLessThan(0.1);
  });

  it('neither stretch a wire nor drive it out of the vein', () => {
    for (const { pass } of judgeStrain(arches)) expect(pass).toBe(true);
  });
});
