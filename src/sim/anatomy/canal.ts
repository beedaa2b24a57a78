/** The spinal canal as the inner plexus sees it: a node behind every body, and an interspace with its foramen below each. */
import type { EpiduralFile } from './epidural-schema.ts';
import type { VertebraeFile, VertebraRow } from './schema.ts';

export interface CanalNode {
  body: VertebraRow;
  /** From the middle of the tilted body straight back, as a unit vector in y and z. */
  back: readonly [number, number];
  /** Height of the ring; depth of the anterior columns, and of the posterior ones. */
  yMm: number;
  frontZMm: number;
  backZMm: number;
  halfWidthMm: number;
}

export interface Interspace {
  upper: CanalNode;
  lower: CanalNode;
  /** The foramen's; between C1 and C2, where the table has none, the number that it would have. */
  level: string;
  name: string;
  /** Lateral vertex of the columns, on the left. */
  vertexXMm: number;
  vertexYMm: number;
  vertexZMm: number;
  /** From the anterior columns back to the posterior ones. */
  depthMm: number;
}

export function canalNodes({ node, posterior }: EpiduralFile, { vertebrae }: VertebraeFile): CanalNode[] {
  return vertebrae.map((body, i) => {
    // C1 has no body: the dens stands there, as deep as the body below
    const { depthMm, canalDepthMm } = body.depthMm > 0 ? body : (vertebrae[i + 1] ?? body);
    const tiltRad = (body.tiltDeg * Math.PI) / 180;
    const back = [Math.sin(tiltRad), -Math.cos(tiltRad)] as const;
    const [yMm, frontZMm] = behindCentre({ body, back }, depthMm / 2 + node.behindWallMm);
    const backZMm = frontZMm - (canalDepthMm - posterior.beforeCanalEndMm);
    return { body, back, yMm, frontZMm, backZMm, halfWidthMm: body.canalWidthMm / 2 };
  });
}

/** Height and depth of a place so far behind the centre of a body, along its tilt. */
export function behindCentre({ body, back }: Pick<CanalNode, 'body' | 'back'>, mm: number): [number, number] {
  const [, yMm, zMm] = body.centreMm;
  const to = (from: number, way: number) => Math.round((from + way * mm) * 1e6) / 1e6;
  return [to(yMm, back[0]), to(zMm, back[1])];
}

export function interspaces({ vertex }: EpiduralFile, { foramina }: VertebraeFile, nodes: CanalNode[]): Interspace[] {
  return nodes.slice(1).map((lower, i) => {
    const upper = nodes[i];
    const foramen = foramina.find(({ between: [above] }) => above === upper.body.level);
    const level = foramen?.level ?? lower.body.level;
    const named = lower.body.level === level ? lower : upper;
    return {
      ...{ upper, lower, level, name: `${upper.body.level}–${lower.body.level}` },
      vertexXMm: named.halfWidthMm + vertex.fromCanalEdgeMm,
      vertexYMm: foramen?.yMm ?? (upper.yMm + lower.yMm) / 2,
      vertexZMm: foramen ? foramen.zMm + vertex.beforeForamenMm : (upper.frontZMm + lower.frontZMm) / 2,
      depthMm: (upper.frontZMm - upper.backZMm + lower.frontZMm - lower.backZMm) / 2,
    };
  });
}

/** A width that differs between the parts of the spine; the sacrum's veins are as wide as the lumbar ones. */
export function widthAt(level: string, widths: { cervical: number; thoracic: number; lumbar: number }): number {
  if (level.startsWith('C')) return widths.cervical;
  return level.startsWith('T') ? widths.thoracic : widths.lumbar;
}
