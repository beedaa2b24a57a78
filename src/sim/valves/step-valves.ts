import { valveTable } from '../anatomy/index.ts';
import type { SimEvent } from '../events.ts';
import type { FlowState } from '../flow/index.ts';
import type { RodState } from '../physics/index.ts';
import type { ValveState } from './valve.ts';

/** Backward flow of this share of the mean shuts a valve that hangs open. @assumption pressure, not flow, holds a shut valve: hardly any blood goes back */
const SHUTTING_SHARE = 0.0075;
/** Opened by this share of its width a valve lets blood pass as a vein without one. @assumption the stream is then no wider */
const FREE_OPENING = 0.35;
/** Shear stress at which a cusp tears, and its thickness. @assumption no value for cusps was found: 0.7 MPa is a soft collagenous membrane's, 0.05 mm a thin leaflet's */
const TEARS_AT_MPA = 0.7;
/** @assumption see above */
const CUSP_THICKNESS_MM = 0.05;
/** It has to be pressed for so long, s. @assumption a jab is taken up by the give of the cusp */
const TEARS_AFTER_S = 0.2;
/** Where blood opens a torn cusp to. @assumption it floats along the wall */
const TORN_OPENING = 1;

/** One step of the cusps: flow opens them, their weight closes them, devices hold them; a cusp that is pressed too hard for too long tears. */
export function stepValves(
  valves: readonly ValveState[],
  flow: FlowState,
  rod: RodState,
  stepS: number,
  events: SimEvent[],
): void {
  for (let g = 0; g < valves.length; g += 1) if (valves[g]!.piece >= 0) flow.opening[valves[g]!.piece] = 1;
  for (let g = 0; g < valves.length; g += 1) {
    const valve = valves[g]!;
    followFlow(valve, flow, stepS);
    const open = 0.5 * (turnCusp(valve, 0) + turnCusp(valve, 1));
    const way = Math.min(1, open / FREE_OPENING);
    if (valve.piece >= 0) flow.opening[valve.piece] = Math.min(flow.opening[valve.piece]!, way * way);
    for (let k = 0; k < 2; k += 1) strainCusp(valve, k, rod, stepS, events);
  }
}

/** Opening that flow and spring agree on, reached with a lag: open a little in still blood, wider with the flow, shut at once against it. */
function followFlow(valve: ValveState, flow: FlowState, stepS: number): void {
  const flowMlPerS = valve.piece < 0 ? 0 : valve.towards * flow.flowMlPerS[valve.piece]!;
  const share = valve.restMlPerS > 0 ? flowMlPerS / valve.restMlPerS : 0;
  const rest = valve.restOpening;
  const wanted = share >= 0 ? rest + valveTable.openingPerMeanFlow * share : rest * (1 + share / SHUTTING_SHARE);
  const follow = 1 - Math.exp(-stepS / valveTable.followS);
  valve.opening += follow * (Math.min(1, Math.max(0, wanted)) - valve.opening);
}

/** Turn a cusp to where the flow has it, as far as devices let it. @returns how far it is open */
function turnCusp(valve: ValveState, k: 0 | 1): number {
  const cusp = valve.cusps[k];
  if (cusp.torn) {
    cusp.turnRad = 0;
    return TORN_OPENING;
  }
  const slope = valve.radiusMm / valve.lengthMm;
  const shutRad = Math.asin(slope);
  const freeRad = Math.asin((1 - valve.opening) * slope);
  cusp.stopRad = Math.min(shutRad, cusp.mostRad);
  cusp.floorRad = Math.min(shutRad, cusp.leastRad);
  // Devices on both sides press on each other through it.
  if (cusp.floorRad > cusp.stopRad) cusp.floorRad = cusp.stopRad = 0.5 * (cusp.floorRad + cusp.stopRad);
  cusp.turnRad = Math.min(cusp.stopRad, Math.max(freeRad, cusp.floorRad));
  return Math.min(1, 1 - Math.sin(cusp.turnRad) / slope);
}

/** τ·π·d·t, N: punches a hole as wide as the device. */
function tearingForceN(radiusMm: number): number {
  return TEARS_AT_MPA * Math.PI * 2 * radiusMm * CUSP_THICKNESS_MM;
}

function strainCusp(valve: ValveState, k: number, rod: RodState, stepS: number, events: SimEvent[]): void {
  const cusp = valve.cusps[k]!;
  const node = valve.touchedNode;
  const isTearing = !cusp.torn && node >= 0 && cusp.pressedN > tearingForceN(rod.radiusMm[node]!);
  valve.tearingS[k] = isTearing ? valve.tearingS[k]! + stepS : 0;
  if (valve.tearingS[k]! < TEARS_AFTER_S) return;
  cusp.torn = true;
  events.push({ kind: 'valveDamaged', valve: valve.id, forceN: cusp.pressedN });
}
