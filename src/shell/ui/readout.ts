/** From the state of the world to what is printed: rounded, in the units of the cath lab. */

import type { Level } from '../../game/index.ts';
import { type BeamState, type DeviceState, type SimState, TICKS_PER_S, type VesselTree } from '../../sim/index.ts';
import type { BeamReadout, CostReadout, HubReadout, MonitorReadout, PictureReadout, SyringeReadout } from './model.ts';
import { nameAim, speakAim, type TipAim } from './tip-aim.ts';

/** Where the beam stands, as far as it is printed. */
export type BeamView = Pick<BeamState, 'fieldMm' | 'laoRad' | 'cranialRad'>;

export function readHub(device: DeviceState, aim: TipAim | null): HubReadout {
  return {
    slot: device.slot,
    name: device.spec?.name ?? null,
    insertedMm: Math.round(device.insertedMm),
    forceN: Math.round(device.hubForceN * 100) / 100 + 0,
    handLimitN: device.spec?.handLimitN ?? 1,
    slipping: device.slipping,
    hubRollDeg: toDegrees(device.hubRollRad),
    tipRollDeg: toDegrees(device.tipRollRad),
    aim: aim ? nameAim(aim.towards) : '',
    aimSpoken: aim ? speakAim(aim.towards) : '',
    mark: aim?.mark ?? 'A',
    markDeg: aim?.markDeg ?? 0,
    exchanging: device.exchangingTo !== undefined,
  };
}

export function readBeam(beam: BeamState, keptOn: boolean): BeamReadout {
  return {
    on: beam.pedalDown,
    keptOn,
    pulsesPerS: beam.pulsesPerS,
    fieldMm: beam.fieldMm,
    laoDeg: toDegrees(beam.laoRad),
    cranialDeg: toDegrees(beam.cranialRad),
  };
}

/** `view` is where the beam stood when the picture was taken. */
export function readPicture(view: BeamView, pulses: number): PictureReadout {
  const { fieldMm, laoRad, cranialRad } = view;
  return { fieldMm, laoDeg: toDegrees(laoRad), cranialDeg: toDegrees(cranialRad), ofThisRun: pulses > 0 };
}

export function readCost(state: SimState): CostReadout {
  return {
    time: clockTime(state.tick / TICKS_PER_S),
    beamTime: clockTime(state.beam.onS),
    pulses: state.beam.pulses,
  };
}

export function readMonitor({ patient: { circulation }, flow }: SimState): MonitorReadout {
  return {
    heartPerMin: circulation.physiology.heart.ratePerMin,
    venousMmHg: Math.round(flow.atriumMmHg),
    doing: flow.breath.doing,
  };
}

export function readSyringe({ injector, agent }: SimState, level: Level | null, byHand: boolean): SyringeReadout {
  const { contrastMl, mlPerS, order } = injector;
  return {
    contrastMl: Math.round(contrastMl * 10) / 10,
    agentMl: Math.round(agent.injectedMl * 100) / 100,
    offersAgent: level?.scoring?.reflux ?? false,
    running: mlPerS > 0 ? (order?.fluid ?? null) : null,
    byHand,
  };
}

/** The vein in which the tip of a device lies. */
export function nameTipVessel(device: DeviceState, tree: VesselTree): string {
  if (!device.spec) return '–';
  return tree.byId.get(device.tipVessel)?.name ?? device.tipVessel;
}

/** Minutes and seconds as a console prints them, `04:12`. */
export function clockTime(seconds: number): string {
  const whole = Math.floor(seconds);
  return `${String(Math.floor(whole / 60)).padStart(2, '0')}:${String(whole % 60).padStart(2, '0')}`;
}

/** `LAO 30°`, `RAO 15°`, `AP 0°`. */
export function nameLao(laoDeg: number): string {
  return laoDeg === 0 ? 'AP 0°' : `${laoDeg > 0 ? 'LAO' : 'RAO'} ${Math.abs(laoDeg)}°`;
}

/** `CRA 10°`, `CAU 5°`. */
export function nameCranial(cranialDeg: number): string {
  return `${cranialDeg < 0 ? 'CAU' : 'CRA'} ${Math.abs(cranialDeg)}°`;
}

const toDegrees = (angleRad: number): number => Math.round((angleRad * 180) / Math.PI) + 0;
