import { describe, expect, it } from 'vitest';
import { beginManoeuvre, createCirculation, createFlow, restFlow, stepFlow } from '../../../src/sim/flow/index.ts';
import { type MANOEUVRES, TICK_S, TICKS_PER_S } from '../../../src/sim/index.ts';
import { grownTree } from '../../../src/testbed/bench/grown-tree.ts';
import { flowAt, type Patient, patient } from './patient.ts';

type Doing = (typeof MANOEUVRES)[number];

/** A patient all of whose blocks are solved in every step: something so thin that it narrows nothing lies in each. */
function solvedThroughout(): Patient {
  const one = patient();
  const { blockOf, blockCount } = one.circulation.ties;
  for (let block = 0; block < blockCount; block += 1) one.flow.narrowing[blockOf.indexOf(block)] = 1 + 1e-13;
  return one;
}

function trunkPoints({ circulation: { ties } }: Patient): number[] {
  return [...ties.pointAt.subarray(ties.system.blockStart.at(-2))];
}

/** Lets both do the same for a while. */
function compare(rounds: Patient, full: Patient, doing: Doing, seconds: number) {
  for (const { flow } of [rounds, full]) beginManoeuvre(flow.breath, doing);
  const trunk = trunkPoints(rounds);
  const atrium: number[] = [];
  let worstMmHg = 0;
  let archMl = 0;
  let archFullMl = 0;
  for (let tick = 0; tick < seconds * TICKS_PER_S; tick += 1) {
    for (const { circulation, flow } of [rounds, full]) stepFlow(circulation, flow, TICK_S);
    atrium.push(full.flow.atriumMmHg);
    for (const i of trunk)
      worstMmHg = Math.max(worstMmHg, Math.abs(rounds.flow.pressureMmHg[i]! - full.flow.pressureMmHg[i]!));
    archMl += TICK_S * flowAt(rounds, 'az_arch', 0.95, 1);
    archFullMl += TICK_S * flowAt(full, 'az_arch', 0.95, 1);
  }
  return { worstMmHg, swingMmHg: Math.max(...atrium) - Math.min(...atrium), archMl, archFullMl };
}

describe('lesser veins that nothing lies in, solved once in a round', () => {
  it('leave the pressure in the trunks within a fifteenth of the swing that heart, breath, strain and cough bring', () => {
    const [rounds, full] = [patient(), solvedThroughout()];
    const course: [Doing, number][] = [
      ['quietly', 8],
      ['hold', 3],
      ['bearDown', 5],
      ['quietly', 5],
      ['cough', 1],
      ['quietly', 3],
    ];
    for (const [doing, seconds] of course) {
      const { worstMmHg, swingMmHg } = compare(rounds, full, doing, seconds);
      expect(worstMmHg).toBeLessThan(swingMmHg / 15);
      expect(worstMmHg).toBeGreaterThan(0);
    }
  });

  it('let as much through the azygos arch as when they are solved in every step, within a hundredth', () => {
    const { archMl, archFullMl } = compare(patient(), solvedThroughout(), 'quietly', 30);
    expect(Math.abs(archMl - archFullMl)).toBeLessThan(0.01 * archFullMl);
  });

  it('are woken at once by what comes to lie in them, and sleep when it is gone', () => {
    const one = patient();
    const { ties, network } = one.circulation;
    const { index } = one.tree.byId.get('fv_r_t8')!;
    const piece = network.firstPieceOfVessel[index]!;
    const isPrompt = () => one.flow.round.isPrompt[ties.blockOf[piece]!];
    const step = (ticks: number) => {
      for (let tick = 0; tick < ticks; tick += 1) stepFlow(one.circulation, one.flow, TICK_S);
    };
    step(3);
    expect(isPrompt()).toBe(0);
    one.flow.narrowing[piece] = 2;
    step(1);
    expect(isPrompt()).toBe(1);
    one.flow.narrowing[piece] = 1;
    step(10);
    expect(isPrompt()).toBe(0);
  });
});

/** Points that are solved for, and products that are taken, in a step in which a device lies in the azygos. */
function workOfStep(morePieces: number): { points: number; products: number; pieces: number } {
  const tree = grownTree(morePieces);
  const circulation = createCirculation(tree);
  const flow = createFlow(circulation, false);
  restFlow(circulation, flow);
  const { network, ties } = circulation;
  flow.narrowing[network.firstPieceOfVessel[tree.byId.get('azygos')!.index]!] = 1.5;
  stepFlow(circulation, flow, TICK_S);
  const { blockStart, targetStart } = ties.system;
  const prompt = [...flow.round.isPrompt.keys()].filter((block) => flow.round.isPrompt[block] !== 0);
  const over = (firstOf: (place: number) => number) =>
    prompt.reduce((sum, b) => sum + firstOf(blockStart[b + 1]!) - firstOf(blockStart[b]!), 0);
  return {
    points: over((place) => place),
    products: over((place) => targetStart[place]!),
    pieces: network.pieceCount,
  };
}

describe('a step with a device in the azygos', () => {
  it('solves for no more points where the tree has three times as many veins', () => {
    const [small, large] = [workOfStep(0), workOfStep(4800)];
    expect(large.pieces).toBeGreaterThan(3 * small.pieces);
    expect(small.points).toBeGreaterThan(0);
    expect(large.points).toBeLessThanOrEqual(1.05 * small.points);
    expect(large.products).toBeLessThanOrEqual(1.05 * small.products);
  });
});
