/**
 * The spine, from the table of vertebrae: bodies with end-plates and a waist, pedicles that are rings in the frontal
 * view, laminae, transverse and spinous processes.
 */
import type { VertebralBody } from '../../../sim/index.ts';
import { bothSides, ellipseRing, ellipsoid, plate, tube } from './shapes.ts';
import { add, loft, type Ring, type Solid, scale, type Tissue, type Vec3 } from './solid.ts';

/** @assumption what reads right in a chest field of 30 cm */
const BODY: Tissue = { layer: 'static', muPerMm: 0.0068, skin: 0.036 };
const END_PLATE: Tissue = { layer: 'static', muPerMm: 0.03 };
const PEDICLE_WALL: Tissue = { layer: 'static', muPerMm: 0.036 };
const PEDICLE_CORE: Tissue = { layer: 'static', muPerMm: -0.031 };
const ARCH: Tissue = { layer: 'static', muPerMm: 0.006, skin: 0.02 };
const PROCESS: Tissue = { layer: 'static', muPerMm: 0.006, skin: 0.03 };

interface Axes {
  across: Vec3;
  up: Vec3;
  front: Vec3;
}

export function buildSpine(vertebrae: readonly VertebralBody[]): Solid[] {
  return vertebrae.filter((vertebra) => vertebra.pedicle && vertebra.level !== 'S1').flatMap(buildVertebra);
}

function buildVertebra(vertebra: VertebralBody): Solid[] {
  const axes = axesOf(vertebra);
  return [
    buildBody(vertebra, axes),
    ...buildEndPlates(vertebra, axes),
    ...buildPedicles(vertebra),
    ...buildArch(vertebra),
    buildSpinous(vertebra),
  ];
}

/** The column runs anteriorly going up where the tilt is positive. */
function axesOf({ tiltRad }: VertebralBody): Axes {
  const [sin, cos] = [Math.sin(tiltRad), Math.cos(tiltRad)];
  return { across: [1, 0, 0], up: [0, cos, sin], front: [0, -sin, cos] };
}

/** A section of the body: an ellipse, flattened behind where the canal runs. */
function sectionRing(vertebra: VertebralBody, axes: Axes, heightMm: number, girth: number): Ring {
  const centre = add(vertebra.centreMm, scale(axes.up, heightMm));
  const half = scale(axes.across, (vertebra.widthMm / 2) * girth);
  const ring = ellipseRing(centre, half, scale(axes.front, (vertebra.depthMm / 2) * girth), 28);
  return ring.map((point, index) => {
    const angleRad = (2 * Math.PI * index) / ring.length;
    const behind = Math.max(0, -Math.sin(angleRad)) ** 2;
    return add(point, scale(axes.front, 0.06 * vertebra.depthMm * behind * girth));
  });
}

function buildBody(vertebra: VertebralBody, axes: Axes): Solid {
  const half = vertebra.heightMm / 2;
  const rings = [-1, -0.93, -0.8, -0.55, -0.2, 0.2, 0.55, 0.8, 0.93, 1].map((at) =>
    sectionRing(vertebra, axes, at * half, vertebra.waist + (1.01 - vertebra.waist) * at ** 4),
  );
  return loft(`${vertebra.level} body`, rings, BODY);
}

function buildEndPlates(vertebra: VertebralBody, axes: Axes): Solid[] {
  const half = vertebra.heightMm / 2;
  return [-1, 1].map((end) => {
    const rings = [half - 1.5, half - 0.1].map((height) => sectionRing(vertebra, axes, end * height, 0.97));
    return loft(`${vertebra.level} end-plate`, rings, END_PLATE);
  });
}

/** A tube from the body to the arch; seen along its axis its wall is the ring that a radiologist calls the eye. */
function buildPedicles(vertebra: VertebralBody): Solid[] {
  const { x, y, z, widthMm, heightMm } = vertebra.pedicle!;
  const lengthMm = Math.max(9, 0.36 * vertebra.depthMm);
  const lean = Math.sin(vertebra.tiltRad) * lengthMm * 0.3;
  return bothSides((side, place) =>
    ([1, 0.74] as const).map((share) => {
      const points = [-0.5, 0, 0.5].map((at) => place([x, y - lean * at, z + lengthMm * at]));
      const tissue = share === 1 ? PEDICLE_WALL : PEDICLE_CORE;
      const shape = { points, across: [1, 0, 0] as Vec3, segments: 20, flat: true };
      const halfWidthMm = () => (widthMm / 2) * share;
      const halfThicknessMm = () => (heightMm / 2) * (share === 1 ? 1 : 0.8);
      return tube(`${vertebra.level} pedicle ${side}`, { ...shape, halfWidthMm, halfThicknessMm }, tissue);
    }),
  );
}

/** Lamina, articular lump and transverse process of each side. */
function buildArch(vertebra: VertebralBody): Solid[] {
  const { x, y, z } = vertebra.pedicle!;
  const back = backOfCanalMm(vertebra);
  const thoracic = vertebra.level.startsWith('T');
  const reachMm = thoracic ? x + 17 : x + 21;
  const high = y - 2;
  const low = y - 0.75 * vertebra.heightMm;
  return bothSides((side, place) => {
    const lamina = [0.2, 0.6, 1].map((part) =>
      [high, (high + low) / 2, low].map((height) =>
        place([x * (1.15 - part * 1.05), height - 1.5 * part, z - 5 + (back - z + 3) * part]),
      ),
    );
    const tipDropMm = thoracic ? -3 : 0;
    const transverse = [0, 0.5, 1].map((part) =>
      place([x + (reachMm - x) * part, y - 3 + tipDropMm * part, z - 8 - (thoracic ? 11 : 3) * part]),
    );
    const widthMm = (part: number) => (thoracic ? 4.6 - 0.6 * part : 4.2 - 1.4 * part);
    return [
      plate(`${vertebra.level} lamina ${side}`, lamina, () => 2.2, ARCH),
      tube(`${vertebra.level} transverse ${side}`, { points: transverse, halfWidthMm: widthMm }, PROCESS),
      ellipsoid(`${vertebra.level} facet ${side}`, place([x + 1, low + 1, z - 10]), [4, 7, 4.5], ARCH, 14),
    ];
  });
}

/** Steep in the mid-thorax, where its tip projects a whole level lower; short and square in the loin. */
function buildSpinous(vertebra: VertebralBody): Solid {
  const back = backOfCanalMm(vertebra);
  const [, y] = vertebra.centreMm;
  const number = Number(vertebra.level.slice(1));
  const thoracic = vertebra.level.startsWith('T');
  const dropMm = thoracic ? 8 + 15 * Math.max(0, 1 - ((number - 6.5) / 5) ** 2) : 5;
  const lengthMm = thoracic ? 30 - 0.5 * dropMm : 28;
  const points = [0, 0.35, 0.7, 1].map((part): Vec3 => [0, y - 5 - dropMm * part, back + 2 - lengthMm * part]);
  const halfHeightMm = (part: number) => (thoracic ? 5.5 - 1.2 * part : 8 + 2 * part);
  const halfThicknessMm = (part: number) => 2.4 + 1.2 * part;
  return tube(`${vertebra.level} spinous`, { points, halfWidthMm: halfHeightMm, halfThicknessMm }, PROCESS);
}

const backOfCanalMm = (vertebra: VertebralBody): number =>
  vertebra.centreMm[2] - vertebra.depthMm / 2 - vertebra.canalDepthMm - 3;
