/** The devices on the shelf, by id, read from their file or refused with everything that is wrong with it. */
import catalogueFile from '../../../assets/devices/catalogue.json' with { type: 'json' };
import { type Problem, type Result, readShape, trusted } from '../result.ts';
import { checkDevice } from './check-device.ts';
import type { DeviceSpec } from './device.ts';
import { restCurveOf } from './rest-curve.ts';
import { catalogueSchema, type DeviceRow, deviceSchema } from './schema.ts';

type DeviceCatalogue = ReadonlyMap<string, DeviceSpec>;

export function readCatalogue(raw: unknown): Result<DeviceCatalogue> {
  const file = readShape(catalogueSchema, raw, '');
  const problems = file.ok ? [] : file.problems;
  const rows = (raw as { devices?: unknown } | null | undefined)?.devices;
  const catalogue = new Map<string, DeviceSpec>();
  for (const [i, row] of (Array.isArray(rows) ? rows : []).entries()) {
    const device = readDevice(row, `devices[${i}]`, problems);
    if (device && catalogue.has(device.id)) {
      const say = `The device ${device.id} is listed twice.`;
      problems.push({ code: 'duplicateId', at: `devices[${i}].id`, say });
    }
    if (device) catalogue.set(device.id, device);
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: catalogue };
}

/** Adds what is wrong with a row to `problems`; null where not even its shape is right. */
function readDevice(row: unknown, at: string, problems: Problem[]): DeviceSpec | null {
  const shape = readShape(deviceSchema, row, at);
  problems.push(...(shape.ok ? checkDevice(shape.value, at) : shape.problems));
  return shape.ok ? deviceOfRow(shape.value) : null;
}

function deviceOfRow({ after: _, bends, outerDiameterMm, innerDiameterMm, ...row }: DeviceRow): DeviceSpec {
  const restCurve = restCurveOf(bends);
  return { ...row, restCurve, outerRadiusMm: outerDiameterMm / 2, innerRadiusMm: innerDiameterMm / 2 };
}

/** Every device that the game has. */
export const deviceCatalogue: DeviceCatalogue = trusted('assets/devices/catalogue.json', readCatalogue(catalogueFile));
