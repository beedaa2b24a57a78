/** Hands that do everything at once, too fast and out of turn; and an eye that notices what breaks. */
import fc from 'fast-check';
import {
  DEVICE_SLOTS,
  deviceCatalogue,
  FLUIDS,
  MANOEUVRES,
  type SimCommand,
  type SimSetup,
  type SimState,
  stepSim,
} from '../../src/sim/index.ts';

/** Four devices that reach from the groin through the arch into the azygos. */
export const FOUR_DEVICES: SimSetup = {
  seed: 1,
  route: ['cfv_r', 'eiv_r', 'cic_r', 'ivc', 'ra', 'svc', 'az_arch', 'azygos'],
  devices: [
    { slot: 'guide', spec: 'guide-6f-straight', insertedMm: 560, rollRad: 0 },
    { slot: 'intermediate', spec: 'intermediate-5f', insertedMm: 590, rollRad: 0 },
    { slot: 'microcatheter', spec: 'micro-duo', insertedMm: 600, rollRad: 0 },
    { slot: 'wire', spec: 'wire-014', insertedMm: 615, rollRad: 0 },
  ],
};

/** Numbers that no hand makes. 10⁶ mm/s is 16 667 mm in a tick. */
const absurdNumber = fc.oneof(
  { weight: 3, arbitrary: fc.double({ min: -4, max: 4, noNaN: true }) },
  fc.constantFrom(
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    1e6 / 60,
    -1e6 / 60,
    1e308,
    -1e308,
    -0,
    5e-324,
  ),
);
const device = fc.constantFrom(...DEVICE_SLOTS);
const spec = fc.constantFrom<string | null>(...deviceCatalogue.keys(), 'no such device', '', null);

export const exchangeCommand: fc.Arbitrary<SimCommand> = fc.record({ kind: fc.constant('exchange'), device, to: spec });

/** Any command with any number; exchanges are rarer, because each of them takes seconds. */
export const absurdCommand: fc.Arbitrary<SimCommand> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ kind: fc.constant('push'), device, distanceMm: absurdNumber }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('turn'), device, angleRad: absurdNumber }) },
  { weight: 1, arbitrary: exchangeCommand },
  fc.record({ kind: fc.constant('breathe'), manoeuvre: fc.constantFrom(...MANOEUVRES) }),
  fc.record({
    ...{ kind: fc.constant('inject'), device, fluid: fc.constantFrom(...FLUIDS) },
    ...{ mlPerS: absurdNumber, volumeMl: absurdNumber, delayS: absurdNumber },
  }),
  fc.record({ kind: fc.constant('pedal'), down: fc.boolean() }),
  fc.record({ kind: fc.constant('panTable'), dxMm: absurdNumber, dyMm: absurdNumber }),
  fc.record({ kind: fc.constant('setField'), fieldMm: absurdNumber }),
  fc.record({ kind: fc.constant('setPulseRate'), pulsesPerS: absurdNumber }),
  fc.record({ kind: fc.constant('turnGantry'), laoRad: absurdNumber, cranialRad: absurdNumber }),
);

/** What a world went through. */
export interface Witness {
  ticks: number;
  deepestIndentMm: number;
  /** Change of an element's length, as a share of it. */
  largestStrain: number;
  /** Ticks whose solve ran out of iterations. */
  ranOut: number;
}

/** Step with each list of commands and check the whole world after every tick. @throws at the first thing that is wrong */
export function watch(sim: SimState, each: Iterable<readonly SimCommand[]>): Witness {
  const witness = { ticks: 0, deepestIndentMm: 0, largestStrain: 0, ranOut: 0 };
  for (const commands of each) {
    const before = sim.tick;
    stepSim(sim, commands);
    if (sim.tick !== before + 1) throw new Error(`tick ${before} was followed by ${sim.tick}`);
    const broken = notANumber(sim);
    if (broken) throw new Error(`tick ${sim.tick}: ${broken} is not a number`);
    const { count, indentMm, restMm, xMm, yMm, zMm } = sim.rod;
    for (let i = 1; i < count; i += 1) {
      const lengthMm = Math.hypot(xMm[i]! - xMm[i - 1]!, yMm[i]! - yMm[i - 1]!, zMm[i]! - zMm[i - 1]!);
      witness.deepestIndentMm = Math.max(witness.deepestIndentMm, indentMm[i]!);
      witness.largestStrain = Math.max(witness.largestStrain, Math.abs(lengthMm / restMm[i - 1]! - 1));
    }
    if (sim.rod.ranOut) witness.ranOut += 1;
    witness.ticks += 1;
  }
  return witness;
}

/** The first place in the state that holds something else than a finite number where a number belongs. */
function notANumber({ rod, devices, beam, capstan, flow, agent, injector }: SimState): string | null {
  for (const [key, values] of Object.entries(rod)) {
    if (!(values instanceof Float64Array)) continue;
    for (let i = 0; i < rod.count; i += 1) if (!Number.isFinite(values[i])) return `rod.${key}[${i}]`;
  }
  for (const [name, part] of Object.entries({ flow, agent }))
    for (const [key, values] of Object.entries(part as unknown as Record<string, unknown>))
      if (values instanceof Float64Array && !values.every(Number.isFinite)) return `${name}.${key}`;
  const lumens = agent.lumens.flatMap((column) => (column ? [column, ...column.slugs] : []));
  const rows: object[] = [
    ...[flow, flow.breath, flow.injection, agent, agent.grip, injector, ...lumens],
    ...devices.map(({ spec: _spec, profile: _profile, ...own }) => own),
    beam,
    capstan,
    ...rod.segments,
  ];
  for (const row of rows)
    for (const [key, value] of Object.entries(row))
      if (typeof value === 'number' && !Number.isFinite(value)) return key;
  return null;
}

const steadyCommand: fc.Arbitrary<SimCommand> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('push'),
      device,
      distanceMm: fc.constantFrom(-1e6, -3.4, -1, 1, 3.4, 1e6),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('turn'), device, angleRad: fc.constantFrom(-1e6, -0.1, 0.1, 1e6) }),
  },
);

/** A few devices pushed, pulled or turned as fast as hands can, without rest, for up to two seconds: ticks of commands. */
export const gesture: fc.Arbitrary<SimCommand[][]> = fc
  .tuple(fc.array(steadyCommand, { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 120 }))
  .map(([commands, ticks]) => Array.from({ length: ticks }, () => commands));
