/** What the hands do with a syringe: which catheter it is on, and how fast they press. */
import { DEVICE_SLOTS, type DeviceSlot, type DeviceState, type SimCommand, type SimState } from '../../sim/index.ts';

/** Catheters with a finer lumen than this are injected gently. @assumption between a microcatheter (0.2) and a 5F (0.5), mm */
const FINE_LUMEN_MM = 0.35;
/** A hand on the syringe, and the power injector's usual run. @source Borg N et al., AJNR 2022 (venograms by hand); rates and volumes @assumption of an azygos and of a microcatheter venogram */
const PUFF = { fine: { mlPerS: 0.3, volumeMl: 3 }, wide: { mlPerS: 2, volumeMl: 10 } };
const RUN = { fine: { mlPerS: 0.3, volumeMl: 1 }, wide: { mlPerS: 4, volumeMl: 8 } };

type Injection = Extract<SimCommand, { kind: 'inject' }>;

/** The catheter that is injected: the chosen one, or for a wire the innermost one around it. */
function catheterOf({ devices }: Pick<SimState, 'devices'>, selected: DeviceSlot): DeviceState | null {
  const hasLumen = ({ spec }: DeviceState) => spec !== null && spec.innerRadiusMm > 0;
  for (let k = DEVICE_SLOTS.indexOf(selected); k >= 0; k -= 1)
    if (devices[k] && hasLumen(devices[k])) return devices[k];
  return devices.find(hasLumen) ?? null;
}

/** Contrast through the catheter at hand: by hand, or with the injector. */
export function orderContrast(
  world: Pick<SimState, 'devices'>,
  selected: DeviceSlot,
  by: 'hand' | 'injector',
): Injection {
  const catheter = catheterOf(world, selected);
  const lumen = catheter && catheter.spec!.innerRadiusMm < FINE_LUMEN_MM ? 'fine' : 'wide';
  return {
    ...{ kind: 'inject', device: catheter?.slot ?? selected, fluid: 'contrast', delayS: 0 },
    ...(by === 'hand' ? PUFF : RUN)[lumen],
  };
}

/** Thumb off the plunger. */
export function stopInjection(device: DeviceSlot): Injection {
  return { kind: 'inject', device, fluid: 'contrast', mlPerS: 0, volumeMl: 0, delayS: 0 };
}
