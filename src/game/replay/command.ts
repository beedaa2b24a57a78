import * as v from 'valibot';
import { DEVICE_SLOTS, problemsOfIssues, type Result, type SimCommand } from '../../sim/index.ts';

/** Finite, and never minus zero: it reads back from JSON as zero, and must not make another world. */
const finite = v.pipe(
  v.number('This must be a number'),
  v.finite('This number must be finite'),
  v.transform((value) => value + 0),
);
const yesOrNo = v.boolean('This must be true or false');
const device = v.picklist(DEVICE_SLOTS, `The device must be one of ${DEVICE_SLOTS.join(', ')}`);

const KINDS = ['push', 'turn', 'exchange', 'pedal', 'panTable', 'setField', 'setPulseRate', 'turnGantry'];

export const commandSchema: v.GenericSchema<unknown, SimCommand> = v.variant(
  'kind',
  [
    v.strictObject({ kind: v.literal('push'), device, distanceMm: finite }),
    v.strictObject({ kind: v.literal('turn'), device, angleRad: finite }),
    v.strictObject({ kind: v.literal('exchange'), device, to: v.nullable(v.string('This must be text or null')) }),
    v.strictObject({ kind: v.literal('pedal'), down: yesOrNo }),
    v.strictObject({ kind: v.literal('panTable'), dxMm: finite, dyMm: finite }),
    v.strictObject({ kind: v.literal('setField'), fieldMm: finite }),
    v.strictObject({ kind: v.literal('setPulseRate'), pulsesPerS: finite }),
    v.strictObject({ kind: v.literal('turnGantry'), laoRad: finite, cranialRad: finite }),
  ],
  `A command must be an object whose kind is one of ${KINDS.join(', ')}`,
);

/** A command from outside, or what is wrong with it. `at` is its place in its file. */
export function readCommand(raw: unknown, at = ''): Result<SimCommand> {
  const read = v.safeParse(commandSchema, raw);
  return read.success ? { ok: true, value: read.output } : { ok: false, problems: problemsOfIssues(read.issues, at) };
}
