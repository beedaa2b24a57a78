import { useMemo } from 'preact/hooks';
import type { RouteLeg, Vessel, VesselTree } from '../../sim/index.ts';
import type { LevelCard } from './model.ts';
import { goalVein, legsTo } from './way.ts';

/** Points closer than this add nothing to a drawing of half a metre. */
const SPACING_MM = 4;
const MARGIN_MM = 12;

type Point = readonly [xMm: number, yMm: number];

/** The venous tree from the front, true to the simulation's own, with the way of a level from the sheath to its end. */
export function VeinMap({ tree, level }: { tree: VesselTree; level: LevelCard | undefined }) {
  const map = useMemo(() => drawVeins(tree), [tree]);
  const way = useMemo(() => drawWay(tree, level?.target, level?.routes), [tree, level]);
  const goal = way.at(-1);
  return (
    <svg class="vein-map" viewBox={map.viewBox} aria-hidden="true">
      <g class="veins">
        {map.veins.map(({ id, line, widthMm }) => (
          <path key={id} d={line} stroke-width={widthMm} />
        ))}
      </g>
      {goal && <path class="way" d={lineOf(way)} />}
      {goal && <circle class="goal" cx={goal[0]} cy={goal[1]} r="4.2" />}
    </svg>
  );
}

function drawVeins(tree: VesselTree) {
  const drawn = tree.vessels.filter(({ group }) => group !== 'foraminal');
  return {
    viewBox: frame(drawn.flatMap((vessel) => pointsOf(vessel))),
    veins: drawn.map((vessel) => ({ id: vessel.id, line: lineOf(pointsOf(vessel)), widthMm: meanWidthMm(vessel) })),
  };
}

/** Every leg of the way from the sheath, on the frontal plane; a foramen is reached at the end of its vein, a drill half way. */
export function drawWay(
  tree: VesselTree,
  target: LevelCard['target'] | undefined,
  routes?: LevelCard['routes'],
): Point[] {
  const goal = target && goalVein(target, tree);
  if (!goal) return [];
  const endMm = target.foramen === undefined ? goal.lengthMm / 2 : goal.lengthMm;
  return legsTo(tree, goal, endMm, routes).flatMap((leg) => pointsOfLeg(tree.byId.get(leg.vessel)!, leg));
}

function pointsOfLeg(vessel: Vessel, { fromArcMm, toArcMm }: RouteLeg): Point[] {
  const [low, high] = [Math.min(fromArcMm, toArcMm), Math.max(fromArcMm, toArcMm)];
  const points = pointsOf(vessel, low, high);
  return fromArcMm <= toArcMm ? points : points.reverse();
}

/** Frontal view; the picture's y runs down. */
function pointsOf({ pointsMm, arcMm }: Vessel, lowMm = 0, highMm = Number.POSITIVE_INFINITY): Point[] {
  const points: Point[] = [];
  let lastMm = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < arcMm.length; i++) {
    const isEnd = i === arcMm.length - 1 || arcMm[i + 1] > highMm;
    if (arcMm[i] < lowMm || arcMm[i] > highMm || (arcMm[i] - lastMm < SPACING_MM && !isEnd)) continue;
    points.push([pointsMm[3 * i], -pointsMm[3 * i + 1]]);
    lastMm = arcMm[i];
  }
  return points;
}

const lineOf = (points: readonly Point[]): string =>
  `M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}`;

const meanWidthMm = ({ radiusMm }: Vessel): number =>
  (2 * radiusMm.reduce((sum, one) => sum + one, 0)) / radiusMm.length;

function frame(points: readonly Point[]): string {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const left = Math.min(...xs) - MARGIN_MM;
  const top = Math.min(...ys) - MARGIN_MM;
  return `${left} ${top} ${Math.max(...xs) + MARGIN_MM - left} ${Math.max(...ys) + MARGIN_MM - top}`;
}
