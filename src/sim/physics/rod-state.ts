/**
 * The composite rod: one chain of nodes from the sheath's exit to the furthest tip, as arrays.
 * Node i has a position; element i joins node i and i + 1. Units mm, N, s, rad.
 */

/** Most nodes that a rod can have. @assumption the longest wire, all of it in and at half the usual spacing, needs about 1400 */
export const MAX_NODES = 1536;

/** What belongs to a material point and moves with it through a change of mesh. */
interface RodMaterial {
  xMm: Float64Array;
  yMm: Float64Array;
  zMm: Float64Array;
  /** Position at the end of the previous tick. */
  xPrevMm: Float64Array;
  yPrevMm: Float64Array;
  zPrevMm: Float64Array;
  /** Tangential give of the wall where the node sticks to it (elastic part of Coulomb friction). */
  stickXMm: Float64Array;
  stickYMm: Float64Array;
  stickZMm: Float64Array;
  /** Wall force on the node, N, and its direction (into the lumen). */
  wallForceN: Float64Array;
  normalX: Float64Array;
  normalY: Float64Array;
  normalZ: Float64Array;
  /** Tension of the element that starts at the node, N, at the end of the last tick. */
  tensionN: Float64Array;
  /** On which side of the cusps of a valve the node is: see `valve-sides.ts`; 0 away from them. */
  lane: Float64Array;
}

/** A run of the rod in which one device is the outermost. */
export interface RodSegment {
  /** Index of the device in the stack, 0 guide … 3 wire. */
  device: number;
  /** Inserted length of its lumen mouth (the outer device's tip, or the sheath) and of its own tip. */
  mouthMm: number;
  tipMm: number;
  /** Node at the mouth; the segment's first element, the only one whose length varies, starts here. */
  mouthNode: number;
  tipNode: number;
  /** Number of the device's own mesh points that are exposed, less one: the most proximal one's index. */
  firstPoint: number;
  /** Compression in the first element, N, after the last tick. */
  axialN: number;
  /** Fall of the hub's force per slip, N/mm: that of the whole rod beyond the mouth, as the last slips showed it. */
  slipStiffnessNPerMm: number;
  /** How far the device went in since the last tick, mm. */
  fedMm: number;
}

export interface RodState extends RodMaterial {
  /** Number of nodes in use. */
  count: number;
  /** Rest length of element i. */
  restMm: Float64Array;
  /** Rest arc length from the sheath to node i. */
  arcMm: Float64Array;
  /** Index of the outermost device at node i. */
  outer: Uint8Array;
  /** Bending stiffness of the cell around node i: node 0 the root's half cell, the last node unused. */
  stiffnessNmm2: Float64Array;
  /** Rest bend of the cell: its rest curvature vector times its length, as the chord of unit tangents. */
  bendX: Float64Array;
  bendY: Float64Array;
  bendZ: Float64Array;
  /** Axial stiffness EA of element i, N. */
  axialStiffnessN: Float64Array;
  radiusMm: Float64Array;
  /** Coulomb coefficient against the wall. */
  friction: Float64Array;
  /** Mass per length, tonne/mm. */
  massPerMm: Float64Array;
  /** Dead load on a node, N. */
  loadXN: Float64Array;
  loadYN: Float64Array;
  loadZN: Float64Array;
  /** First direction of the twist-free (Bishop) frame of element i. */
  frameX: Float64Array;
  frameY: Float64Array;
  frameZ: Float64Array;
  /** Index of the vessel that node i is in, −1 without a lumen. */
  vessel: Int32Array;
  /** Depth of node i's surface beyond the wall, mm. */
  indentMm: Float64Array;
  segments: RodSegment[];
  /** Clamp of the first element: direction, or pinned when not clamped. */
  root: { clamped: boolean; x: number; y: number; z: number };
  /** Clamp of the last element; the game never uses it, the verification does. */
  tip: { clamped: boolean; x: number; y: number; z: number };
  /** Stiff one-sided or two-sided supports on single nodes: leaflets, and the fixtures of the verification. */
  supports: RodSupport[];
  /** Newton iterations of the last solve. */
  iterations: number;
  /** It ran out of iterations: nodes may still move where no hand moves them. */
  ranOut: boolean;
}

/** A spring along one direction: pushes node towards `direction · x = offsetMm`, only from below it if one-sided. */
export interface RodSupport {
  node: number;
  x: number;
  y: number;
  z: number;
  offsetMm: number;
  stiffnessNPerMm: number;
  oneSided: boolean;
  /** Force of the last solve along the direction, N. */
  forceN: number;
}

const array = () => new Float64Array(MAX_NODES);

export const MATERIAL_KEYS = [
  'xMm',
  'yMm',
  'zMm',
  'xPrevMm',
  'yPrevMm',
  'zPrevMm',
  'stickXMm',
  'stickYMm',
  'stickZMm',
  'wallForceN',
  'normalX',
  'normalY',
  'normalZ',
  'tensionN',
  'lane',
] as const satisfies readonly (keyof RodMaterial)[];

export function createRod(): RodState {
  return {
    count: 0,
    xMm: array(),
    yMm: array(),
    zMm: array(),
    xPrevMm: array(),
    yPrevMm: array(),
    zPrevMm: array(),
    stickXMm: array(),
    stickYMm: array(),
    stickZMm: array(),
    wallForceN: array(),
    normalX: array(),
    normalY: array(),
    normalZ: array(),
    tensionN: array(),
    lane: array(),
    restMm: array(),
    arcMm: array(),
    outer: new Uint8Array(MAX_NODES),
    stiffnessNmm2: array(),
    bendX: array(),
    bendY: array(),
    bendZ: array(),
    axialStiffnessN: array(),
    radiusMm: array(),
    friction: array(),
    massPerMm: array(),
    loadXN: array(),
    loadYN: array(),
    loadZN: array(),
    frameX: array(),
    frameY: array(),
    frameZ: array(),
    vessel: new Int32Array(MAX_NODES).fill(-1),
    indentMm: array(),
    segments: [],
    root: { clamped: true, x: 0, y: 1, z: 0 },
    tip: { clamped: false, x: 0, y: 1, z: 0 },
    supports: [],
    iterations: 0,
    ranOut: false,
  };
}
