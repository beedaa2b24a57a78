import { describe, expect, it } from 'vitest';
import embolicFile from '../../../assets/embolic.json' with { type: 'json' };
import { createAgent, embolic, readEmbolic } from '../../../src/sim/agent/index.ts';
import { type Cast, readCast } from '../../../src/sim/index.ts';
import { cellAt, inject, NOMINAL_ML_PER_S, type Veins, veins } from './bed.ts';

const R_T8 = { level: 'T8', side: 'right' } as const;

const castOf = (one: Veins): Cast =>
  readCast({ tree: one.tree, circulation: one.bed.circulation, channels: one.bed.channels }, one.agent, R_T8);

/** Fill a share of vessels to the brim, from their first point on, without asking how it got there. */
function fill(one: Veins, ids: readonly string[], share = 1): void {
  const { channels } = one.bed;
  for (const id of ids)
    for (let at = 0; at <= 1; at += 0.01) {
      const cell = cellAt(one, id, at * share);
      one.agent.volumeMl[cell] = channels.volumeMl[cell]!;
    }
}

const STRANDS = [1, 2, 3, 4, 5].map((k) => `fp_r_t8_${k}`);
const RINGS = ['fpr_r_t8_1', 'fpr_r_t8_2'];
const ml = (cast: Cast, name: string): number => cast.compartments.find((each) => each.name === name)!.ml;

describe('what the veins of a level hold', () => {
  // fill volumes of a thoracic level; the middle of the vein, so that the points at its ends are shared as they are
  it.each([
    ['foraminal', [...STRANDS, ...RINGS, 'fv_r_t8'], 1, 0.13],
    ['paraspinal', ['seg_r_t8'], 1, 0.12],
    ['intercostal', ['ic_r_t8'], 15 / 64.1, 0.06],
  ])('%s: as laid down within a quarter', (name, ids, share, wantedMl) => {
    const one = veins();
    fill(one, ids, share);
    expect(ml(castOf(one), name)).toBeGreaterThan(0.75 * wantedMl);
    expect(ml(castOf(one), name)).toBeLessThan(1.25 * wantedMl);
  });

  it('every cell belongs to compartments by shares that add up', () => {
    const { channels } = veins().bed;
    const columns = embolic.compartments.length;
    for (let cell = 0; cell < channels.count; cell += 1) {
      const row = channels.shares.subarray(cell * columns, (cell + 1) * columns);
      expect(row.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
    }
  });

  it('no agent: nothing closed, nothing harmed, the whole margin left', () => {
    const cast = castOf(veins());
    expect(cast).toMatchObject({ closedDeg: 0, closed: false, harmfulMl: 0, lateralMm: 0, refluxMm: 0 });
    expect(cast.marginMm).toBeCloseTo(28.3, 1);
  });
});

describe('a cast', () => {
  it('closes the ring when every part of one ring is full, and not while a fifth of it is free', () => {
    const one = veins();
    fill(one, ['fpr_r_t8_1'], 0.7);
    const open = castOf(one);
    expect(open.closed).toBe(false);
    expect(open.closedDeg).toBeGreaterThan(200);
    fill(one, ['fpr_r_t8_1']);
    expect(castOf(one)).toMatchObject({ closedDeg: 360, closed: true });
  });

  it('eats up the margin from the junction, and counts the trunk as harm', () => {
    const one = veins();
    inject(one, cellAt(one, 'seg_r_t8', 1), NOMINAL_ML_PER_S, 20);
    const some = castOf(one);
    expect(some.marginMm).toBeGreaterThan(10);
    expect(some.marginMm).toBeLessThan(20);
    expect(some.harmfulMl).toBe(0);
    inject(one, cellAt(one, 'seg_r_t8', 1), NOMINAL_ML_PER_S, 40);
    const much = castOf(one);
    expect(much.marginMm).toBe(0);
    expect(much.harmfulMl).toBeGreaterThan(0.01);
    const sum = much.compartments.reduce((total, each) => total + each.ml, 0) + much.toLungsMl;
    expect(sum).toBeCloseTo(one.agent.injectedMl, 4);
  });

  it('read again, looks up no vein of the rest of the body', () => {
    const one = veins();
    let looks = 0;
    const vessels = new Proxy(one.tree.vessels, {
      get: (all, key) => {
        looks += 1;
        return Reflect.get(all, key);
      },
    });
    const watched = { ...one, tree: { ...one.tree, vessels } };
    const first = castOf(watched);
    expect(looks).toBeGreaterThan(vessels.length);
    looks = 0;
    expect(castOf(watched)).toEqual(first);
    expect(looks).toBe(0);
  });

  it('is a bare function: a new patient reads as empty', () => {
    const one = veins();
    const fresh = { ...one, agent: createAgent(one.bed.channels, 4) };
    expect(castOf(fresh)).toEqual(castOf(one));
  });
});

describe('the file of the agent', () => {
  it('names a compartment for every kind of vein that drains a level', () => {
    const { vessels } = veins().tree;
    const named = new Set(embolic.compartments.flatMap(({ groups }) => groups));
    for (const { group, level } of vessels) if (level !== null) expect(named).toContain(group);
  });

  it('is refused with every problem at once', () => {
    const spoilt = { ...embolicFile, wallPa: -1, ring: { closedDeg: 0, coveredShare: 2 } };
    const result = readEmbolic(spoilt);
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.problems).toHaveLength(3);
  });
});
