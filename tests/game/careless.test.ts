import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createSession, type Replay } from '../../src/game/index.ts';
import { Hands } from '../../src/game/planner/hands.ts';
import { type DeviceSlot, type SimEvent, TICKS_PER_S } from '../../src/sim/index.ts';
import { levelCalled } from './levels-for-tests.ts';

/** Hands that take over from an expert in the middle of a run, and are careless. What comes of it is physics and the published formulas. */

const LONG_MS = 120_000;

/** The expert's own commands up to a moment. */
function expertUntil(id: string, isMoment: (hands: Hands) => boolean): Hands {
  const { commands } = JSON.parse(readFileSync(`levels/${id}.expert.json`, 'utf8')) as Replay;
  const hands = new Hands(createSession(levelCalled(id)));
  for (const span of commands) {
    while (hands.session.state.tick < span.tick + span.ticks) {
      if (isMoment(hands)) return hands;
      hands.tick(...(hands.session.state.tick >= span.tick ? span.commands : []));
    }
  }
  throw new Error(`the expert of ${id} never comes to that moment`);
}

const isInSegmentalVein = ({ session }: Hands) => session.progress.lit.some(({ phase }) => phase === 'segmental-vein');

const hear = (hands: Hands, kind: SimEvent['kind']) => {
  const heard = { count: 0 };
  hands.session.events.on(kind, () => {
    heard.count += 1;
  });
  return heard;
};

/** Pushed on whatever the fingers feel. */
function ram(hands: Hands, device: DeviceSlot, byMm: number, speedMmPerS: number): void {
  const ticks = Math.ceil((byMm / speedMmPerS) * TICKS_PER_S);
  for (let tick = 0; tick < ticks; tick += 1) hands.tick({ kind: 'push', device, distanceMm: byMm / ticks });
}

describe('agent pressed in without a pause from the paraspinal vein', () => {
  it('comes to the azygos and breaks off to the lungs: the score is nothing and says so', { timeout: LONG_MS }, () => {
    const hands = expertUntil('right-t8', isInSegmentalVein);
    expect(hands.device('microcatheter').tipVessel).toBe('seg_r_t8');
    hands.exchange('wire', null);
    const full = { kind: 'inject', device: 'microcatheter', mlPerS: 0.6 / 60, delayS: 0 } as const;
    for (const [fluid, volumeMl] of [
      ['dmso', 0.15],
      ['agent', 0.5],
    ] as const) {
      hands.tick({ ...full, fluid, volumeMl });
      hands.wait(volumeMl / full.mlPerS + 0.5);
    }
    const { scores, critical, medal } = hands.session.score();
    expect(scores.reflux!.points).toBe(0);
    const reasons = scores.reflux!.losses.map(({ code }) => code);
    expect(reasons).toEqual(expect.arrayContaining(['lungs', 'forbidden', 'margin', 'ring']));
    expect(critical.map(({ code }) => code)).toContain('agentToLungs');
    expect(medal).toBeNull();
  });
});

describe('a shut valve', () => {
  it('tears when the wire is rammed against it in a strain: the score is nothing', { timeout: LONG_MS }, () => {
    const hands = expertUntil('right-t8', (all) => all.device('wire').insertedMm >= 523);
    const torn = hear(hands, 'valveDamaged');
    hands.tick({ kind: 'breathe', manoeuvre: 'bearDown' });
    hands.wait(0.4);
    expect(hands.session.state.valves[0]!.opening).toBeLessThan(0.05);
    for (let push = 0; push < 5 && torn.count === 0; push += 1) {
      ram(hands, 'wire', 20, 120);
      hands.wait(1.2);
    }
    const { scores, critical, medal } = hands.session.score();
    expect(scores.valve!.points).toBe(0);
    expect(scores.valve!.losses[0]!.code).toBe('valveTorn');
    expect(critical.map(({ code }) => code)).toContain('valveTorn');
    expect(medal).toBeNull();
  });
});

describe('a guide that is pushed on while its tip does not go', () => {
  it('falls into the atrium in a loop: the score is nothing and says so', { timeout: LONG_MS }, () => {
    const hands = expertUntil('right-t5', isInSegmentalVein);
    for (let push = 0; push < 8 && hands.session.score().scores.stability?.points !== 0; push += 1)
      ram(hands, 'guide', 40, 60);
    const { scores, medal } = hands.session.score();
    expect(scores.stability!.points).toBe(0);
    expect(scores.stability!.losses[0]!.code).toBe('guideLost');
    expect(medal).toBeNull();
  });
});

describe('an angled catheter that is rammed into the T5 vein', () => {
  it('throws the guide out of the arch: the score is next to nothing and says so', { timeout: LONG_MS }, () => {
    const hands = expertUntil('right-t5', isInSegmentalVein);
    ram(hands, 'intermediate', 130, 40);
    expect(hands.device('guide').tipVessel).toBe('svc');
    const { scores, medal } = hands.session.score();
    expect(scores.stability!.points).toBeLessThan(20);
    const reasons = scores.stability!.losses.map(({ code }) => code);
    expect(reasons).toEqual(expect.arrayContaining(['shortPurchase', 'drift', 'kickBack']));
    expect(medal).toBeNull();
  });
});
