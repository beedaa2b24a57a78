/** A process of `npm run bench`, started with --expose-gc and a large young generation: what solves and ticks allocate. */
import './unsound-files.ts';
import { stepSim } from '../sim/index.ts';
import { atRest, busyHands, fourDevices, injecting, pressingAgent, solveAlone } from '../testbed/bench/index.ts';

export interface Allocation {
  nodes: number;
  bytesPerSolve: number;
  /** With all hands moving; their commands count as well. */
  bytesPerTick: number;
  /** With nobody's hands on it; while contrast is given; while agent is pressed into a foraminal vein. */
  bytesAtRest: number;
  bytesInjecting: number;
  bytesPressingAgent: number;
}

const NODES = 300;
const RUNS = 1000;
/** Runs between two looks at the heap: few enough that nothing is collected in between. */
const RUNS_PER_LOOK = 200;

declare const gc: () => void;

const sim = fourDevices(NODES);
/** Made beforehand, so that only what the simulation allocates is measured. */
const hands = Array.from({ length: 2 * RUNS }, (_, tick) => busyHands(tick));
let tick = 0;
const bytesPerTick = bytesPerRun(() => {
  stepSim(sim, hands[tick % hands.length]!);
  tick += 1;
});
const bytesPerSolve = bytesPerRun(solveAlone(sim));
const allocation: Allocation = {
  ...{ nodes: sim.rod.count, bytesPerSolve, bytesPerTick, bytesAtRest: bytesPerRun(atRest(NODES)) },
  ...{ bytesInjecting: bytesPerRun(injecting()), bytesPressingAgent: bytesPerRun(pressingAgent()) },
};
console.log(JSON.stringify(allocation));

/** Growth of the heap per run, once the code is compiled; the cost of looking is taken off. */
function bytesPerRun(run: () => unknown): number {
  heapGrowth(run, RUNS);
  const looking = heapGrowth(() => undefined, RUNS_PER_LOOK);
  let bytes = 0;
  for (let runs = 0; runs < RUNS; runs += RUNS_PER_LOOK) bytes += heapGrowth(run, RUNS_PER_LOOK) - looking;
  return Math.max(0, Math.round(bytes / RUNS));
}

function heapGrowth(run: () => unknown, runs: number): number {
  gc();
  const before = process.memoryUsage().heapUsed;
  for (let i = 0; i < runs; i += 1) run();
  return process.memoryUsage().heapUsed - before;
}
