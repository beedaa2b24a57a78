/** Books of the blood: what the blocks that are solved once in a round take meanwhile from those that are solved in every step. */
import type { Circulation, FlowState } from '../../../src/sim/flow/index.ts';
import { TICK_S } from '../../../src/sim/index.ts';

type Blood = { circulation: Circulation; flow: FlowState };

/** Blood in all veins and beds above that at no pressure, mL, with what slow blocks have taken since their round began. */
export function heldMl(blood: Blood): number {
  const { circulation, flow } = blood;
  const { ties, network } = circulation;
  const { steps, isPrompt, sumMmHg, sumThoraxMmHg, sumAbdomenMmHg } = flow.round;
  const stored = sum(flow.storedMl);
  if (steps === 0) return stored;
  const given = sum(givenBySlow(blood, steps, sumMmHg, sumThoraxMmHg, sumAbdomenMmHg));
  const fed = flow.inflowMlPerS.filter((_, b) => isPrompt[ties.blockOf[network.pieceCount + b]!] === 0);
  return stored + TICK_S * (steps * sum(fed) - given);
}

/**
 * Takes the steps of a round and looks at every point: the most that came to one and neither stayed nor went, mL/s. Where
 * pressures are solved for in every step it holds for each of them, elsewhere for the round.
 */
export function lostInRoundMlPerS(blood: Blood, step: () => void): number {
  const { round, storedMl } = blood.flow;
  const start = storedMl.slice();
  let worst = 0;
  let steps = 0;
  do {
    const last = storedMl.slice();
    step();
    steps += 1;
    worst = Math.max(worst, lostMlPerS(blood, 1, last, TICK_S));
  } while (round.steps > 0);
  return Math.max(worst, lostMlPerS(blood, 0, start, steps * TICK_S));
}

/** Over the points of the blocks that are solved in every step (1), or once in a round (0). */
function lostMlPerS(blood: Blood, prompt: 0 | 1, before: Float64Array, overS: number): number {
  const { circulation, flow } = blood;
  const { ties, network } = circulation;
  const { pointAt, system, blockOf, from, to } = ties;
  const isMeant = (block: number) => (flow.round.isPrompt[block] !== 0) === (prompt === 1);
  const net = prompt === 1 ? givenMlPerS(blood) : new Float64Array(pointAt.length);
  const flows = [...flow.flowMlPerS, ...flow.bedFlowMlPerS];
  for (const [tie, mlPerS] of flows.entries()) {
    if (!isMeant(blockOf[tie]!)) continue;
    if (from[tie]! < system.size) net[pointAt[from[tie]!]!]! -= mlPerS;
    if (to[tie]! < system.size) net[pointAt[to[tie]!]!]! += mlPerS;
  }
  network.beds.forEach(({ point }, b) => {
    net[point]! += flow.inflowMlPerS[b]!;
  });
  const lost = [...pointAt].map((point, place) => {
    const block = system.blockStart.findLastIndex((first) => first <= place);
    return isMeant(block) ? Math.abs(net[point]! - (flow.storedMl[point]! - before[point]!) / overS) : 0;
  });
  return Math.max(...lost);
}

/** From slow blocks into each point that was solved in the last step, mL/s. */
function givenMlPerS(blood: Blood): Float64Array {
  const { circulation, flow } = blood;
  const { laterStart, pointAt } = circulation.ties;
  const mmHg = Float64Array.from(pointAt.subarray(laterStart), (point) => flow.pressureMmHg[point]!);
  const byPlace = givenBySlow(blood, 1, mmHg, flow.breath.thoraxMmHg, flow.breath.abdomenMmHg);
  const byPoint = new Float64Array(pointAt.length);
  byPlace.forEach((mlPerS, k) => {
    byPoint[pointAt[laterStart + k]!] = mlPerS;
  });
  return byPoint;
}

/** Sources less conductances times pressures, over so many steps whose pressures are summed; by place of the last two blocks. */
function givenBySlow(
  { circulation: { ties }, flow }: Blood,
  steps: number,
  mmHg: Float64Array,
  thoraxMmHg: number,
  abdomenMmHg: number,
): Float64Array {
  const { system, laterStart, blockCount, edges, from, to, blockOf } = ties;
  const { isPrompt, drivenMlPerS, byThorax, byAbdomen } = flow.round;
  const isSolved = (place: number) =>
    [blockCount - 2, blockCount - 1].some(
      (b) => isPrompt[b] !== 0 && place >= system.blockStart[b]! && place < system.blockStart[b + 1]!,
    );
  const given = drivenMlPerS.map((mlPerS, k) =>
    isSolved(laterStart + k) ? steps * mlPerS + byThorax[k]! * thoraxMmHg + byAbdomen[k]! * abdomenMmHg : 0,
  );
  for (const tie of edges) {
    const place = Math.max(from[tie]!, to[tie]!);
    if (isPrompt[blockOf[tie]!] === 0 && isSolved(place))
      given[place - laterStart]! -= flow.conductance[tie]! * mmHg[place - laterStart]!;
  }
  const { complementStart, complements, taken, takenInto, columnStart, rows, size } = system;
  taken.forEach((number, at) => {
    const block = complementStart.findLastIndex((start) => start <= number);
    const entry = takenInto[at]!;
    const column = entry < size ? entry : columnStart.findLastIndex((start) => start <= entry);
    if (isPrompt[block] !== 0 || !isSolved(column)) return;
    const [a, b] = [rows[entry]! - laterStart, column - laterStart];
    given[a]! -= complements[number]! * mmHg[b]!;
    if (a !== b) given[b]! -= complements[number]! * mmHg[a]!;
  });
  return given;
}

function sum(values: Float64Array): number {
  return values.reduce((a, b) => a + b, 0);
}
