import { describe, expect, it } from 'vitest';
import { createSession, type Replay, readReplay, runReplay } from '../../src/game/index.ts';
import { followSpans } from '../../src/game/replay/play-replay.ts';
import { SIM_BUILD, type SimCommand } from '../../src/sim/index.ts';
import { withValue } from './broken.ts';
import { levelCalled } from './levels-for-tests.ts';

const drill = levelCalled('drill-groin-to-cava');

/** Half a minute of hands at work: push, turn, rest, pull, look. */
function playSomething(): Replay {
  const session = createSession(drill);
  const hands: [ticks: number, ...commands: SimCommand[]][] = [
    [1, { kind: 'pedal', down: true }],
    [70, { kind: 'push', device: 'wire', distanceMm: 0.7 }, { kind: 'turn', device: 'wire', angleRad: 0.02 }],
    [20],
    [40, { kind: 'push', device: 'guide', distanceMm: 0.4 }],
    [30, { kind: 'push', device: 'wire', distanceMm: -0.25 }],
    [1, { kind: 'pedal', down: false }],
  ];
  for (const [ticks, ...commands] of hands) {
    for (let i = 0; i < ticks; i++) {
      for (const command of commands) session.command(command);
      session.tick();
    }
  }
  return session.replay();
}

const recorded = playSomething();
const read = (raw: unknown) => readReplay(raw, { build: SIM_BUILD, level: drill });

describe('a recorded run', () => {
  it('is short: hands that keep doing the same are written once', () => {
    expect(recorded.commands.map(({ tick, ticks }) => [tick, ticks])).toEqual([
      [0, 1],
      [1, 70],
      [91, 40],
      [131, 30],
      [161, 1],
    ]);
    expect([recorded.ticks, recorded.hashes.map(({ tick }) => tick)]).toEqual([162, [60, 120]]);
  });

  it('survives the way through a file, and plays to the same world, bit by bit', () => {
    const replay = read(JSON.parse(JSON.stringify(recorded)));
    expect(replay).toEqual({ ok: true, value: recorded });
    const outcome = runReplay(recorded, drill);
    expect([outcome.finalHash, outcome.divergence]).toEqual([recorded.finalHash, null]);
  });

  it('shows every tick to whoever watches', () => {
    const ticks: number[] = [];
    runReplay(recorded, drill, ({ sim }) => ticks.push(sim.tick));
    expect(ticks).toEqual(Array.from({ length: 162 }, (_, i) => i + 1));
  });

  it('that was tampered with diverges, and the first divergence is named', () => {
    const tampered = withValue(recorded, 'commands[2].commands[0].distanceMm', 0.400001);
    const { divergence, attempt } = runReplay(tampered, drill);
    expect(divergence).toMatchObject({ tick: 120, recorded: recorded.hashes[1]!.hash });
    expect(attempt.sim.tick).toBe(162);
  });

  it('with a forged last hash diverges at its end', () => {
    expect(runReplay({ ...recorded, finalHash: '0' }, drill).divergence).toMatchObject({ tick: 162, recorded: '0' });
  });
});

describe('the commands of a recorded run', () => {
  it('are given out in their ticks and in no others', () => {
    const [pull, look]: SimCommand[] = [
      { kind: 'push', device: 'wire', distanceMm: -1 },
      { kind: 'pedal', down: true },
    ];
    const at = followSpans([
      { tick: 2, ticks: 2, commands: [pull!] },
      { tick: 4, ticks: 1, commands: [look!] },
    ]);
    expect(
      [0, 1, 2, 3, 4, 5, 6].map((tick) =>
        at(tick)
          .map(({ kind }) => kind)
          .join(),
      ),
    ).toEqual(['', '', 'push', 'push', 'pedal', '', '']);
  });
});
