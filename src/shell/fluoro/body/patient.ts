/** The whole patient as the X-rays meet it. */
import type { Landmarks, VertebralBody } from '../../../sim/index.ts';
import { buildLungs } from './lungs.ts';
import { buildPelvis } from './pelvis.ts';
import { buildSoftTissue } from './soft-tissue.ts';
import type { Solid } from './solid.ts';
import { buildSpine } from './spine.ts';
import { buildThorax } from './thorax.ts';

export function buildPatient(vertebrae: readonly VertebralBody[], landmarks: Landmarks): Solid[] {
  return [
    ...buildSoftTissue(landmarks),
    ...buildLungs(landmarks),
    ...buildSpine(vertebrae),
    ...buildThorax(landmarks),
    ...buildPelvis(landmarks),
  ];
}
