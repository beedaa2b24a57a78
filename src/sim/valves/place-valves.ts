import { downstreamEnd, type ValveRow, type Vessel, type VesselTree, valveTable } from '../anatomy/index.ts';
import { DEVICE_SLOTS } from '../commands.ts';
import { type Circulation, type FlowState, pieceAtArc } from '../flow/index.ts';
import { type Cusp, FLATTEST_RAD } from '../physics/index.ts';
import type { TipAtValve, ValveState } from './valve.ts';

/** Force at which the edges of a valve yield when nothing is said, mN. @assumption the middle of the table's range */
const USUAL_YIELD_MILLI_N = 4;
/** The axis of a valve is the chord of the vein over its cusps; a shorter one has no direction, mm. @assumption a piece of centreline */
const LEAST_CHORD_MM = 1;

/** Valves of a case, with nothing near them, in blood that flows at rest. @throws on a vessel that the tree does not have */
export function placeValves(
  tree: VesselTree,
  rows: readonly ValveRow[],
  circulation: Circulation,
  flow: FlowState,
): ValveState[] {
  return rows.map((row, n) => {
    const number = rows.slice(0, n + 1).filter(({ vessel }) => vessel === row.vessel).length;
    return placeValve(tree, row, `${row.vessel}#${number}`, circulation, flow);
  });
}

function placeValve(
  tree: VesselTree,
  row: ValveRow,
  id: string,
  { network }: Circulation,
  flow: FlowState,
): ValveState {
  const vessel = tree.byId.get(row.vessel);
  if (!vessel) throw new Error(`the tree has no vessel "${row.vessel}" for a valve`);
  const towards = downstreamEnd(tree, vessel) === 'end' ? 1 : -1;
  const arcMm = towards === 1 ? vessel.lengthMm - row.atMm : row.atMm;
  const radiusMm = radiusAt(vessel, arcMm);
  const lengthMm = 2 * radiusMm * valveTable.lengthPerDiameter;
  const shutRad = Math.asin(radiusMm / lengthMm);
  const { centre, axis, across } = frameAt(vessel, arcMm, towards * lengthMm, row.acrossDeg ?? 0);
  const piece = pieceAtArc(network, vessel.index, arcMm);
  const cusp = (): Cusp => ({
    turnRad: shutRad,
    stopRad: shutRad,
    floorRad: FLATTEST_RAD,
    torn: false,
    pressedN: 0,
    leastRad: FLATTEST_RAD,
    mostRad: Math.PI / 2,
  });
  const tips = DEVICE_SLOTS.map((device): TipAtValve => {
    return {
      device,
      place: 'away',
      cameFrom: null,
      pocketTicks: 0,
      pocketed: false,
      openingAtEdge: 0,
      sinceTouchS: null,
      peakForceN: 0,
    };
  });
  return {
    ...{ id, vessel: vessel.id, atMm: row.atMm, piece, towards },
    ...{ xMm: centre[0], yMm: centre[1], zMm: centre[2] },
    ...{ axisX: axis[0], axisY: axis[1], axisZ: axis[2], acrossX: across[0], acrossY: across[1], acrossZ: across[2] },
    ...{ radiusMm, lengthMm, limpMm: lengthMm * valveTable.limpShare },
    ...{ yieldN: (row.yieldMilliN ?? USUAL_YIELD_MILLI_N) / 1000, cusps: [cusp(), cusp()], forceN: 0, touchedNode: -1 },
    restMlPerS: piece < 0 ? 0 : towards * flow.flowMlPerS[piece]!,
    restOpening: row.restOpening ?? valveTable.restOpening,
    ...{ opening: 0, tearingS: [0, 0], tips },
  };
}

type Triple = [number, number, number];

function frameAt(vessel: Vessel, arcMm: number, chordMm: number, acrossDeg: number) {
  const centre = pointAt(vessel, arcMm);
  const sign = Math.sign(chordMm);
  let ahead = pointAt(vessel, arcMm + chordMm);
  let behind = centre;
  if (lengthOf(minus(ahead, behind)) < LEAST_CHORD_MM) {
    ahead = pointAt(vessel, arcMm + sign * LEAST_CHORD_MM);
    behind = pointAt(vessel, arcMm - sign * LEAST_CHORD_MM);
  }
  const axis = scaled(minus(ahead, behind));
  // As nearly anterior as is square to the axis; in a vein that runs along the beam, to the left.
  const guide: Triple = Math.abs(axis[2]) > 0.9 ? [1, 0, 0] : [0, 0, 1];
  const lean = dot(guide, axis);
  const first = scaled([guide[0] - lean * axis[0], guide[1] - lean * axis[1], guide[2] - lean * axis[2]]);
  const second: Triple = [
    axis[1] * first[2] - axis[2] * first[1],
    axis[2] * first[0] - axis[0] * first[2],
    axis[0] * first[1] - axis[1] * first[0],
  ];
  const [cos, sin] = [Math.cos((acrossDeg * Math.PI) / 180), Math.sin((acrossDeg * Math.PI) / 180)];
  const across = [0, 1, 2].map((k) => cos * first[k]! + sin * second[k]!) as Triple;
  return { centre, axis, across };
}

function pointAt(vessel: Vessel, arcMm: number): Triple {
  const { low, part } = seek(vessel, arcMm);
  const at = (k: number) => vessel.pointsMm[3 * low + k]! * (1 - part) + vessel.pointsMm[3 * low + 3 + k]! * part;
  return [at(0), at(1), at(2)];
}

function radiusAt(vessel: Vessel, arcMm: number): number {
  const { low, part } = seek(vessel, arcMm);
  return vessel.radiusMm[low]! * (1 - part) + vessel.radiusMm[low + 1]! * part;
}

/** Piece of the centreline that holds an arc, and how far along it; the ends beyond the vessel. */
function seek({ arcMm: arcs }: Vessel, arcMm: number): { low: number; part: number } {
  let low = 0;
  while (low < arcs.length - 2 && arcs[low + 1]! < arcMm) low += 1;
  const part = (arcMm - arcs[low]!) / (arcs[low + 1]! - arcs[low]!);
  return { low, part: Math.min(1, Math.max(0, part)) };
}

const minus = (a: Triple, b: Triple): Triple => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const dot = (a: Triple, b: Triple): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const lengthOf = (a: Triple): number => Math.sqrt(dot(a, a));

function scaled(a: Triple): Triple {
  const length = lengthOf(a);
  return [a[0] / length, a[1] / length, a[2] / length];
}
