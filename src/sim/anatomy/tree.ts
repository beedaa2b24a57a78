/** The venous tree as the rest of the game sees it. Frame and units: x patient left, y cranial, z anterior, mm. */

export interface Vessel {
  /** Index in `VesselTree.vessels`. */
  index: number;
  /** Stable id, the one of assets/anatomy (`az_arch`, `azygos`), or grown there from a segment (`seg_r_t8`) or the spine (`epi_ring_t8`). */
  id: string;
  /** The name to show, standard terms. */
  name: string;
  /** What kind of vein it is; for colour, rules and search. */
  group:
    | 'iliac'
    | 'cava'
    | 'atrium'
    | 'brachiocephalic'
    | 'jugular'
    | 'azygos'
    | 'hemiazygos'
    | 'accessory hemiazygos'
    | 'superior intercostal'
    | 'ascending lumbar'
    | 'vertebral'
    | 'arm'
    | 'segmental'
    | 'foraminal'
    | 'epidural'
    | 'basivertebral'
    | 'intersegmental'
    | 'decoy'
    /** Of a file of the person's own, which says nothing of names. */
    | 'imported';
  side: 'left' | 'right' | 'midline';
  /** Vertebral level by the naming rule of assets/anatomy/vertebrae.json, e.g. `T8`; null for trunks. */
  level: string | null;
  /** Ids of the vessels it joins at its first and last point; null = blind or outside the model. A ring that joins itself is closed. */
  from: string | null;
  to: string | null;
  /** Resampled centreline, xyz triplets. */
  pointsMm: Float64Array;
  /** Radius at each point. */
  radiusMm: Float64Array;
  /** Arc length at each point, from the first. */
  arcMm: Float64Array;
  lengthMm: number;
}

export interface VertebralBody {
  level: string;
  centreMm: readonly [number, number, number];
  widthMm: number;
  depthMm: number;
  heightMm: number;
  /** Share of width and depth that is left at mid-height. */
  waist: number;
  discBelowMm: number;
  tiltRad: number;
  canalWidthMm: number;
  canalDepthMm: number;
  /** Pedicle centre on the left (x > 0; mirror for the right) and its frontal size. Null for C1. */
  pedicle: { x: number; y: number; z: number; widthMm: number; heightMm: number } | null;
}

export interface Foramen {
  /** `R T8`, `L T5`: side and level by the naming rule. */
  id: string;
  level: string;
  side: 'left' | 'right';
  centreMm: readonly [number, number, number];
  /** The vertebrae above and below it. */
  between: readonly [string, string];
  heightMm: number;
  depthMm: number;
}

export interface VesselTree {
  vessels: readonly Vessel[];
  byId: ReadonlyMap<string, Vessel>;
  vertebrae: readonly VertebralBody[];
  foramina: readonly Foramen[];
  /** Where the sheath ends and the direction it looks along (unit vector). */
  sheath: { vessel: string; exitMm: readonly [number, number, number]; direction: readonly [number, number, number] };
}
