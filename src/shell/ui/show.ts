/** Writes the state of the world into the console's model. */
import { castOf, type Level } from '../../game/index.ts';
import type { DeviceSlot, SimState } from '../../sim/index.ts';
import { advise, type CoachMemory } from './advice.ts';
import { type ConsoleModel, put } from './model.ts';
import {
  type BeamView,
  nameTipVessel,
  readBeam,
  readCost,
  readHub,
  readMonitor,
  readPicture,
  readSyringe,
} from './readout.ts';
import { settle } from './steady-name.ts';
import { aimOfTip } from './tip-aim.ts';

interface Hold {
  selected: DeviceSlot;
  beamKeptOn: boolean;
  pressing: boolean;
}

/** What must follow the hand at once: the chosen device, the beam, and the picture (where it was taken; null = none). */
export function showBeam(model: ConsoleModel, state: SimState, hold: Hold, shown: BeamView | null): void {
  model.selected.value = hold.selected;
  put(model.beam, readBeam(state.beam, hold.beamKeptOn));
  put(model.shown, readPicture(shown ?? state.beam, state.beam.pulses));
}

/** All figures and words; often enough to read, seldom enough to be calm. */
export function showFigures(model: ConsoleModel, state: SimState, hold: Hold, coach: CoachMemory): void {
  for (const [index, device] of state.devices.entries()) {
    put(model.hubs[index], readHub(device, aimOfTip(state, device)));
    model.tips[index].value = settle(coach.tipNames[index], nameTipVessel(device, state.tree), state.tick);
  }
  put(model.cost, readCost(state));
  put(model.monitor, readMonitor(state));
  put(model.syringe, readSyringe(state, coach.level, hold.pressing));
  showCast(model, state, coach.level);
  model.traceDrawn.value = state.tick;
  model.advice.value = advise(coach, state, hold.selected, model.steps.peek());
}

function showCast({ cast }: ConsoleModel, state: SimState, level: Level | null): void {
  const read = level && (level.aids.cast ?? true) && state.agent.injectedMl > 0 ? castOf(level, state) : null;
  const shown = read && {
    ...{
      closedDeg: read.closedDeg,
      closed: read.closed,
      marginMm: read.marginMm === null ? null : Math.round(read.marginMm),
    },
    ...{ refluxMm: Math.round(read.refluxMm), toLungsMl: Math.round(100 * read.toLungsMl) / 100 },
    harmfulMl: Math.round(100 * (read.harmfulMl - read.toLungsMl)) / 100,
  };
  if (JSON.stringify(shown) !== JSON.stringify(cast.peek())) cast.value = shown;
}
