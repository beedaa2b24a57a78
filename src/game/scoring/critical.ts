/** What rules out a medal, and what a careful hand does not do. */
import { type DeviceSlot, type DeviceState, type SimEvent, type SimState, TICKS_PER_S } from '../../sim/index.ts';
import { SPECK_ML } from './cast-limits.ts';

/** Something that went wrong, and when. */
export interface Mishap {
  code: string;
  say: string;
  tick: number;
}

export interface MishapWatch {
  critical: Mishap[];
  errors: Mishap[];
  /** Ticks for which each hub has slipped. */
  slippingTicks: Partial<Record<DeviceSlot, number>>;
}

/** A push against the hand's limit counts after this. @assumption half a second: a reflex lets go sooner */
const PUSHED_TICKS = TICKS_PER_S / 2;
/** More contrast than this harms the kidneys, mL of undiluted contrast. @assumption the usual soft limit of a case */
const CONTRAST_MOST_ML = 200;

export function freshMishaps(): MishapWatch {
  return { critical: [], errors: [], slippingTicks: {} };
}

/** After a tick. */
export function watchMishaps(watch: MishapWatch, sim: SimState, events: readonly SimEvent[]): void {
  for (const event of events) {
    const critical = sayCritical(event, sim);
    if (critical) once(watch.critical, critical, sim.tick);
    if (event.kind === 'contrastExtravasated') {
      const say = 'More contrast was pressed into a wedged vein than it holds.';
      watch.errors.push({ code: 'wedgedInjection', say, tick: sim.tick });
    }
  }
  if (sim.injector.contrastMl > CONTRAST_MOST_ML) {
    const say = `More than ${CONTRAST_MOST_ML} mL of contrast were given.`;
    once(watch.critical, { code: 'contrastOverdose', say }, sim.tick);
  }
  for (const device of sim.devices) countSlip(watch, device, sim);
}

function sayCritical(event: SimEvent, { agent, tree, devices }: SimState): Omit<Mishap, 'tick'> | null {
  switch (event.kind) {
    case 'veinPerforated': {
      const name = tree.byId.get(event.vessel)?.name ?? event.vessel;
      return { code: 'perforation', say: `${nameOf(event.device, devices)} went through the wall: ${name}.` };
    }
    case 'valveDamaged':
      return { code: 'valveTorn', say: 'A valve was torn.' };
    case 'embolicToLungs':
      return agent.toLungsMl > SPECK_ML ? { code: 'agentToLungs', say: 'Agent went to the lungs.' } : null;
    case 'deviceGlued':
      return { code: 'deviceGlued', say: `${nameOf(event.device, devices)} is glued into the cast.` };
    case 'catheterBurst':
      return { code: 'catheterBurst', say: `${nameOf(event.device, devices)} burst.` };
    default:
      return null;
  }
}

function once(list: Mishap[], mishap: Omit<Mishap, 'tick'>, tick: number): void {
  if (!list.some(({ code, say }) => code === mishap.code && say === mishap.say)) list.push({ ...mishap, tick });
}

function nameOf(slot: DeviceSlot, devices: readonly DeviceState[]): string {
  return devices.find((device) => device.slot === slot)?.spec?.name ?? `The ${slot}`;
}

function countSlip(watch: MishapWatch, { slot, slipping }: DeviceState, { devices, tick }: SimState): void {
  const ticks = slipping ? (watch.slippingTicks[slot] ?? 0) + 1 : 0;
  watch.slippingTicks[slot] = ticks;
  if (ticks !== PUSHED_TICKS) return;
  watch.errors.push({
    code: 'pushedOn',
    say: `${nameOf(slot, devices)} was pushed on while it slipped in the hand.`,
    tick,
  });
}
