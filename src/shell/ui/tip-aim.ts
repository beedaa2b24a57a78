/**
 * Where a shaped tip wants to go, in the patient's own directions. Read from the material frame at the foot of the bend:
 * beyond the arch of the azygos the same roll of the hub aims elsewhere, so that the hub's angle alone would mislead.
 */
import type { DeviceState, SimState } from '../../sim/index.ts';

interface Direction {
  x: number;
  y: number;
  z: number;
}

export interface TipAim {
  /** Unit vector across the shaft: x the patient's left, y cranial, z anterior. */
  towards: Direction;
  /** What the dial prints on its rim, and where: anterior, or the head where the shaft itself runs front to back. */
  mark: 'A' | 'H';
  markDeg: number;
}

/** Below this share a direction is not worth a word. @assumption the tangent of 22.5°: eight directions, not sixteen */
const WORTH_A_WORD = 0.38;
/** A mark that lies nearly along the shaft says nothing about its roll. @assumption 30° */
const SEEN_FROM_THE_SIDE = 0.5;

/** Null for a straight device: its tip points nowhere but ahead. */
export function aimOfTip({ rod }: Pick<SimState, 'rod'>, device: DeviceState): TipAim | null {
  const foot = footOfBend(rod, device);
  if (foot === null) return null;
  const t = elementDirection(rod, foot);
  const u = { x: rod.frameX[foot], y: rod.frameY[foot], z: rod.frameZ[foot] };
  const v = { x: t.y * u.z - t.z * u.y, y: t.z * u.x - t.x * u.z, z: t.x * u.y - t.y * u.x };
  const [cosine, sine] = [Math.cos(device.tipRollRad), Math.sin(device.tipRollRad)];
  const towards = { x: cosine * u.x + sine * v.x, y: cosine * u.y + sine * v.y, z: cosine * u.z + sine * v.z };
  const mark = Math.hypot(u.z, v.z) > SEEN_FROM_THE_SIDE ? 'A' : 'H';
  const markRad = mark === 'A' ? Math.atan2(v.z, u.z) : Math.atan2(v.y, u.y);
  return { towards, mark, markDeg: Math.round((markRad * 180) / Math.PI) + 0 };
}

/** The element at which the shaped part begins; null without one, or while the device is not in yet. */
function footOfBend(rod: SimState['rod'], { profile, insertedMm }: DeviceState): number | null {
  if (!profile || profile.shapedMm === 0 || insertedMm <= 0 || rod.count < 2) return null;
  const footMm = Math.max(0, insertedMm - profile.shapedMm);
  let element = 0;
  while (element < rod.count - 2 && rod.arcMm[element + 1] <= footMm) element++;
  return element;
}

function elementDirection({ xMm, yMm, zMm }: SimState['rod'], i: number): Direction {
  const [x, y, z] = [xMm[i + 1] - xMm[i], yMm[i + 1] - yMm[i], zMm[i + 1] - zMm[i]];
  const length = Math.hypot(x, y, z) || 1;
  return { x: x / length, y: y / length, z: z / length };
}

/** `right · back`: the two strongest directions at most, the stronger one first. */
export function nameAim(towards: Direction): string {
  return wordsOf(towards).join(' · ');
}

/** `right and towards the back`, for those who hear the dial. */
export function speakAim(towards: Direction): string {
  const spoken: Record<string, string> = {
    back: 'towards the back',
    front: 'towards the front',
    head: 'towards the head',
    feet: 'towards the feet',
  };
  return wordsOf(towards)
    .map((word) => spoken[word] ?? word)
    .join(' and ');
}

function wordsOf({ x, y, z }: Direction): string[] {
  const parts: [share: number, word: string][] = [
    [x, x > 0 ? 'left' : 'right'],
    [y, y > 0 ? 'head' : 'feet'],
    [z, z > 0 ? 'front' : 'back'],
  ];
  return parts
    .filter(([share]) => Math.abs(share) > WORTH_A_WORD)
    .sort(([a], [b]) => Math.abs(b) - Math.abs(a))
    .slice(0, 2)
    .map(([, word]) => word);
}
