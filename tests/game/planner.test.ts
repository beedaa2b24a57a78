import { describe, expect, it } from 'vitest';
import { difficultyOf, type Level, planLevel, readReplay, runReplay } from '../../src/game/index.ts';
import { SIM_BUILD } from '../../src/sim/index.ts';
import { levelCalled } from './levels-for-tests.ts';

const LONG_MS = 120_000;
const drill = levelCalled('drill-turn-posterior');

/** The first steps of a drill: the wire from the cava into the azygos. */
const ostium: Level = { ...drill, phases: drill.phases.slice(0, 2) };

/** The same with another wish in the place of them. */
const wish = (when: Level['phases'][number]['when']): Level => ({ ...drill, phases: [{ ...drill.phases[0]!, when }] });

describe('the planner', () => {
  const said: string[] = [];
  const plan = planLevel(ostium, (line) => said.push(line));

  it('brings the wire into the azygos, and its commands play to the same world, bit by bit', {
    timeout: LONG_MS,
  }, () => {
    expect(plan.problems).toEqual([]);
    const file = readReplay(JSON.parse(JSON.stringify(plan.replay)), { build: SIM_BUILD, level: ostium });
    expect(file).toEqual({ ok: true, value: plan.replay });
    const { divergence, attempt } = runReplay(plan.replay, ostium);
    expect(divergence).toBeNull();
    expect(attempt.sim.devices[3]!.tipVessel).toMatch(/^az/);
    expect(said.length).toBeGreaterThan(0);
  });

  it('is no faster than hands: 120 mm and two turns of a hub a second', () => {
    for (const { commands } of plan.replay.commands) {
      for (const command of commands) {
        if (command.kind === 'push') expect(Math.abs(command.distanceMm)).toBeLessThanOrEqual(2);
        if (command.kind === 'turn') expect(Math.abs(command.angleRad)).toBeLessThanOrEqual((4 * Math.PI) / 60);
      }
    }
  });

  it('finds that the azygos wants the right turn: not every turn of the catheter leads in', () => {
    const choice = plan.replay.decisions!.find(({ at }) => at === 'az_arch')!;
    expect(choice.succeeded).toBeGreaterThan(0);
    expect(choice.succeeded).toBeLessThan(choice.tried);
    const { decisions, narrowest, attempts } = difficultyOf(plan.replay)!;
    expect(decisions).toBeGreaterThanOrEqual(1);
    expect(narrowest).toBeLessThanOrEqual(choice.succeeded / choice.tried);
    expect(attempts).toBeGreaterThan(1);
  });

  it('says where it got stuck: a microwire is asked for that is not on the table', () => {
    const when = { kind: 'tipIn', device: 'wire', specs: ['wire-014'], vessels: ['azygos'] } as const;
    const { problems } = planLevel(wish(when));
    expect(problems).toMatchObject([{ code: 'stuck', at: 'phases[0]' }]);
    expect(problems[0]!.say).toContain('wire-035 in svc');
  });

  it('says that there is no way: the routes of the level do not lead to the vein', () => {
    const { problems } = planLevel(wish({ kind: 'tipIn', device: 'wire', vessels: ['pvp_l'] }));
    expect(problems).toMatchObject([{ code: 'noWay', at: 'routes' }]);
  });
});
