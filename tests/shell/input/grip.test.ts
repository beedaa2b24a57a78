import { describe, expect, it } from 'vitest';
import {
  commandsForTick,
  feed,
  hold,
  letGo,
  openGrip,
  pan,
  press,
  release,
  turn,
} from '../../../src/shell/input/grip.ts';
import { type BeamState, createSim, type SimCommand } from '../../../src/sim/index.ts';
import { FOUR_DEVICES } from '../../sim/absurd-hands.ts';

const BEAM: BeamState = {
  ...{ pedalDown: false, pulsesPerS: 7.5, ticksToPulse: 0, pulseNow: false, pulses: 0, onS: 0 },
  ...{ isocentreXMm: 0, pannedXMm: 0, pannedYMm: 0, isocentreYMm: 0, fieldMm: 200 },
  ...{ laoRad: 0, cranialRad: 0, wantedLaoRad: 0, wantedCranialRad: 0 },
};
/** A patient with four devices in, of whom the hands look at the beam, the devices and the breath. */
const PATIENT = createSim(FOUR_DEVICES);

const world = (beam: Partial<BeamState> = {}) => ({ ...PATIENT, beam: { ...BEAM, ...beam } });

/** The commands of a second. */
function playSecond(grip = openGrip(), at = world()): SimCommand[] {
  return Array.from({ length: 60 }, () => commandsForTick(grip, at)).flat();
}

const fedMm = (commands: SimCommand[], slot: string): number =>
  commands.reduce((sum, one) => sum + (one.kind === 'push' && one.device === slot ? one.distanceMm : 0), 0);

const turnedRad = (commands: SimCommand[], slot: string): number =>
  commands.reduce((sum, one) => sum + (one.kind === 'turn' && one.device === slot ? one.angleRad : 0), 0);

const degrees = (angleRad: number): number => Math.round((angleRad * 180) / Math.PI);

describe('hands on a device', () => {
  it('feed 30 mm in a second of pushing, 5 mm with a fine touch and 100 mm in haste', () => {
    const paces = ([[], ['fine'], ['fast'], ['fine', 'fast']] as const).map((held) => {
      const grip = openGrip('guide');
      for (const action of ['push', ...held] as const) hold(grip, action);
      return Math.round(fedMm(playSecond(grip), 'guide'));
    });
    expect(paces).toEqual([30, 5, 100, 5]);
  });

  it('turn towards the patient’s left with the right-hand key, half a turn in a second', () => {
    const grip = openGrip('wire');
    hold(grip, 'turnRight');
    expect(turnedRad(playSecond(grip), 'wire')).toBeCloseTo(Math.PI, 6);
  });

  it('that push and pull at once do nothing', () => {
    const grip = openGrip();
    hold(grip, 'push');
    hold(grip, 'pull');
    expect(playSecond(grip)).toEqual([]);
  });

  it('move the chosen device and no other', () => {
    const grip = openGrip('wire');
    press(grip, 'microcatheter', world());
    hold(grip, 'pull');
    const commands = playSecond(grip);
    expect(fedMm(commands, 'microcatheter')).toBeCloseTo(-30, 6);
    expect(commands.every((one) => 'device' in one && one.device === 'microcatheter')).toBe(true);
  });

  it('move a device even by a tap that is shorter than a tick', () => {
    const grip = openGrip();
    hold(grip, 'push');
    release(grip, 'push');
    expect(fedMm(playSecond(grip), 'wire')).toBeCloseTo(0.5, 6);
  });

  it('carry out a drag of the mouse at the speed of a hand, to the last fraction', () => {
    const grip = openGrip();
    feed(grip, 'guide', 12);
    turn(grip, 'guide', 1);
    expect(commandsForTick(grip, world())).toContainEqual({ kind: 'push', device: 'guide', distanceMm: 100 / 60 });
    const rest = playSecond(grip);
    expect(fedMm(rest, 'guide')).toBeCloseTo(12 - 100 / 60, 6);
  });

  it('do not remember a wild throw of the mouse for seconds', () => {
    const grip = openGrip();
    for (let i = 0; i < 100; i++) feed(grip, 'wire', 50);
    expect(fedMm([...playSecond(grip), ...playSecond(grip)], 'wire')).toBeCloseTo(25, 6);
  });
});

describe('the foot on the pedal', () => {
  it('is told once when it comes down and once when it leaves', () => {
    const grip = openGrip();
    hold(grip, 'pedal');
    expect(commandsForTick(grip, world())).toEqual([{ kind: 'pedal', down: true }]);
    expect(commandsForTick(grip, world({ pedalDown: true }))).toEqual([]);
    release(grip, 'pedal');
    expect(commandsForTick(grip, world({ pedalDown: true }))).toEqual([{ kind: 'pedal', down: false }]);
  });

  it('may leave while the beam is kept on', () => {
    const grip = openGrip();
    press(grip, 'keepBeamOn', world());
    expect(commandsForTick(grip, world())).toEqual([{ kind: 'pedal', down: true }]);
    hold(grip, 'pedal');
    release(grip, 'pedal');
    expect(commandsForTick(grip, world({ pedalDown: true }))).toEqual([]);
  });

  it('leaves, and every hand lets go, when the focus is lost', () => {
    const grip = openGrip('guide');
    press(grip, 'keepBeamOn', world());
    for (const action of ['push', 'pedal', 'lao', 'tableUp'] as const) hold(grip, action);
    feed(grip, 'wire', 10);
    pan(grip, 5, 5);
    letGo(grip);
    expect(playSecond(grip)).toEqual([]);
    expect(commandsForTick(grip, world({ pedalDown: true }))).toEqual([{ kind: 'pedal', down: false }]);
    expect(grip.selected).toBe('guide');
  });
});

describe('the C-arm', () => {
  const wanted = (commands: SimCommand[]) => commands.findLast((one) => one.kind === 'turnGantry');

  it('turns 5° per press, from where it was last sent', () => {
    const grip = openGrip();
    hold(grip, 'lao');
    release(grip, 'lao');
    const sent = wanted(commandsForTick(grip, world({ laoRad: 0, wantedLaoRad: Math.PI / 6 })))!;
    expect([degrees(sent.laoRad), degrees(sent.cranialRad)]).toEqual([35, 0]);
  });

  it('goes on while the key is held, and stops at its stops', () => {
    const grip = openGrip();
    const at = world();
    hold(grip, 'caudal');
    for (let tick = 0; tick < 600; tick++) {
      const sent = wanted(commandsForTick(grip, at));
      if (sent) at.beam.wantedCranialRad = sent.cranialRad;
    }
    expect(degrees(at.beam.wantedCranialRad)).toBe(-30);
  });

  it('goes back to frontal with one press', () => {
    const grip = openGrip();
    press(grip, 'frontal', world());
    expect(commandsForTick(grip, world({ wantedLaoRad: 1 }))).toEqual([
      { kind: 'turnGantry', laoRad: 0, cranialRad: 0 },
    ]);
  });

  it('offers the next smaller field until there is none', () => {
    const fields = [420, 300, 200, 150].map((fieldMm) => {
      const grip = openGrip();
      press(grip, 'smallerField', world({ fieldMm }));
      return commandsForTick(grip, world({ fieldMm }))[0];
    });
    expect(fields.map((one) => one.kind === 'setField' && one.fieldMm)).toEqual([300, 200, 150, 150]);
  });

  it('steps through the pulse rates and starts again', () => {
    const grip = openGrip();
    press(grip, 'pulseRate', world({ pulsesPerS: 30 }));
    expect(commandsForTick(grip, world())).toEqual([{ kind: 'setPulseRate', pulsesPerS: 3.75 }]);
  });

  it('has a table that crosses half a field in a second, whatever the field', () => {
    const grip = openGrip();
    hold(grip, 'tableLeft');
    const movedMm = playSecond(grip, world({ fieldMm: 300 })).reduce(
      (sum, one) => sum + (one.kind === 'panTable' ? one.dxMm : 0),
      0,
    );
    expect(movedMm).toBeCloseTo(-150, 6);
  });
});

describe('hands on the syringe', () => {
  const injections = (commands: SimCommand[]) => commands.filter((one) => one.kind === 'inject');

  it('press when the key goes down and stop when it comes up, each once', () => {
    const grip = openGrip('microcatheter');
    hold(grip, 'contrast');
    const pressed = injections(playSecond(grip));
    release(grip, 'contrast');
    const stopped = injections(playSecond(grip));
    expect(pressed).toEqual([expect.objectContaining({ device: 'microcatheter', fluid: 'contrast', mlPerS: 0.3 })]);
    expect(stopped).toEqual([expect.objectContaining({ device: 'microcatheter', mlPerS: 0 })]);
  });

  it('inject a wide catheter faster, and for a wire the catheter around it', () => {
    const rates = (['guide', 'wire'] as const).map((slot) => {
      const grip = openGrip(slot);
      press(grip, 'injectorRun', world());
      const [order] = injections(commandsForTick(grip, world()));
      return [order!.device, order!.mlPerS];
    });
    expect(rates).toEqual([
      ['guide', 4],
      ['microcatheter', 0.3],
    ]);
  });

  it('stop when the window loses the keyboard', () => {
    const grip = openGrip('guide');
    hold(grip, 'contrast');
    commandsForTick(grip, world());
    letGo(grip);
    expect(injections(commandsForTick(grip, world()))).toEqual([expect.objectContaining({ mlPerS: 0 })]);
  });

  it('ask the patient, and with the same key let go again', () => {
    const grip = openGrip();
    press(grip, 'bearDown', world());
    const straining = { ...world(), flow: { ...PATIENT.flow, breath: { ...PATIENT.flow.breath, doing: 'bearDown' } } };
    press(grip, 'bearDown', straining as ReturnType<typeof world>);
    expect(commandsForTick(grip, world())).toEqual([
      { kind: 'breathe', manoeuvre: 'bearDown' },
      { kind: 'breathe', manoeuvre: 'quietly' },
    ]);
  });
});
