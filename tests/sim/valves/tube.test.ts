import { describe, expect, it } from 'vitest';
import { FLATTEST_RAD, type Lumen, layAssembly, stepAssembly, type ValveBody } from '../../../src/sim/physics/index.ts';
import { benchStack, tipOf } from '../../../src/testbed/verification/bench-stack.ts';

/**
 * A straight tube along x, a valve in it whose edges look towards the sheath, and a J-tipped wire that comes against it from near by: its tip
 * meets the edges 1.5 mm off the axis, not on the wall.
 */
const RADIUS_MM = 4.5;
const CUSP_MM = 7;
const RING_AT_MM = 19;

const tube: Lumen = {
  gather() {},
  probe(node, { yMm, zMm }, out) {
    const away = Math.hypot(yMm[node]!, zMm[node]!) + 1e-9;
    Object.assign(out, { depthMm: RADIUS_MM - away, nx: 0, ny: -yMm[node]! / away, nz: -zMm[node]! / away });
    Object.assign(out, { ax: 1, ay: 0, az: 0, curvaturePerMm: 1 / away, vessel: 0 });
  },
};

/** A valve held open by a share of its width, its cusps opening to ±y. */
function valveAt(open: number): ValveBody {
  const shutRad = Math.asin(RADIUS_MM / CUSP_MM);
  const turnRad = Math.asin(((1 - open) * RADIUS_MM) / CUSP_MM);
  const angles = { turnRad, stopRad: shutRad, floorRad: FLATTEST_RAD, leastRad: FLATTEST_RAD, mostRad: Math.PI / 2 };
  const cusp = () => ({ ...angles, torn: false, pressedN: 0 });
  return {
    ...{ xMm: RING_AT_MM, yMm: 0, zMm: 0, axisX: -1, axisY: 0, axisZ: 0, acrossX: 0, acrossY: 1, acrossZ: 0 },
    ...{ radiusMm: RADIUS_MM, lengthMm: CUSP_MM, limpMm: 0.77, yieldN: 0.004, cusps: [cusp(), cusp()] },
    ...{ forceN: 0, touchedNode: -1 },
  };
}

/** Push a wire whose J looks in a direction about the tube's axis. @returns whether its tip came through */
function passes(rollRad: number, open: number): boolean {
  const wire = { stiffnessNmm2: 2, insertedMm: 12, outerRadiusMm: 0.3, curvaturePerMm: 0.5, shapedMm: 1.6 };
  const assembly = { ...benchStack([wire], 0.55), valves: [valveAt(open)] };
  const device = assembly.stack[0]!;
  device.hubRollRad = rollRad;
  device.tipRollRad = rollRad;
  layAssembly(assembly, (arcMm) => [arcMm, 0, 0]);
  for (let tick = 0; tick < 60; tick += 1) stepAssembly(assembly, tube, 1 / 60);
  for (let tick = 0; tick < 130; tick += 1) {
    device.insertedMm += 0.1;
    stepAssembly(assembly, tube, 1 / 60);
  }
  return tipOf(assembly).xMm > RING_AT_MM + 2;
}

const ROLLS_RAD = Array.from({ length: 8 }, (_, k) => (k * Math.PI) / 4);

describe('a J-tipped wire against a valve in a straight tube', () => {
  it('passes a shut valve along its commissure, and is held in a pocket where it looks at a cusp', () => {
    const passed = ROLLS_RAD.map((roll) => passes(roll, 0));
    expect(passed).toContain(true);
    expect(passed.filter((through) => !through).length).toBeGreaterThan(3);
  });

  it('passes a valve that is open by 30 %, however it is turned', () => {
    expect(ROLLS_RAD.filter((roll) => !passes(roll, 0.3))).toEqual([]);
  });
});
