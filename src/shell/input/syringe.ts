/** What the hands do with a syringe: which catheter it is on, and how fast they press. */
import { DEVICE_SLOTS, type DeviceSlot, type DeviceState, type SimCommand, type SimState } from '../../sim/index.ts';

/** Catheters with a finer lumen than this are injected gently. @assumption between a microcatheter (0.2) and a 5F (0.5), mm */
const FINE_LUMEN_MM = 0.35;
/** A hand on the syringe, and the power injector's usual run. @assumption of an azygos and of a microcatheter venogram */
const PUFF = { fine: { mlPerS: 0.3, volumeMl: 3 }, wide: { mlPerS: 2, volumeMl: 10 } };
const RUN = { fine: { mlPerS: 0.3, volumeMl: 1 }, wide: { mlPerS: 4, volumeMl: 8 } };
/** Agent by the thumb, mL/s. @source Onyx instructions for use: no more than 0.3 mL/min; 0.16 is usual, half of it careful */
const AGENT_ML_PER_S = { fine: 0.08 / 60, normal: 0.16 / 60, fast: 0.3 / 60 };
/** What a syringe of agent holds, mL. @source Onyx vial, 1.5 mL */
const AGENT_ML = 1.5;
/** Solvent fills three quarters of the dead space; the agent drives the rest before it. @assumption none is pressed into the vein */
const SOLVENT_SHARE = 0.75;

/** Rate, volume and delay of the injector. */
export type InjectorRun = Pick<Extract<SimCommand, { kind: 'inject' }>, 'mlPerS' | 'volumeMl' | 'delayS'>;
type Injection = Extract<SimCommand, { kind: 'inject' }>;
export type Pace = keyof typeof AGENT_ML_PER_S;
type World = Pick<SimState, 'devices'>;

/** The catheter that is injected: the chosen one, or for a wire the innermost one around it. */
function catheterOf({ devices }: World, selected: DeviceSlot): DeviceState | null {
  const hasLumen = ({ spec }: DeviceState) => spec !== null && spec.innerRadiusMm > 0;
  for (let k = DEVICE_SLOTS.indexOf(selected); k >= 0; k -= 1)
    if (devices[k] && hasLumen(devices[k])) return devices[k];
  return devices.find(hasLumen) ?? null;
}

/** Contrast through the catheter at hand: by hand, or with the injector. */
export function orderContrast(
  world: World,
  selected: DeviceSlot,
  by: 'hand' | 'injector',
  set: InjectorRun | null = null,
): Injection {
  const catheter = catheterOf(world, selected);
  const lumen = catheter && catheter.spec!.innerRadiusMm < FINE_LUMEN_MM ? 'fine' : 'wide';
  return {
    ...{ kind: 'inject', device: catheter?.slot ?? selected, fluid: 'contrast', delayS: 0 },
    ...(by === 'hand' ? PUFF[lumen] : (set ?? RUN[lumen])),
  };
}

/** Agent always goes through the microcatheter. */
export function orderAgent(pace: Pace): Injection {
  const mlPerS = AGENT_ML_PER_S[pace];
  return { kind: 'inject', device: 'microcatheter', fluid: 'agent', mlPerS, volumeMl: AGENT_ML, delayS: 0 };
}

export function orderSolvent({ devices }: World): Injection {
  const deadSpaceMl = devices[DEVICE_SLOTS.indexOf('microcatheter')]?.spec?.deadSpaceMl ?? 0.3;
  return {
    ...{ kind: 'inject', device: 'microcatheter', fluid: 'dmso', delayS: 0 },
    ...{ mlPerS: AGENT_ML_PER_S.fast, volumeMl: SOLVENT_SHARE * deadSpaceMl },
  };
}

/** Thumb off the plunger. */
export function stopInjection({ device, fluid }: Injection): Injection {
  return { kind: 'inject', device, fluid, mlPerS: 0, volumeMl: 0, delayS: 0 };
}
