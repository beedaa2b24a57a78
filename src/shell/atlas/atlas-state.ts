/** What the atlas knows while it is open. */
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { buildTree, type UnsoundFile, type Variants, type VesselTree } from '../../sim/index.ts';
import { type Bone, bonesOf } from './bones.ts';
import { type Camera, type Size, showAll } from './camera.ts';
import { type Entry, entriesOf, type Place } from './finder.ts';
import { hueOf } from './hues.ts';
import { ROAD_MAPS, type RoadMap } from './road-maps.ts';
import { type Eye, eyeAt, type Flat, flatten, layersOf, type Shape, type Stroke, shapeOf } from './shapes.ts';
import { findWay, type Way, type WayAsked } from './ways.ts';

export interface AtlasState {
  tree: Signal<VesselTree>;
  /** The game's own patient, who comes back when a file is left. */
  patient: Signal<VesselTree>;
  /** How that patient differs from others. */
  variants: Signal<Variants>;
  /** Why the patient asked for last cannot be built. */
  refusal: Signal<string | null>;
  /** Name of the file that the tree comes from; null for the game's own patient. */
  file: Signal<string | null>;
  camera: Signal<Camera>;
  size: Signal<Size>;
  hidden: Signal<ReadonlySet<string>>;
  hovered: Signal<Place | null>;
  /** Where the pointer is on the drawing, px. */
  pointer: Signal<{ x: number; y: number }>;
  chosen: Signal<Place | null>;
  roadMap: Signal<RoadMap | null>;
  /** Which of the ways is told leg by leg. */
  wayIndex: Signal<number>;
  ways: ReadonlySignal<readonly { asked: WayAsked; way: Way | null }[]>;
  entries: ReadonlySignal<readonly Entry[]>;
  eye: ReadonlySignal<Eye>;
  flats: ReadonlySignal<readonly Flat[]>;
  layers: ReadonlySignal<readonly (readonly Stroke[])[]>;
  bones: ReadonlySignal<readonly Bone[]>;
}

/** `variants` is how the patient with this tree differs from others. */
export function createState(builtIn: VesselTree, variants: Variants): AtlasState {
  const tree = signal(builtIn);
  const size = signal<Size>({ widthPx: 800, heightPx: 800 });
  const camera = signal(showAll(builtIn, size.peek()));
  const hidden = signal<ReadonlySet<string>>(new Set());
  const chosen = signal<Place | null>(null);
  const roadMap = signal<RoadMap | null>(null);
  const shapes = computed<Shape[]>(() => tree.value.vessels.map(shapeOf));
  const laoDeg = computed(() => camera.value.laoDeg);
  const eye = computed(() => eyeAt(laoDeg.value));
  const flats = computed(() =>
    flatten(
      shapes.value.filter(({ vessel }) => !hidden.value.has(vessel.group)),
      eye.value,
    ),
  );
  return {
    ...{ tree, size, camera, hidden, chosen, roadMap, eye, flats },
    patient: signal(builtIn),
    variants: signal(variants),
    refusal: signal(null),
    file: signal(null),
    hovered: signal(null),
    pointer: signal({ x: 0, y: 0 }),
    wayIndex: signal(0),
    ways: computed(() => askedWays(tree.value, chosen.value, roadMap.value)),
    entries: computed(() => entriesOf(tree.value, hueOf)),
    layers: computed(() => layersOf(flats.value)),
    bones: computed(() => bonesOf(tree.value.vertebrae, eye.value)),
  };
}

function askedWays(tree: VesselTree, chosen: Place | null, roadMap: RoadMap | null) {
  const asked = roadMap?.ways ?? (chosen ? [{ label: nameOf(tree, chosen), to: [chosen] }] : []);
  return asked.map((one) => ({ asked: one, way: findWay(tree, one) }));
}

export function nameOf(tree: VesselTree, { kind, id }: Place): string {
  if (kind === 'vessel') return tree.byId.get(id)?.name ?? id;
  return `${id.startsWith('L') ? 'Left' : 'Right'} ${id.slice(2)} foramen`;
}

/** Light the way to a place; null puts the light out. */
export function choose(state: AtlasState, place: Place | null): void {
  state.roadMap.value = null;
  state.wayIndex.value = 0;
  state.chosen.value = place;
}

export function openRoadMap(state: AtlasState, key: string): void {
  const map = ROAD_MAPS.find((one) => one.key === key);
  if (!map || state.roadMap.value === map) {
    choose(state, null);
    return;
  }
  const { xMm, yMm, heightMm, laoDeg } = map.view;
  state.chosen.value = null;
  state.wayIndex.value = 0;
  state.roadMap.value = map;
  state.camera.value = { xMm, yMm, laoDeg, pxPerMm: state.size.value.heightPx / heightMm };
}

/** Another patient: what was chosen stays chosen where he has it too. */
export function showTree(state: AtlasState, tree: VesselTree, file: string | null): void {
  const { chosen } = state;
  state.hovered.value = null;
  const { value } = chosen;
  if (value?.kind === 'vessel' && !tree.byId.has(value.id)) chosen.value = null;
  state.file.value = file;
  state.tree.value = tree;
}

/** A patient with these variants. Two that do not go together are refused, and the one before stays. */
export function showVariants(state: AtlasState, variants: Variants): void {
  try {
    const tree = buildTree(variants);
    state.refusal.value = null;
    state.variants.value = variants;
    state.patient.value = tree;
    showTree(state, tree, null);
  } catch (error) {
    const { problems } = ((error as Error).cause ?? {}) as Partial<UnsoundFile>;
    if (!problems) throw error;
    state.refusal.value = `Not shown, because these do not go together in one patient: ${problems[0].say}`;
  }
}
