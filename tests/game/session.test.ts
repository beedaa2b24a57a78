import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSession, type Session } from '../../src/game/index.ts';
import type { SimCommand } from '../../src/sim/index.ts';
import { levelCalled } from './levels-for-tests.ts';

const drill = levelCalled('drill-groin-to-cava');
const push = (distanceMm: number): SimCommand => ({ kind: 'push', device: 'wire', distanceMm });
const wireMm = (session: Session): number => session.state.devices[3]!.insertedMm;

function play(session: Session, ticks: number, command?: unknown): void {
  for (let i = 0; i < ticks; i++) {
    if (command !== undefined) session.command(command);
    session.tick();
  }
}

describe('a session', () => {
  it('carries out a command in the next tick and not before', () => {
    const session = createSession(drill);
    const before = wireMm(session);
    session.command(push(1));
    expect(wireMm(session)).toBe(before);
    session.tick();
    expect(wireMm(session)).toBeGreaterThan(before);
    expect(session.state.tick).toBe(1);
  });

  it('tells listeners after the tick, when the world has changed already', () => {
    const session = createSession(drill);
    const seen: boolean[] = [];
    session.events.on('beamSwitched', ({ on }) => seen.push(on, session.state.beam.pedalDown));
    session.command({ kind: 'pedal', down: true });
    expect(seen).toEqual([]);
    session.tick();
    expect(seen).toEqual([true, true]);
  });

  it('lets a listener answer with a command, for the tick that follows', () => {
    const session = createSession(drill);
    session.events.on('beamSwitched', ({ on }) => on && session.command({ kind: 'pedal', down: false }));
    session.command({ kind: 'pedal', down: true });
    session.tick();
    expect(session.state.beam.pedalDown).toBe(true);
    session.tick();
    expect(session.state.beam.pedalDown).toBe(false);
  });

  it.each<[claim: string, command: unknown, code: string]>([
    ['a push of NaN', push(Number.NaN), 'malformed'],
    ['an endless push', push(Number.POSITIVE_INFINITY), 'notFinite'],
    ['a command that no hand can give', { kind: 'teleport' }, 'malformed'],
    ['nothing at all', undefined, 'malformed'],
    [
      'a device that this level does not offer',
      { kind: 'exchange', device: 'wire', to: 'wire-014' },
      'deviceNotAllowed',
    ],
  ])('refuses %s, says so once, and does not record it', (_claim, command, code) => {
    const session = createSession(drill);
    const refused: string[] = [];
    session.events.on('commandRefused', (event) => refused.push(event.code));
    expect(session.command(command).ok).toBe(false);
    expect(refused).toEqual([]);
    play(session, 3);
    expect(refused).toEqual([code]);
    expect(session.replay().commands).toEqual([]);
  });

  it('goes on from a snapshot exactly as it went on before', () => {
    const session = createSession(drill);
    play(session, 40, push(0.6));
    const moment = session.snapshot();
    play(session, 40, push(0.6));
    const [hash, replay] = [session.hash(), session.replay()];
    session.restore(moment);
    expect(session.state.tick).toBe(40);
    play(session, 20, push(-0.3));
    session.restore(moment);
    play(session, 40, push(0.6));
    expect(session.hash()).toBe(hash);
    expect(session.replay()).toEqual(replay);
  });

  it('goes on from a snapshot in the middle of an exchange as if nobody had looked', () => {
    const level = { ...drill, devices: [...drill.devices, 'wire-014'] };
    const begin = () => {
      const session = createSession(level);
      session.command({ kind: 'exchange', device: 'wire', to: 'wire-014' });
      return session;
    };
    const undisturbed = begin();
    play(undisturbed, 300);
    const session = begin();
    play(session, 20);
    expect(session.state.devices[3]!.exchangingTo).toBe('wire-014');
    const moment = session.snapshot();
    play(session, 37, push(-1));
    session.restore(moment);
    play(session, 280);
    expect(session.state.devices[3]).toMatchObject({ spec: { id: 'wire-014' }, exchangingTo: undefined });
    expect(session.hash()).toBe(undisturbed.hash());
    expect(session.replay()).toEqual(undisturbed.replay());
  });

  it('refuses the snapshot of another level', () => {
    const moment = createSession(drill).snapshot();
    expect(() => createSession({ ...drill, id: 'another' }).restore(moment)).toThrow(/cannot go on/);
  });

  it('that has ended lets go of its listeners and takes nothing more', () => {
    const session = createSession(drill);
    session.events.on('beamSwitched', () => {});
    session.dispose();
    expect(session.events.listenerCount('beamSwitched')).toBe(0);
    expect(() => session.command(push(1))).toThrow(/has ended/);
    expect(() => session.tick()).toThrow(/has ended/);
  });

  it('lights the phases of the drill and completes it, when the devices really get there', () => {
    const session = createSession({ ...drill, phases: drill.phases.slice(0, 1) });
    const heard: string[] = [];
    session.events.on('objectiveLit', ({ phase }) => heard.push(phase));
    session.events.on('levelCompleted', ({ level }) => heard.push(level));
    for (let i = 0; i < 1500 && heard.length === 0; i++) play(session, 1, push(0.5));
    expect(heard).toEqual(['wire-in-the-cava', 'drill-groin-to-cava']);
    expect(session.state.devices[3]!.tipVessel).toBe('ivc');
  });

  it('survives whatever is thrown at it', () => {
    const anyCommand = fc.oneof(
      fc.anything(),
      fc.record({
        kind: fc.constantFrom('push', 'turn', 'pedal', 'exchange'),
        device: fc.constantFrom('guide', 'wire'),
      }),
      fc.double().map(push),
    );
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 20 }), (commands) => {
        const session = createSession(drill);
        for (const command of commands) session.command(command);
        play(session, 2);
        expect(session.state.devices.every(({ insertedMm }) => Number.isFinite(insertedMm))).toBe(true);
        session.dispose();
      }),
      { numRuns: 25 },
    );
  });
});
