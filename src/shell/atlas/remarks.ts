/**
 * What one should know of a vein besides its course, and which statement of the paper that is (numbers of assets/facts.json).
 * @source Borg N et al., AJNR 2022, doi 10.3174/ajnr.A7409; where the hemiazygos crosses: Dahran N and Soames R, Int J Morphol 2016
 */
import type { Vessel } from '../../sim/index.ts';

export interface Remark {
  say: string;
  facts: readonly number[];
}

const about = (veins: RegExp, say: string, ...facts: number[]) => ({ veins, say, facts });

/** By the id of the vein. */
export const REMARKS: readonly (Remark & { veins: RegExp })[] = [
  about(
    /^azygos$/,
    'The trunk of the right side. It begins at T12, where the right ascending lumbar and subcostal veins meet, and climbs behind the heart beside the spine, mostly on its right.',
    ...[39, 41, 42],
  ),
  about(/^azygos$/, 'The veins of the left empty into it.', 48),
  about(/^azygos/, 'Mostly there is one; two occur. It may run in the midline or a little to the left.', 46, 47),
  about(
    /^az_arch$/,
    'Arches forwards over the right main bronchus and ends in the back wall of the superior cava. Bronchus, trachea and carina mark it.',
    ...[43, 44, 45],
  ),
  about(
    /^hemiaz$/,
    'The lower trunk of the left: it takes the ascending lumbar, the subcostal and the 9th to 11th intercostal veins.',
    ...[39, 49],
  ),
  about(/^hemiaz$/, 'Mostly crosses in front of T9. It may be anywhere from T6 to T10: run contrast.', 50, 54),
  about(/^acc_hemiaz$/, 'The upper trunk of the left: it mostly takes the 5th to 8th intercostal veins.', 39, 51),
  about(/^acc_hemiaz$/, 'Mostly crosses at T8. It may be joined to the hemiazygos directly.', 52, 53),
  about(
    /^siv_r$/,
    'Takes T2 to T4 of the right to the roof of the arch, near its mouth, just above the right main bronchus. An azygos run can show it.',
    ...[55, 56, 64],
  ),
  about(/^siv_l$/, 'Takes T2 to T4 of the left to the left brachiocephalic vein.', 57),
  about(/^siv_l/, 'It may also be joined to the accessory hemiazygos.', 58),
  about(
    /^supreme_/,
    'The vein of T1. It ends in the brachiocephalic, the superior intercostal or the vertebral vein, on the left as on the right.',
    ...[59, 136],
  ),
  about(/^supreme_/, 'Which of them, a CT venogram tells beforehand; else it is trial and error.', 136, 137),
  about(/^alv_/, 'Gathers the lumbar veins of its side. From below it is often broken off.', 60, 115),
  about(/^alv_r/, 'Nearly always goes on as the azygos.', 61),
  about(/^alv_l/, 'Makes the hemiazygos with the subcostal vein, or crosses to the azygos.', 62),
  about(
    /^(vv_|pvp|aep|pep)/,
    'In the trunk veins follow the levels one by one; in the neck they do not strictly.',
    67,
    150,
  ),
  about(
    /^vv_/,
    'Drains the foramina and the plexus of its side of the neck and ends in the brachiocephalic vein. Low in the neck it is one channel.',
    ...[69, 70],
  ),
  about(/^vv_l$/, 'Ends where the jugular and the brachiocephalic vein meet.', 75),
  about(
    /^pvp/,
    'A plexus without valves. It begins at C1, surrounds the vertebral artery from C2 on, and gathers into the vertebral vein at C6.',
    ...[70, 71, 140],
  ),
  about(/^pvp/, 'Through the foramina it goes over into the epidural plexus.', 72),
  about(
    /^(pvp|aep|pep)/,
    'Outside the spine the plexus is richest in the neck, and drawn only there. It has two columns in front and two behind.',
    ...[25, 26],
  ),
  about(/^aep/, 'The front columns lie on the bodies and drain bone and foramina.', 27),
  about(
    /^pep/,
    'The back columns lie behind the laminae and drain deep muscles. They join the plexus in the canal, and in the neck the vertebral, occipital and deep cervical veins.',
    ...[28, 29],
  ),
  about(
    /^condylar/,
    'Joins the upper jugular to the vertebral vein. About here the veins of the neck meet the plexuses of the skull base.',
    ...[68, 73],
  ),
  about(/^(ijv|vv)_/, 'From the front the jugular vein is wide and outside, the vertebral vein narrow and inside.', 74),
  about(
    /^bronch/,
    'An azygos run can show two bronchial veins. They lead nowhere. In this game they take no contrast.',
    64,
  ),
  about(
    /^(seg|ic)_/,
    'Segmental veins are the intercostal, subcostal and lumbar veins. The part beside the body, up to the foraminal vein, is the paraspinal vein.',
    ...[34, 35],
  ),
  about(
    /^f(v2?|pr?)_[lr]_/,
    'Foraminal veins join the veins inside the canal to those outside at every foramen. Around the root they are a plexus, not one vein.',
    ...[30, 31],
  ),
  about(
    /^f(v|pr?)_[lr]_[tl]/,
    'From T1 down they drain straight into the segmental vein of their level, which lies above the foramen.',
    ...[32, 33],
  ),
  about(
    /^epi_/,
    'Four long channels, two in front and two behind; from the front they fall together into one on each side.',
    ...[17, 18],
  ),
  about(
    /^epi_/,
    'A ring at the middle of each body joins the four: from the front it runs across. Columns, rings and foraminal veins make hexagons, and the gap in the middle of one is the disc.',
    ...[19, 22, 23],
  ),
  about(/^epi_/, 'It has no valves and runs along the whole spine.', 13),
  about(
    /^epi_/,
    'Further in lie only the veins inside the dura, where no microcatheter gets; further out come the paraspinal and then the segmental veins.',
    ...[10, 12],
  ),
  about(/^bvv_/, 'Comes backwards out of the body and opens into the ring.', 20),
  about(
    /^bvv_/,
    'A stem that forks within the bone, where epidural veins make hexagons: know it when agent fills it. There agent does no harm.',
    ...[21, 102],
  ),
  about(/^isv_/, 'Joins two neighbours at right angles to both.', 36),
  about(
    /^isv_/,
    'Agent given at one level has come out one level higher or lower through such veins. A microcatheter can cross where the direct way is hard.',
    ...[37, 38],
  ),
];

export function remarksOn({ id }: Vessel): readonly Remark[] {
  return REMARKS.filter(({ veins }) => veins.test(id));
}
