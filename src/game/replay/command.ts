import * as v from 'valibot';
import {
  slot as device,
  FLUIDS,
  finite,
  MANOEUVRES,
  object,
  type Result,
  readShape,
  type SimCommand,
  yesOrNo,
} from '../../sim/index.ts';

/** Finite, and never minus zero: it reads back from JSON as zero, and must not make another world. */
const amount = v.pipe(
  finite,
  v.transform((value) => value + 0),
);

const oneOf = (words: readonly string[]) => `This must be one of ${words.join(', ')}`;

const KINDS = [
  'push',
  'turn',
  'exchange',
  'breathe',
  'inject',
  'pedal',
  'panTable',
  'setField',
  'setPulseRate',
  'turnGantry',
];

export const commandSchema: v.GenericSchema<unknown, SimCommand> = v.variant(
  'kind',
  [
    object({ kind: v.literal('push'), device, distanceMm: amount }),
    object({ kind: v.literal('turn'), device, angleRad: amount }),
    object({ kind: v.literal('exchange'), device, to: v.nullable(v.string('This must be text or null')) }),
    object({ kind: v.literal('breathe'), manoeuvre: v.picklist(MANOEUVRES, oneOf(MANOEUVRES)) }),
    object({
      ...{ kind: v.literal('inject'), device, fluid: v.picklist(FLUIDS, oneOf(FLUIDS)) },
      ...{ mlPerS: amount, volumeMl: amount, delayS: amount },
    }),
    object({ kind: v.literal('pedal'), down: yesOrNo }),
    object({ kind: v.literal('panTable'), dxMm: amount, dyMm: amount }),
    object({ kind: v.literal('setField'), fieldMm: amount }),
    object({ kind: v.literal('setPulseRate'), pulsesPerS: amount }),
    object({ kind: v.literal('turnGantry'), laoRad: amount, cranialRad: amount }),
  ],
  `A command must be an object whose kind is one of ${KINDS.join(', ')}`,
);

/** A command from outside, or what is wrong with it. `at` is its place in its file. */
export function readCommand(raw: unknown, at = ''): Result<SimCommand> {
  return readShape(commandSchema, raw, at);
}
