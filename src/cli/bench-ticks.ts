/** Times ticks natively: with the clock, with the processor's own account, and against a small reference kernel. */
import { type SimCommand, type SimState, stepSim } from '../sim/index.ts';
import { blockedWire, busyHands, fourDevices, fourValves, isWireSlipping, pushOn } from '../testbed/bench/index.ts';
import { type Cost, mean, quantile, round, timed } from './bench-figures.ts';

export interface TickCost extends Cost {
  devices: number;
  nodes: number;
  meanMs: number;
  /** Newton iterations per tick. */
  iterations: number;
  /** Median tick over the median run of the reference kernel. */
  overKernel: number;
}

interface BlockedCost extends TickCost {
  /** Part of the ticks in which the wire slipped through the fingers. */
  slippingShare: number;
}

const WARM_UP_TICKS = 300;
const KERNEL_EVERY_TICKS = 10;

/** Four devices that all move, on a mesh of about so many nodes. */
export function timeFourDevices(nodes: number, ticks: number): TickCost {
  const sim = fourDevices(nodes);
  for (let tick = 0; tick < WARM_UP_TICKS; tick += 1) stepSim(sim, busyHands(tick));
  return timeTicks(sim, busyHands, ticks, () => {});
}

/** A wire pushed on and on against a blocked tip, its hand at its limit. */
export function timeBlockedWire(ticks: number): BlockedCost {
  let slipping = 0;
  const cost = timeTicks(blockedWire(), pushOn, ticks, (sim) => {
    slipping += isWireSlipping(sim) ? 1 : 0;
  });
  return { ...cost, slippingShare: round(slipping / ticks) };
}

/** The usual devices and hands where there are four valves, two of them around the devices. */
export function timeFourValves(ticks: number): TickCost & { valves: number } {
  const sim = fourValves();
  for (let tick = 0; tick < WARM_UP_TICKS; tick += 1) stepSim(sim, busyHands(tick));
  return { valves: sim.valves.length, ...timeTicks(sim, busyHands, ticks, () => {}) };
}

function timeTicks(
  sim: SimState,
  handsAt: (tick: number) => readonly SimCommand[],
  ticks: number,
  look: (sim: SimState) => void,
): TickCost {
  const tookMs: number[] = [];
  const kernelMs: number[] = [];
  const cpuMs: number[] = [];
  let [iterations, nodes] = [0, 0];
  for (let tick = WARM_UP_TICKS; tick < WARM_UP_TICKS + ticks; tick += 1) {
    const commands = handsAt(tick);
    if (tick % KERNEL_EVERY_TICKS === 0) kernelMs.push(timed(referenceKernel));
    const before = process.cpuUsage();
    tookMs.push(timed(() => stepSim(sim, commands)));
    const { user, system } = process.cpuUsage(before);
    cpuMs.push((user + system) / 1000);
    iterations += sim.rod.iterations;
    nodes += sim.rod.count;
    look(sim);
  }
  const p50 = quantile(tookMs, 0.5);
  return {
    devices: sim.devices.filter(({ spec }) => spec).length,
    nodes: Math.round(nodes / ticks),
    p50Ms: round(p50),
    p99Ms: round(quantile(tookMs, 0.99)),
    meanMs: round(mean(tookMs)),
    cpuMs: round(mean(cpuMs)),
    cpuP99Ms: round(quantile(cpuMs, 0.99)),
    iterations: round(iterations / ticks),
    overKernel: round(p50 / quantile(kernelMs, 0.5)),
  };
}

const band = new Float64Array(1800 * 7);

/** About as much work as one factorisation of 300 nodes: a recurrence that no machine can vectorise. */
function referenceKernel(): number {
  for (let i = 0; i < band.length; i += 1) band[i] = 1 + (i % 7);
  let sum = 0;
  for (let r = 7; r < band.length; r += 1) {
    sum = 0.5 * sum + band[r]! * band[r - 7]! - 0.25 * band[r - 3]! * band[r - 5]!;
    band[r] = Math.sqrt(1 + sum * sum);
  }
  return sum;
}
