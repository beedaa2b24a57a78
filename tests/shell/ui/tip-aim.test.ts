import { describe, expect, it } from 'vitest';
import { aimOfTip, nameAim, speakAim } from '../../../src/shell/ui/tip-aim.ts';
import { createSim, type SimState, stepSim } from '../../../src/sim/index.ts';

const TO_CAVA = ['cfv_r', 'eiv_r', 'cic_r', 'ivc', 'ra', 'svc'];
const TO_AZYGOS = [...TO_CAVA, 'az_arch', 'azygos'];

function catheterAt(route: string[], insertedMm: number, rollRad: number): SimState {
  return createSim({
    seed: 1,
    route,
    devices: [
      { slot: 'guide', spec: 'guide-6f-straight', insertedMm: 300, rollRad: 0 },
      { slot: 'intermediate', spec: 'intermediate-5f', insertedMm, rollRad },
    ],
  });
}

const aimOf = (state: SimState, index: number) => aimOfTip(state, state.devices[index]);

describe('where the dial says a tip points', () => {
  it('in the superior cava a half turn of the hub points the angled tip towards the back', () => {
    const words = nameAim(aimOf(catheterAt(TO_CAVA, 500, Math.PI), 1)!.towards);
    expect(words).toContain('back');
    expect(words).not.toContain('front');
  });

  it('a straight guide and an empty place have no side to point to', () => {
    const state = catheterAt(TO_CAVA, 500, 0);
    expect(aimOf(state, 0)).toBeNull();
    expect(aimOf(state, 2)).toBeNull();
  });

  it('beyond the arch of the azygos the same roll points the other way: the hub angle would lie', () => {
    const above = aimOf(catheterAt(TO_CAVA, 500, 0), 1)!;
    const beyond = aimOf(catheterAt(TO_AZYGOS, 620, 0), 1)!;
    expect(above.towards.z).toBeGreaterThan(0.5);
    expect(beyond.towards.z).toBeLessThan(-0.5);
    expect(Math.abs(beyond.markDeg)).toBeGreaterThan(90);
  });

  it('agrees with where the free tip really leans, whatever the roll', () => {
    for (const rollRad of [0, 0.5 * Math.PI, Math.PI, 1.5 * Math.PI]) {
      const state = catheterAt(TO_CAVA, 430, rollRad);
      for (let tick = 0; tick < 30; tick++) stepSim(state, []);
      const { towards } = aimOf(state, 1)!;
      const { rod } = state;
      const [tip, leg, shaft] = [rod.count - 1, rod.count - 5, rod.count - 20];
      const way = (from: number, to: number) =>
        [rod.xMm[to] - rod.xMm[from], rod.yMm[to] - rod.yMm[from], rod.zMm[to] - rod.zMm[from]] as const;
      const unit = (v: readonly number[]) => v.map((part) => part / Math.hypot(...v));
      const [ahead, along] = [unit(way(leg, tip)), unit(way(shaft, shaft + 2))];
      const lean = ahead.map((part, k) => part - along[k]);
      expect(lean[0] * towards.x + lean[1] * towards.y + lean[2] * towards.z, `${rollRad}`).toBeGreaterThan(0.2);
    }
  });

  it('names at most the two strongest directions, the stronger one first, and says them in full to those who listen', () => {
    expect(nameAim({ x: -0.9, y: 0.1, z: -0.42 })).toBe('right · back');
    expect(speakAim({ x: -0.9, y: 0.1, z: -0.42 })).toBe('right and towards the back');
    expect(nameAim({ x: 0, y: -0.2, z: 0.98 })).toBe('front');
  });
});
