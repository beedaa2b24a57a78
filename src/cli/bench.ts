/**
 * `npm run bench [-- --json] [--ticks 1000]`: what a tick costs with four devices in the azygos, all moving, on meshes of
 * about 100 … 600 nodes; what it costs to push a wire on against a blocked tip, and where there are four valves; what blood,
 * contrast and embolic agent cost on trees of up to 2000 pieces of vein; what the game's look at the world costs; what the rod
 * solve, its hands at their limits, and the tick allocate; what the built page weighs.
 */
import './unsound-files.ts';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { TICK_S } from '../sim/index.ts';
import { readArguments, refuse } from './arguments.ts';
import type { Allocation } from './bench-allocation.ts';
import { timeAtlas } from './bench-atlas.ts';
import { type BloodCost, timeBlood, timeJudging } from './bench-blood.ts';
import { round } from './bench-figures.ts';
import { type TickCost, timeBlockedWire, timeFourDevices, timeFourValves } from './bench-ticks.ts';
import { weighBundle } from './bundle.ts';

const NODES = [100, 200, 300, 400, 600];
/** The mesh that the real-time factor speaks of. */
const USUAL_NODES = 300;

const USAGE = 'npm run bench [-- [--json] [--ticks 1000]]';
const { values } = readArguments(
  USAGE,
  { json: { type: 'boolean', default: false }, ticks: { type: 'string', default: '1000' } },
  0,
);
const ticks = Number(values.ticks);
if (!Number.isInteger(ticks) || ticks < 100) refuse(`--ticks is a whole number from 100, not ${values.ticks}`, USAGE);

// First, while the engine has compiled nothing for other shapes of case: after them the same code may take twice as long.
const flow = timeBlood(ticks);
for (const { segments, p50Ms } of flow) console.error(`blood in ${segments} pieces of vein: ${p50Ms} ms`);
const tick = NODES.map((nodes) => {
  const cost = timeFourDevices(nodes, ticks);
  console.error(`${cost.nodes} nodes: ${cost.p50Ms} ms`);
  return cost;
});
const blocked = timeBlockedWire(ticks);
console.error(`blocked wire: ${blocked.p50Ms} ms`);
const valves = timeFourValves(ticks);
console.error(`four valves: ${valves.p50Ms} ms`);
const judging = timeJudging(ticks);
const atlas = timeAtlas(ticks);
console.error(`whole atlas over the T8 level: ${atlas.ratio}`);
const usual = tick[NODES.indexOf(USUAL_NODES)]!;
const bench = {
  tick,
  blocked,
  valves,
  realTimeFactor: round((TICK_S * 1000) / usual.meanMs, 1),
  flow,
  judging,
  atlas,
  bundle: weighBundle(),
  allocation: measureAllocation(),
};
console.log(values.json ? JSON.stringify(bench) : asText());

/** In a process of its own, where garbage is only collected when asked. */
function measureAllocation(): Allocation | null {
  const file = fileURLToPath(new URL('./bench-allocation.ts', import.meta.url));
  const flags = ['--expose-gc', '--max-semi-space-size=256', ...process.execArgv];
  const { stdout, status, stderr } = spawnSync(process.execPath, [...flags, file], { encoding: 'utf8' });
  if (status !== 0) console.error(stderr);
  return status === 0 ? (JSON.parse(stdout) as Allocation) : null;
}

function asText(): string {
  const { allocation, bundle, realTimeFactor } = bench;
  const line = (cells: readonly (string | number)[]) => cells.map((cell) => String(cell).padStart(11)).join('');
  const columns = [
    'devices',
    'nodes',
    'p50Ms',
    'p99Ms',
    'meanMs',
    'cpuMs',
    'cpuP99Ms',
    'iterations',
    'overKernel',
  ] as const;
  const bloodColumns = ['segments', 'cells', 'p50Ms', 'p99Ms', 'cpuMs', 'cpuP99Ms', 'overLinear'] as const;
  return [
    line(columns),
    ...tick.map((cost: TickCost) => line(columns.map((column) => cost[column]))),
    'pushed against a blocked tip, the hand at its limit:',
    line(columns.map((column) => blocked[column])),
    `the usual mesh with ${valves.valves} valves, two of them around the devices:`,
    line(columns.map((column) => valves[column])),
    'blood, contrast and embolic agent, by pieces of vein:',
    line(bloodColumns),
    ...flow.map((cost: BloodCost) => line(bloodColumns.map((column) => cost[column]))),
    `the game's look at a tick: ${judging.p50Ms} ms, ${judging.cpuMs} ms of the processor`,
    `a tick of right-t8 with ${atlas.pieces} pieces of vein over one with ${atlas.piecesLevel}: ${atlas.ratio}`,
    `real-time factor at ${usual.nodes} nodes: ${realTimeFactor}`,
    'overKernel: median tick over a small reference kernel that is timed in between; it stays when the machine is loaded.',
    allocation
      ? `allocated, bytes: ${allocation.bytesPerSolve} in a rod solve, ${allocation.bytesPerTick} in a tick (${allocation.nodes} nodes), ${allocation.bytesAtRest} at rest, ${allocation.bytesInjecting} while contrast is given, ${allocation.bytesPressingAgent} while agent is pressed`
      : 'allocated: could not be measured',
    bundle ? `bundle: ${bundle.gzipKb} kB gzip in ${bundle.files.length} files` : 'bundle: not built (npm run build)',
  ].join('\n');
}
