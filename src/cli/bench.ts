/**
 * `npm run bench [-- --json] [--ticks 1000]`: what a tick costs with four devices in the azygos, all moving, on meshes of
 * about 100 … 600 nodes; what it costs to push a wire on against a blocked tip; what blood and
 * embolic agent cost; what the rod solve and the whole tick allocate; what the built page weighs.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { TICK_S } from '../sim/index.ts';
import { readArguments, refuse } from './arguments.ts';
import type { Allocation } from './bench-allocation.ts';
import { type TickCost, timeBlockedWire, timeBlood, timeFourDevices } from './bench-ticks.ts';
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

const tick = NODES.map((nodes) => {
  const cost = timeFourDevices(nodes, ticks);
  console.error(`${cost.nodes} nodes: ${cost.p50Ms} ms`);
  return cost;
});
const blocked = timeBlockedWire(ticks);
console.error(`blocked wire: ${blocked.p50Ms} ms`);
const flow = timeBlood(ticks);
console.error(`blood and embolic agent: ${flow.p50Ms} ms`);
const usual = tick[NODES.indexOf(USUAL_NODES)]!;
const bench = {
  tick,
  blocked,
  realTimeFactor: round((TICK_S * 1000) / usual.meanMs, 1),
  flow: [flow],
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

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
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
  return [
    line(columns),
    ...tick.map((cost: TickCost) => line(columns.map((column) => cost[column]))),
    'pushed against a blocked tip, the hand at its limit:',
    line(columns.map((column) => blocked[column])),
    `blood and embolic agent, ${flow.segments} pieces of vein: ${flow.p50Ms} ms, ${flow.cpuMs} ms of the processor`,
    `real-time factor at ${usual.nodes} nodes: ${realTimeFactor}`,
    'overKernel: median tick over a small reference kernel that is timed in between; it stays when the machine is loaded.',
    allocation
      ? `allocated: ${allocation.bytesPerSolve} bytes per rod solve, ${allocation.bytesPerTick} per tick (${allocation.nodes} nodes)`
      : 'allocated: could not be measured',
    bundle ? `bundle: ${bundle.gzipKb} kB gzip in ${bundle.files.length} files` : 'bundle: not built (npm run build)',
  ].join('\n');
}
