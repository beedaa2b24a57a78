/**
 * The seven groups of access as road maps: where to look from, which ways to light, where to turn and what stops one.
 * @source ways, turns and obstacles: Borg N et al., AJNR 2022, doi 10.3174/ajnr.A7409
 */
import type { Place } from './finder.ts';
import type { Remark } from './remarks.ts';
import type { WayAsked } from './ways.ts';

export interface RoadMap {
  key: string;
  title: string;
  /** What the picture shows: the middle, the height, the turn of the C-arm (LAO positive). */
  view: { xMm: number; yMm: number; heightMm: number; laoDeg: number };
  ways: readonly WayAsked[];
  turns: readonly Remark[];
  stops: readonly Remark[];
}

const foramen = (id: string): Place => ({ kind: 'foramen', id });
const vein = (id: string): Place => ({ kind: 'vessel', id });
const note = (say: string, ...facts: number[]): Remark => ({ say, facts });

export const ROAD_MAPS: readonly RoadMap[] = [
  {
    key: 'A',
    title: 'Right T5–T12',
    view: { xMm: -10, yMm: 5, heightMm: 290, laoDeg: 0 },
    ways: [
      { label: 'Right T8', to: [foramen('R T8')] },
      { label: 'Right T5, three quarters of a turn', to: [foramen('R T5')] },
      {
        label: 'Right T8 from T7, where the mouth of T8 is not found',
        to: [foramen('R T8')],
        notByMouthOf: ['seg_r_t8'],
        through: ['intersegmental'],
      },
    ],
    turns: [
      note(
        'In the lower superior cava, level with the right main bronchus, turn the angled catheter to the back: seen from the front its tip shrinks to a dot.',
        84,
        85,
      ),
      note(
        'Over the arch the wire comes back down, behind the heart and towards the midline. Feed a good ten centimetres before a catheter follows.',
        86,
        87,
      ),
      note(
        'Beside the body the segmental vein leaves to the right, runs straight backwards for two or three centimetres, and goes on along the rib.',
        94,
        96,
      ),
      note('A level that will not be entered can be reached from its neighbour, where a vein joins the two.', 38),
    ],
    stops: [
      note('A valve at the arch: try again, or let the patient breathe in.', 88, 89),
      note('On the way backwards the tip seems to stall. It does not: an oblique view shows it move.', 95, 97),
      note('At T5 little azygos is left to hold the guide, and the push throws it back into the cava.', 105),
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
      note('Down the azygos to its root at T12, past every stump and past the crossing of the hemiazygos.', 110),
      note(
        'There the ascending lumbar vein goes on where the azygos ends: it leaves backwards and outwards, and runs down beside the pedicles. In doubt where, run contrast from the lowest azygos.',
        109,
        112,
      ),
      note(
        'The lumbar segmental veins join at a sharp angle: hook them with an angled tip. Once in, all is as in the chest.',
        111,
        113,
      ),
      note(
        'The ascending lumbar vein begins at the common iliac vein, and sometimes one gets straight up it from there.',
        114,
      ),
    ],
    stops: [
      note('From below the ascending lumbar vein is broken off in most people after a level or two.', 115),
      note('The plexus is wider here and takes more agent.'),
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
      note('Leave the guide at T8 or T9. A run through it shows the hemiazygos cross in front of the body.', 117),
      note(
        'Take the microcatheter across to the left, then down on the left to the level, and run contrast there. The crossing is twice as wide as a 6F guide, which can be taken across too.',
        66,
        118,
      ),
      note('To the crossing the way is that of left T5 to T8; these turn up, T9 and below turn down.', 151),
      note('Or from below: out of the left common iliac vein and up the ascending lumbar vein.', 119),
    ],
    stops: [
      note(
        'The crossing may lie anywhere from T6 to T10: look at a run, and at earlier images, before you look for it at T9.',
        54,
      ),
      note('A guide below the crossing cannot be turned back up into it.'),
      note('The tip falls down the azygos instead of across, or goes up into the accessory vein.'),
    ],
  },
  {
    key: 'D',
    title: 'Left T5–T8',
    view: { xMm: 5, yMm: 25, heightMm: 250, laoDeg: 0 },
    ways: [{ label: 'Left T6 over the crossing at T8', to: [foramen('L T6'), vein('acc_hemiaz')] }],
    turns: [
      note('The guide waits just above the crossing, at about T8; a run in the azygos shows where that is.', 121),
      note('Across to the left, then back up: against the way one has come, so that a shaped tip helps.', 122, 151),
      note('Up the accessory hemiazygos to the level, and a run of contrast there.', 122),
    ],
    stops: [
      note('The accessory vein is thin and fills badly from the azygos: inject from the crossing.'),
      note(
        'The tip drops into the hemiazygos. The way from the ostium to the body is short, and agent runs back soon.',
      ),
      note('Agent in the accessory vein itself has been accepted, where several levels of the left leaked.', 138),
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
      note('The guide lies only just inside the azygos.', 124),
      note(
        'From the roof of the arch the microcatheter turns up and back into the superior intercostal vein, and climbs beside the spine.',
        125,
      ),
      note(
        'T1 is most often reached through the supreme vein at the upper end, now and then through the vertebral vein.',
        126,
      ),
    ],
    stops: [
      note('So short a hold pops out into the cava. A wire further down the azygos lends support.', 124),
      note(
        'Where the supreme vein does not come from here: try the vertebral vein, or go in at T2 and up inside the canal.',
        126,
        127,
      ),
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
      note(
        'From below: past T8 over the crossing and up, on through the link into the left superior intercostal vein.',
        129,
      ),
      note(
        'From above: across the midline in the left brachiocephalic vein. The mouth is beside the vertebral body, in the lower back wall, and asks for a catheter that looks backwards.',
        130,
        131,
        132,
      ),
      note('Round the arch of the aorta the tip first moves away from the spine and then back to it.'),
      note(
        'From the neck: guide in the left brachiocephalic vein, in by the C6 foramen, a hairpin, and down inside the canal to T2.',
        134,
        135,
      ),
    ],
    stops: [
      note('The link is missing in two of five.', 58),
      note(
        'The hardest group: from above it can be extremely hard. Through a neck foramen and down the epidural plexus is the way out.',
        133,
        134,
      ),
    ],
  },
  {
    key: 'G',
    title: 'Cervical',
    view: { xMm: 0, yMm: 190, heightMm: 230, laoDeg: 0 },
    ways: [
      { label: 'Right C7 through the vertebral vein', to: [foramen('R C7'), vein('pvp_r')] },
      { label: 'Left C7 through the vertebral vein', to: [foramen('L C7'), vein('pvp_l')] },
      { label: 'Right C5 up the plexus outside the column', to: [foramen('R C5')] },
      {
        label: 'Left C6 inside the canal, in at C7',
        to: [foramen('L C6')],
        around: ['pvp_l_1', 'pvp_l_2', 'pvp_l_3', 'fv2_l_c6'],
        through: ['epidural', '_l_c7', '_l_c6'],
      },
    ],
    turns: [
      note(
        'With the guide in the brachiocephalic vein of that side look for the vertebral vein: to the back, up and towards the midline. Then a run of contrast is the map.',
        141,
        143,
      ),
      note('First way: climb the plexus outside the column to the level and in through the foramen.', 144, 145),
      note('Second way: enter one level off and go on inside the canal.', 144, 146),
      note(
        'Third way: give agent in the vertebral vein and let it seep to the foramen. Where none arrives there, success is less likely.',
        144,
        147,
        149,
      ),
    ],
    stops: [
      note('A valve at the mouth: a few tries, and a breath in where the patient can.', 142),
      note('The jugular vein is the easy mistake: it is wider, lies outside, and has no side branches.', 74),
    ],
  },
];
