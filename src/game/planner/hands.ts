import {
  aimFrame,
  DEVICE_SLOTS,
  type DeviceSlot,
  type DeviceState,
  projectToPlane,
  type SimCommand,
  type SimState,
  TICKS_PER_S,
} from '../../sim/index.ts';
import type { Session } from '../session/index.ts';

/** Fastest turn of a hub, rad/s: half a turn, so that a long shaft can keep up. */
const TURN_RAD_PER_S = Math.PI;
/** A hand that feels its device slip stops pushing after so many ticks. */
const SLIP_TICKS = 15;
/** Radius of what is held with the fingertips, mm. */
const FINE_MM = 0.3;
/** The table follows a tip that comes this near to the edge of the picture, share of half the field. */
const NEAR_EDGE = 0.7;
const TABLE_STEP_MM = 2;

/**
 * A pair of hands: moves a session as a person would, at human speeds, and can look before it goes on. What it does is
 * recorded by the session like anybody's commands. The table follows the tip that is being worked with.
 */
export class Hands {
  readonly session: Session;
  #watched: DeviceSlot = 'wire';

  constructor(session: Session) {
    this.session = session;
  }

  get state(): Readonly<SimState> {
    return this.session.state;
  }

  device(slot: DeviceSlot): DeviceState {
    return this.state.devices[DEVICE_SLOTS.indexOf(slot)]!;
  }

  has(slot: DeviceSlot): boolean {
    return this.device(slot).spec !== null;
  }

  /** A stiff wire or catheter is fed with a whole hand, the fine ones with the fingertips, mm/s. */
  speedOf(slot: DeviceSlot): number {
    return (this.device(slot).spec?.outerRadiusMm ?? 0) < FINE_MM ? 12 : 40;
  }

  isLit(phase: string): boolean {
    return this.session.progress.lit.some((one) => one.phase === phase);
  }

  tick(...commands: SimCommand[]): void {
    for (const command of commands) this.session.command(command);
    const pan = this.#followTip();
    if (pan) this.session.command(pan);
    this.session.tick();
  }

  #followTip(): SimCommand | null {
    const { tipXMm, tipYMm, tipZMm, spec } = this.device(this.#watched);
    const { beam } = this.state;
    if (!spec || !beam.pedalDown) return null;
    const [right, up] = projectToPlane(aimFrame(beam), tipXMm, tipYMm, tipZMm, [0, 0, 0]);
    const edge = (NEAR_EDGE * beam.fieldMm) / 2;
    const step = (off: number) => (Math.abs(off) > edge ? Math.sign(off) * TABLE_STEP_MM : 0);
    const [dxMm, dyMm] = [step(right), step(up)];
    return dxMm === 0 && dyMm === 0 ? null : { kind: 'panTable', dxMm, dyMm };
  }

  wait(seconds: number, until: () => boolean = () => false): void {
    for (let tick = 0; tick < seconds * TICKS_PER_S && !until(); tick += 1) this.tick();
  }

  /** Push (or pull, negative) by a length, mm, at a speed, mm/s; stops early when `until` says so, or when it slips in the hand. */
  push(slot: DeviceSlot, byMm: number, speedMmPerS: number, until: () => boolean = () => false): void {
    this.#watched = slot;
    const ticks = Math.ceil((Math.abs(byMm) / speedMmPerS) * TICKS_PER_S);
    const distanceMm = Number((byMm / ticks).toFixed(3));
    let slipped = 0;
    for (let tick = 0; tick < ticks && slipped < SLIP_TICKS && !until(); tick += 1) {
      this.tick({ kind: 'push', device: slot, distanceMm });
      slipped = this.device(slot).slipping ? slipped + 1 : 0;
    }
  }

  /** One hand on each of several hubs: all lengths in the time that the longest takes at the speed, mm/s. */
  pushTogether(moves: readonly { slot: DeviceSlot; byMm: number }[], speedMmPerS: number): void {
    const longest = moves.reduce((most, { byMm }) => Math.max(most, Math.abs(byMm)), 0);
    const ticks = Math.ceil((longest / speedMmPerS) * TICKS_PER_S);
    const all = moves.map(({ slot, byMm }): SimCommand => {
      return { kind: 'push', device: slot, distanceMm: Number((byMm / ticks).toFixed(3)) };
    });
    for (let tick = 0; tick < ticks; tick += 1) this.tick(...all);
  }

  /** Push or pull a device to an inserted length, mm. */
  feedTo(slot: DeviceSlot, insertedMm: number, speedMmPerS: number): void {
    this.push(slot, insertedMm - this.device(slot).insertedMm, speedMmPerS);
  }

  /** Turn hubs together to their rolls, degrees; the shorter way round. */
  turnTo(rolls: readonly { slot: DeviceSlot; deg: number }[]): void {
    const turns = rolls.map(({ slot, deg }) => {
      return { slot, byRad: shortWay((deg * Math.PI) / 180 - this.device(slot).hubRollRad) };
    });
    const most = turns.reduce((widest, { byRad }) => Math.max(widest, Math.abs(byRad)), 0);
    const ticks = Math.max(1, Math.ceil((most / TURN_RAD_PER_S) * TICKS_PER_S));
    const all = turns.map(({ slot, byRad }): SimCommand => {
      return { kind: 'turn', device: slot, angleRad: Number((byRad / ticks).toFixed(5)) };
    });
    for (let tick = 0; tick < ticks; tick += 1) this.tick(...all);
  }

  /** @returns false where the device cannot be taken out or brought in */
  exchange(slot: DeviceSlot, to: string | null): boolean {
    if ((this.device(slot).spec?.id ?? null) === to) return true;
    this.tick({ kind: 'exchange', device: slot, to });
    while (this.device(slot).exchangingTo !== undefined) this.tick();
    return (this.device(slot).spec?.id ?? null) === to;
  }
}

function shortWay(angleRad: number): number {
  const turn = 2 * Math.PI;
  const rest = angleRad - turn * Math.round(angleRad / turn);
  return rest;
}
