/** The seven groups of access as road maps: where to look from, which ways to light, where to turn and what stops one. */
import type { Place } from './finder.ts';
import type { WayAsked } from './ways.ts';

export interface RoadMap {
  key: string;
  title: string;
  /** What the picture shows: the middle, the height, the turn of the C-arm (LAO positive). */
  view: { xMm: number; yMm: number; heightMm: number; laoDeg: number };
  ways: readonly WayAsked[];
  turns: readonly string[];
  stops: readonly string[];
}

const foramen = (id: string): Place => ({ kind: 'foramen', id });
const vein = (id: string): Place => ({ kind: 'vessel', id });

export const ROAD_MAPS: readonly RoadMap[] = [
  {
    key: 'A',
    title: 'Right T5–T12',
    view: { xMm: -10, yMm: 5, heightMm: 290, laoDeg: 0 },
    ways: [
      { label: 'Right T8', to: [foramen('R T8')] },
      { label: 'Right T5, three quarters of a turn', to: [foramen('R T5')] },
    ],
    turns: [
      'In the lower superior cava turn the angled catheter to the back: seen from the front its tip shrinks to a dot.',
      'Over the arch the wire comes back down, behind the heart and towards the midline. Feed a good ten centimetres before a catheter follows.',
      'Beside the body the segmental vein leaves to the right, runs straight backwards for two or three centimetres, and goes on along the rib.',
    ],
    stops: [
      'A valve at the arch: try again, or let the patient breathe in.',
      'On the way backwards the tip seems to stall. It does not: an oblique view shows it move.',
      'At T5 little azygos is left to hold the guide, and the push throws it back into the cava.',
    ],
  },
  {
    key: 'B',
    title: 'Right lumbar',
    view: { xMm: -10, yMm: -170, heightMm: 330, laoDeg: 0 },
    ways: [
      { label: 'Right L1 from above', to: [foramen('R L1'), vein('alv_r')] },
      {
        label: 'Right L3 from the right common iliac vein',
        to: [foramen('R L3'), vein('alv_r')],
        around: ['azygos', 'hemiaz'],
      },
    ],
    turns: [
      'Down the azygos to its root at T12, past every stump and past the crossing of the hemiazygos.',
      'There the ascending lumbar vein leaves backwards and outwards, and runs down beside the pedicles.',
      'The lumbar segmental veins join at a sharp angle: hook them with an angled tip.',
    ],
    stops: [
      'From below the ascending lumbar vein is broken off in most people after a level or two.',
      'The plexus is wider here and takes more agent.',
    ],
  },
  {
    key: 'C',
    title: 'Left T9–T12 and lumbar',
    view: { xMm: 5, yMm: -95, heightMm: 330, laoDeg: 0 },
    ways: [
      { label: 'Left T10 over the crossing at T9', to: [foramen('L T10'), vein('hemiaz')] },
      { label: 'Left L1, on down', to: [foramen('L L1'), vein('alv_l')] },
      {
        label: 'Left L3 from the left common iliac vein',
        to: [foramen('L L3'), vein('alv_l')],
        around: ['azygos', 'hemiaz'],
      },
    ],
    turns: [
      'Leave the guide at T8 or T9. A run through it shows the hemiazygos cross in front of the body.',
      'Take the microcatheter across to the left, then down on the left to the level.',
    ],
    stops: [
      'A guide below the crossing cannot be turned back up into it.',
      'The tip falls down the azygos instead of across, or goes up into the accessory vein.',
    ],
  },
  {
    key: 'D',
    title: 'Left T5–T8',
    view: { xMm: 5, yMm: 25, heightMm: 250, laoDeg: 0 },
    ways: [{ label: 'Left T6 over the crossing at T8', to: [foramen('L T6'), vein('acc_hemiaz')] }],
    turns: [
      'The guide waits just above the crossing, at about T8.',
      'Across to the left, then back up: against the way one has come, so that a shaped tip helps.',
      'Up the accessory hemiazygos to the level.',
    ],
    stops: [
      'The accessory vein is thin and fills badly from the azygos: inject from the crossing.',
      'The tip drops into the hemiazygos. The way from the ostium to the body is short, and agent runs back soon.',
    ],
  },
  {
    key: 'E',
    title: 'Right T1–T4',
    view: { xMm: -12, yMm: 115, heightMm: 240, laoDeg: 0 },
    ways: [
      { label: 'Right T3', to: [foramen('R T3'), vein('siv_r')] },
      { label: 'Right T1 through the supreme vein', to: [foramen('R T1'), vein('supreme_r')] },
      {
        label: 'Right T1 through the vertebral vein',
        to: [foramen('R T1')],
        around: ['az_arch', 'bcv_l'],
        through: ['epidural', '_r_c6', '_r_c7', '_r_c8', '_r_t1'],
      },
      {
        label: 'Right T1 through the T2 foramen and the epidural plexus',
        to: [foramen('R T1')],
        around: ['supreme_r', 'isv_r_t1', 'vv_r', 'bcv_l'],
        through: ['epidural', '_r_t2', '_r_t1'],
      },
    ],
    turns: [
      'The guide lies only just inside the azygos.',
      'From the roof of the arch the microcatheter turns up and back into the superior intercostal vein, and climbs beside the spine.',
      'T1 is most often reached through the supreme vein at the upper end.',
    ],
    stops: [
      'So short a hold pops out into the cava. A wire further down the azygos lends support.',
      'Where the supreme vein does not come from here: try the vertebral vein, or go in at T2 and up inside the canal.',
    ],
  },
  {
    key: 'F',
    title: 'Left T1–T4',
    view: { xMm: 8, yMm: 110, heightMm: 260, laoDeg: 0 },
    ways: [
      {
        label: 'Left T3 from below, by accessory vein and link',
        to: [foramen('L T3'), vein('siv_l_link')],
        around: ['bcv_l'],
      },
      {
        label: 'Left T3 from above, out of the brachiocephalic vein',
        to: [foramen('L T3'), vein('siv_l')],
        around: ['azygos'],
      },
      {
        label: 'Left T2 inside the canal, from the neck down',
        to: [foramen('L T2')],
        around: ['siv_l', 'supreme_l', 'az_arch'],
        through: ['epidural', '_l_c6', '_l_t2'],
      },
    ],
    turns: [
      'From below: past T8 over the crossing and up, on through the link into the left superior intercostal vein.',
      'From above: out of the lower back wall of the left brachiocephalic vein, with a catheter that looks backwards.',
      'Round the arch of the aorta the tip first moves away from the spine and then back to it.',
    ],
    stops: [
      'The link is missing in two of five.',
      'The hardest group. Through a neck foramen and down the epidural plexus for about three levels is the way out.',
    ],
  },
  {
    key: 'G',
    title: 'Cervical',
    view: { xMm: 0, yMm: 190, heightMm: 230, laoDeg: 0 },
    ways: [
      { label: 'Right C7 through the vertebral vein', to: [foramen('R C7'), vein('pvp_r')] },
      { label: 'Left C7 through the vertebral vein', to: [foramen('L C7'), vein('pvp_l')] },
    ],
    turns: [
      'With the guide in the brachiocephalic vein of that side look for the vertebral vein: to the back, up and towards the midline.',
      'Then climb the plexus outside the column to the level and in through the foramen, or enter one level off and go on inside.',
    ],
    stops: [
      'A valve at the mouth: a few tries, and a breath in.',
      'The jugular vein is the easy mistake: it is wider, lies outside, and has no side branches.',
    ],
  },
];
