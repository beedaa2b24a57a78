import { useMemo } from 'preact/hooks';
import type { Vessel, VesselTree } from '../../sim/index.ts';

/** The way of the first case, from the sheath to the right T8 foramen. */
const WAY = ['cfv_r', 'eiv_r', 'cic_r', 'ivc', 'ra', 'svc', 'az_arch', 'azygos', 'seg_r_t8', 'fv_r_t8'];
/** Points closer than this add nothing to a drawing of half a metre. */
const SPACING_MM = 4;
const MARGIN_MM = 12;

type Point = readonly [xMm: number, yMm: number];

/** The venous tree from the front, true to the simulation's own, with the way of the first case. */
export function VeinMap({ tree }: { tree: VesselTree }) {
  const map = useMemo(() => drawMap(tree), [tree]);
  return (
    <svg class="vein-map" viewBox={map.viewBox} aria-hidden="true">
      <g class="veins">
        {map.veins.map(({ id, line, widthMm }) => (
          <path key={id} d={line} stroke-width={widthMm} />
        ))}
      </g>
      <path class="way" d={map.way} />
      <circle class="goal" cx={map.goal[0]} cy={map.goal[1]} r="4.2" />
    </svg>
  );
}

function drawMap(tree: VesselTree) {
  const drawn = tree.vessels.filter(({ group }) => group !== 'foraminal');
  const points = drawn.flatMap((vessel) => pointsOf(vessel));
  const way = wayThrough(tree);
  return {
    viewBox: frame(points),
    veins: drawn.map((vessel) => ({ id: vessel.id, line: lineOf(pointsOf(vessel)), widthMm: meanWidthMm(vessel) })),
    way: lineOf(way),
    goal: way.at(-1)!,
  };
}

/** Frontal view; the picture's y runs down. */
function pointsOf({ pointsMm, arcMm }: Vessel): Point[] {
  const points: Point[] = [];
  let lastMm = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < arcMm.length; i++) {
    if (arcMm[i] - lastMm < SPACING_MM && i < arcMm.length - 1) continue;
    points.push([pointsMm[3 * i], -pointsMm[3 * i + 1]]);
    lastMm = arcMm[i];
  }
  return points;
}

/** Each vein of the way, entered at its end that lies nearer and left where the next one begins. */
function wayThrough({ byId }: VesselTree): Point[] {
  return WAY.reduce<Point[]>((way, id) => {
    const vessel = byId.get(id);
    if (!vessel) return way;
    const points = pointsOf(vessel);
    const here = way.at(-1) ?? points[0];
    if (distance(points.at(-1)!, here) < distance(points[0], here)) points.reverse();
    const nearest = way.reduce(
      (best, point, i) => (distance(point, points[0]) < distance(way[best], points[0]) ? i : best),
      0,
    );
    return [...way.slice(0, nearest + 1), ...points];
  }, []);
}

const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

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
