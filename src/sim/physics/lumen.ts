/**
 * What the rod knows of the space it lives in. The game's lumen is the venous tree; the verification uses slabs and tubes.
 */
export interface Lumen {
  /** Called once per tick and sample (`wall-samples.ts`), before the solve: note what is near. */
  gather(sample: number, at: SamplePlaces): void;
  /** Whether a sample certainly does not touch the wall: cheap; may say no when it does not know, or be left out. */
  isClear?(sample: number, at: SamplePlaces, radiusMm: Float64Array): boolean;
  /**
   * Depth below the wall at a sample, mm: positive inside, and its gradient.
   * Called in every Newton iteration; allocates nothing (which is why it takes arrays: a number handed on may be boxed).
   */
  probe(sample: number, at: SamplePlaces, out: LumenProbe): void;
}

/** Where samples are. */
export interface SamplePlaces {
  readonly xMm: Float64Array;
  readonly yMm: Float64Array;
  readonly zMm: Float64Array;
}

export interface LumenProbe {
  depthMm: number;
  /** Gradient of the depth: into the lumen, of length 1, less on a rounded ridge. */
  nx: number;
  ny: number;
  nz: number;
  /** Axis of the vessel, unit vector. */
  ax: number;
  ay: number;
  az: number;
  /** Curvature of the wall across the axis, 1/mm: 0 for a plane, 1/distance to the axis in a tube. */
  curvaturePerMm: number;
  vessel: number;
}

export function createProbe(): LumenProbe {
  return { depthMm: 0, nx: 0, ny: 0, nz: 0, ax: 0, ay: 0, az: 0, curvaturePerMm: 0, vessel: -1 };
}
