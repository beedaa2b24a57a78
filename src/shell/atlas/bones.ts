/** Vertebral bodies as the eye sees them: the outline of a tilted block. */
import type { VertebralBody } from '../../sim/index.ts';
import type { Eye } from './shapes.ts';

export interface Bone {
  level: string;
  /** Corners of the outline, across and up. */
  outline: readonly Corner[];
  /** Where its name stands. */
  at: Corner;
}

type Corner = readonly [acrossMm: number, yMm: number];

export function bonesOf(bodies: readonly VertebralBody[], eye: Eye): Bone[] {
  return bodies.map((body) => ({
    level: body.level,
    outline: hull(cornersOf(body).map(([x, y, z]): Corner => [eye.across(x, z), y])),
    at: [eye.across(body.centreMm[0], body.centreMm[2]), body.centreMm[1]],
  }));
}

function cornersOf({ centreMm, widthMm, depthMm, heightMm, tiltRad }: VertebralBody): [number, number, number][] {
  const [cos, sin] = [Math.cos(tiltRad), Math.sin(tiltRad)];
  const signs = [-0.5, 0.5];
  return signs.flatMap((i) =>
    signs.flatMap((j) =>
      signs.map((k): [number, number, number] => {
        const [y, z] = [j * heightMm, k * depthMm];
        return [centreMm[0] + i * widthMm, centreMm[1] + y * cos - z * sin, centreMm[2] + y * sin + z * cos];
      }),
    ),
  );
}

/** The outline around some points, by the monotone chain. */
function hull(points: readonly Corner[]): Corner[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (order: readonly Corner[]): Corner[] => {
    const chain: Corner[] = [];
    for (const point of order) {
      while (chain.length > 1 && turnOf(chain[chain.length - 2], chain[chain.length - 1], point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half([...sorted].reverse())];
}

const turnOf = (a: Corner, b: Corner, c: Corner): number =>
  (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
