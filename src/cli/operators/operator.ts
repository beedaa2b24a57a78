import type { Session } from '../../game/index.ts';
import { DEVICE_SLOTS, type DeviceSlot, type DeviceState, type SimCommand, TICKS_PER_S } from '../../sim/index.ts';

/**
 * A pair of hands for headless runs: moves a session as a person would, at human speeds, and can look before it goes on.
 * What it does is recorded by the session like anybody's commands.
 */
export class Operator {
  readonly session: Session;

  constructor(session: Session) {
    this.session = session;
  }

  device(slot: DeviceSlot): DeviceState {
    return this.session.state.devices[DEVICE_SLOTS.indexOf(slot)]!;
  }

  tick(...commands: SimCommand[]): void {
    for (const command of commands) {
      const taken = this.session.command(command);
      if (!taken.ok) throw new Error(taken.problems.map(({ say }) => say).join(' '));
    }
    this.session.tick();
  }

  wait(seconds: number): void {
    for (let tick = 0; tick < seconds * TICKS_PER_S; tick += 1) this.tick();
  }

  /** Push (or pull, negative) by a length, mm, at a speed, mm/s; stops early when `until` says so. */
  push(slot: DeviceSlot, byMm: number, speedMmPerS: number, until: () => boolean = () => false): void {
    const ticks = Math.ceil((Math.abs(byMm) / speedMmPerS) * TICKS_PER_S);
    const distanceMm = Number((byMm / ticks).toFixed(3));
    for (let tick = 0; tick < ticks && !until(); tick += 1) this.tick({ kind: 'push', device: slot, distanceMm });
  }

  /** One hand on each of two hubs: both lengths in the time that the first takes at its speed, mm/s. */
  pushTwo(
    first: { slot: DeviceSlot; byMm: number },
    second: { slot: DeviceSlot; byMm: number },
    speedMmPerS: number,
  ): void {
    const ticks = Math.ceil((Math.abs(first.byMm) / speedMmPerS) * TICKS_PER_S);
    const both = [first, second].map(({ slot, byMm }): SimCommand => {
      return { kind: 'push', device: slot, distanceMm: Number((byMm / ticks).toFixed(3)) };
    });
    for (let tick = 0; tick < ticks; tick += 1) this.tick(...both);
  }

  /** Push or pull a device to an inserted length, mm. */
  feedTo(slot: DeviceSlot, insertedMm: number, speedMmPerS: number): void {
    this.push(slot, insertedMm - this.device(slot).insertedMm, speedMmPerS);
  }

  /** Turn a hub to a roll, degrees, at half a turn per second. */
  turnTo(slot: DeviceSlot, rollDeg: number): void {
    const byRad = (rollDeg * Math.PI) / 180 - this.device(slot).hubRollRad;
    const ticks = Math.max(1, Math.ceil((Math.abs(byRad) / Math.PI) * TICKS_PER_S));
    const angleRad = Number((byRad / ticks).toFixed(5));
    for (let tick = 0; tick < ticks; tick += 1) this.tick({ kind: 'turn', device: slot, angleRad });
  }

  exchange(slot: DeviceSlot, to: string | null): void {
    this.tick({ kind: 'exchange', device: slot, to });
    while (this.device(slot).exchangingTo !== undefined) this.tick();
  }
}
