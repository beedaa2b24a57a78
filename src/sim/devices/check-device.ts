/** What a shape check cannot see in a device: pieces that overlap, run backwards or run off its end, a lumen too wide. */
import type { Problem } from '../result.ts';
import { arcLengthMm } from './rest-curve.ts';
import type { DeviceRow } from './schema.ts';

export function checkDevice(device: DeviceRow, at: string): Problem[] {
  return [
    ...checkLumen(device, at),
    ...checkDeadSpace(device, at),
    ...checkKnots(device, at),
    ...checkPieces(device, at),
  ];
}

function checkLumen({ id, slot, innerDiameterMm, outerDiameterMm }: DeviceRow, at: string): Problem[] {
  const problem = (code: string, say: string) => [{ code, at: `${at}.innerDiameterMm`, say }];
  if (slot === 'wire') return innerDiameterMm > 0 ? problem('wireWithLumen', `${id} is a wire and has no lumen.`) : [];
  if (innerDiameterMm === 0) return problem('noLumen', `${id} must have a lumen for the device inside it.`);
  if (innerDiameterMm < outerDiameterMm) return [];
  return problem('lumenTooWide', `The lumen of ${id} is as wide as ${id} itself, or wider.`);
}

/** A microcatheter says its dead space; what it says is at least the volume of its lumen by its size, less what is rounded. */
function checkDeadSpace(
  { id, slot, deadSpaceMl, dmsoCompatible, innerDiameterMm, lengthMm }: DeviceRow,
  at: string,
): Problem[] {
  const problem = (code: string, say: string) => [{ code, at: `${at}.deadSpaceMl`, say }];
  if (deadSpaceMl === undefined) {
    const missing = slot === 'microcatheter' || dmsoCompatible === true;
    return missing ? problem('noDeadSpace', `${id} must say the volume of its lumen from hub to tip.`) : [];
  }
  const boreMl = (Math.PI * innerDiameterMm ** 2 * lengthMm) / 4000;
  const fits = deadSpaceMl > 0.8 * boreMl && deadSpaceMl < 3 * boreMl;
  return fits
    ? []
    : problem('deadSpace', `The dead space of ${id} does not go with a lumen of ${boreMl.toFixed(2)} mL.`);
}

function checkKnots({ id, bendingStiffness, lengthMm }: DeviceRow, at: string): Problem[] {
  return bendingStiffness.flatMap(({ fromTipMm }, i) => {
    const place = `${at}.bendingStiffness[${i}].fromTipMm`;
    const backwards = i > 0 && fromTipMm <= bendingStiffness[i - 1].fromTipMm;
    return [
      ...(backwards
        ? [{ code: 'notAscending', at: place, say: `The knots of ${id} must go from the tip backwards.` }]
        : []),
      ...(fromTipMm > lengthMm ? [beyondEnd(id, place)] : []),
    ];
  });
}

function beyondEnd(id: string, at: string): Problem {
  return { code: 'beyondEnd', at, say: `This lies behind the hub end of ${id}.` };
}

interface Piece {
  fromTipMm: number;
  toTipMm: number;
}

function checkPieces(device: DeviceRow, at: string): Problem[] {
  const bends = device.bends.map((bend) => ({ ...bend, toTipMm: bend.fromTipMm + arcLengthMm(bend) }));
  const markers = device.markers.map((marker) => ({ ...marker, toTipMm: marker.fromTipMm + marker.lengthMm }));
  return Object.entries({ bends, opacity: device.opacity, markers }).flatMap(([key, pieces]) =>
    pieces.flatMap((piece, i) => checkPiece(device, piece, pieces[i - 1], `${at}.${key}[${i}]`)),
  );
}

function checkPiece({ id, lengthMm }: DeviceRow, piece: Piece, before: Piece | undefined, at: string): Problem[] {
  const overlaps = before !== undefined && piece.fromTipMm < before.toTipMm;
  const empty = piece.toTipMm <= piece.fromTipMm;
  return [
    ...(overlaps
      ? [{ code: 'overlap', at, say: `Two pieces of ${id} overlap, or are not listed from the tip backwards.` }]
      : []),
    ...(empty ? [{ code: 'noLength', at, say: `A piece of ${id} has no length.` }] : []),
    ...(piece.toTipMm > lengthMm ? [beyondEnd(id, at)] : []),
  ];
}
