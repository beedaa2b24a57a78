import { frame, nodeFrame } from './composition.ts';
import { angleAt, stiffnessAt } from './device-profile.ts';
import type { RodState } from './rod-state.ts';
import type { Stack, StackDevice } from './stack.ts';

/**
 * Roll reaches the tip late. Between hub and shaped tip a device is a torsion spring of compliance C = ∫ ds/GJ; wall (and
 * lumen) friction times radius holds it back; the bent tip itself resists by the torque its vessel puts on its curve:
 * (φ_hub − φ_tip)/C + T_tip(φ_tip) = friction. Quasi-static, so a tip lags and then whips.
 */

/** The tip's fastest turn, rad per tick: whips are seen, not teleported. @assumption about 5 turns per second */
const FASTEST_TURN_RAD = 0.5;

/** Move each device's tip roll towards balance; uses the wall forces and shape of the last tick. */
export function twistDevices(rod: RodState, stack: Stack): void {
  for (let k = 0; k < stack.length; k += 1) {
    const device = stack[k];
    if (!device) continue;
    // A straight tip shows no roll; what its hub turns is all there is to say.
    if (device.profile.shapedMm === 0) device.tipRollRad = device.hubRollRad;
    else turnTip(rod, stack, k, device);
  }
}

const torque = { onTipNmm: 0, slopeNmmPerRad: 0 };

function turnTip(rod: RodState, stack: Stack, k: number, device: StackDevice): void {
  const springNmmPerRad = 1 / compliance(device);
  tipTorque(rod, device);
  const frictionNmm = frictionTorque(rod, stack, k);
  const net = (device.hubRollRad - device.tipRollRad) * springNmmPerRad + torque.onTipNmm;
  const over = Math.abs(net) - frictionNmm;
  if (over <= 0) return;
  const turn = (Math.sign(net) * over) / (springNmmPerRad + torque.slopeNmmPerRad);
  device.tipRollRad += Math.max(-FASTEST_TURN_RAD, Math.min(FASTEST_TURN_RAD, turn));
}

/** ∫ ds/GJ from the hub end of the shaped part to the sheath, rad per N·mm. */
function compliance({ profile, insertedMm }: StackDevice): number {
  const step = 10;
  let sum = 1e-9;
  for (let a = profile.shapedMm + 0.5 * step; a < Math.max(insertedMm, profile.shapedMm + step); a += step) {
    sum += step / (profile.spec.torsionRatio * stiffnessAt(profile, a));
  }
  return sum;
}

/** Mean friction torque over the length (the wind-up of a uniformly held shaft is half of its total), N·mm. */
function frictionTorque(rod: RodState, stack: Stack, k: number): number {
  const { profile, insertedMm } = stack[k]!;
  let sum = 0;
  for (let i = 1; i < rod.count && rod.arcMm[i]! <= insertedMm; i += 1) {
    const force = rod.wallForceN[i]!;
    if (force <= 0) continue;
    if (rod.outer[i] === k) sum += profile.spec.wallFriction * force * profile.spec.outerRadiusMm;
    else if (rod.outer[i]! < k) {
      const share = stiffnessAt(profile, insertedMm - rod.arcMm[i]!) / rod.stiffnessNmm2[i]!;
      sum += profile.spec.lumenFriction * force * Math.min(1, share) * profile.spec.outerRadiusMm;
    }
  }
  return 0.5 * sum;
}

/** Torque that the rod's present shape puts on the device's rest curve about its own axis, and its stiffness. */
function tipTorque(rod: RodState, device: StackDevice): void {
  torque.onTipNmm = 0;
  torque.slopeNmmPerRad = 0;
  const { profile, insertedMm, tipRollRad } = device;
  const cosine = Math.cos(tipRollRad);
  const sine = Math.sin(tipRollRad);
  for (let i = rod.count - 2; i > 0 && rod.arcMm[i]! > insertedMm - profile.shapedMm - 4; i -= 1) {
    if (rod.arcMm[i]! >= insertedMm) continue;
    const before = rod.restMm[i - 1]!;
    const after = rod.restMm[i]!;
    const own =
      angleAt(profile, insertedMm - rod.arcMm[i]! + 0.5 * before) -
      angleAt(profile, insertedMm - rod.arcMm[i]! - 0.5 * after);
    if (own === 0) continue;
    const share = stiffnessAt(profile, insertedMm - rod.arcMm[i]!) / rod.stiffnessNmm2[i]!;
    nodeFrame(rod, i);
    const wx = own * share * (cosine * frame.vx - sine * frame.ux);
    const wy = own * share * (cosine * frame.vy - sine * frame.uy);
    const wz = own * share * (cosine * frame.vz - sine * frame.uz);
    const bx = (rod.xMm[i + 1]! - rod.xMm[i]!) / after - (rod.xMm[i]! - rod.xMm[i - 1]!) / before - rod.bendX[i]!;
    const by = (rod.yMm[i + 1]! - rod.yMm[i]!) / after - (rod.yMm[i]! - rod.yMm[i - 1]!) / before - rod.bendY[i]!;
    const bz = (rod.zMm[i + 1]! - rod.zMm[i]!) / after - (rod.zMm[i]! - rod.zMm[i - 1]!) / before - rod.bendZ[i]!;
    const stiffness = (2 * rod.stiffnessNmm2[i]!) / (before + after);
    torque.onTipNmm += stiffness * (bx * wx + by * wy + bz * wz);
    torque.slopeNmmPerRad += stiffness * (wx * wx + wy * wy + wz * wz);
  }
}
