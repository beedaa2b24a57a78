/** The part of the patient that the drawing shows, and how one moves it. */
import type { VesselTree } from '../../sim/index.ts';

export interface Camera {
  /** The middle of the picture, across and up. */
  xMm: number;
  yMm: number;
  pxPerMm: number;
  laoDeg: number;
}

export interface Size {
  widthPx: number;
  heightPx: number;
}

const LEAST_PX_PER_MM = 0.3;
const MOST_PX_PER_MM = 40;
const MOST_TURN_DEG = 90;

export function toPx({ xMm, yMm, pxPerMm }: Camera, { widthPx, heightPx }: Size, across: number, up: number) {
  return [widthPx / 2 + (across - xMm) * pxPerMm, heightPx / 2 - (up - yMm) * pxPerMm] as const;
}

function toMm({ xMm, yMm, pxPerMm }: Camera, { widthPx, heightPx }: Size, px: number, py: number) {
  return [xMm + (px - widthPx / 2) / pxPerMm, yMm - (py - heightPx / 2) / pxPerMm] as const;
}

export function moved(camera: Camera, dxPx: number, dyPx: number): Camera {
  const { pxPerMm } = camera;
  return { ...camera, xMm: camera.xMm - dxPx / pxPerMm, yMm: camera.yMm + dyPx / pxPerMm };
}

/** The place under the pointer stays where it is. */
export function zoomed(
  camera: Camera,
  size: Size,
  factor: number,
  px = size.widthPx / 2,
  py = size.heightPx / 2,
): Camera {
  const pxPerMm = Math.min(MOST_PX_PER_MM, Math.max(LEAST_PX_PER_MM, camera.pxPerMm * factor));
  const [x, y] = toMm(camera, size, px, py);
  const share = camera.pxPerMm / pxPerMm;
  return { ...camera, pxPerMm, xMm: x + (camera.xMm - x) * share, yMm: y + (camera.yMm - y) * share };
}

export function turned(camera: Camera, laoDeg: number): Camera {
  return { ...camera, laoDeg: Math.min(MOST_TURN_DEG, Math.max(-MOST_TURN_DEG, Math.round(laoDeg))) };
}

/** All of a tree, from the front. */
export function showAll({ vessels }: Pick<VesselTree, 'vessels'>, { widthPx, heightPx }: Size): Camera {
  const low = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const high = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { pointsMm } of vessels) {
    for (let i = 0; i < pointsMm.length; i += 3) {
      for (const k of [0, 1]) {
        low[k] = Math.min(low[k], pointsMm[i + k]);
        high[k] = Math.max(high[k], pointsMm[i + k]);
      }
    }
  }
  const pxPerMm = Math.min(
    (widthPx - 90) / Math.max(1, high[0] - low[0]),
    (heightPx - 100) / Math.max(1, high[1] - low[1]),
  );
  return zoomed(
    { xMm: (low[0] + high[0]) / 2, yMm: (low[1] + high[1]) / 2 - 25 / pxPerMm, pxPerMm, laoDeg: 0 },
    { widthPx, heightPx },
    1,
  );
}
