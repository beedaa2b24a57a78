/** Beside the drawing: the way that is lit, the road map, the legend. */
import type { RouteLeg, VesselTree } from '../../sim/index.ts';
import type { AtlasState } from './atlas-state.ts';
import { groupsIn, hueOf } from './hues.ts';
import { type Remark, remarksOn } from './remarks.ts';
import { goalOf, type Way } from './ways.ts';

export function WayPanel({ state }: { state: AtlasState }) {
  const map = state.roadMap.value;
  const ways = state.ways.value;
  if (ways.length === 0) {
    return (
      <section class="panel" aria-label="The way">
        <h3>The way</h3>
        <p class="soft">
          Choose a vein or a foramen, in the list or in the drawing: the way to it from the sheath is lit.
        </p>
      </section>
    );
  }
  const index = Math.min(state.wayIndex.value, ways.length - 1);
  return (
    <section class="panel" aria-label="The way">
      <h3>{map ? `Road map ${map.key} · ${map.title}` : 'The way'}</h3>
      <ul class="ways">
        {ways.map(({ asked, way }, i) => (
          <li key={asked.label}>
            <button
              type="button"
              class="way-choice"
              aria-pressed={i === index}
              disabled={way === null}
              onClick={() => {
                state.wayIndex.value = i;
              }}
            >
              <span>{asked.label}</span>
              <span class="figure">{way ? `${(way.lengthMm / 10).toFixed(1)} cm` : 'no way'}</span>
            </button>
          </li>
        ))}
      </ul>
      {ways[index].way ? (
        <Legs tree={state.tree.value} way={ways[index].way} />
      ) : (
        <p class="soft">In this patient no open vein leads there.</p>
      )}
      {ways[index].way?.endsShort && <p class="soft">In this patient no open vein leads on from there.</p>}
      {!map && <About state={state} />}
      {map && <Notes title="Where to turn" lines={map.turns} />}
      {map && <Notes title="What stops one" lines={map.stops} />}
    </section>
  );
}

/** What there is to know of the vein that was chosen, or of the one that leads into the foramen. */
function About({ state: { tree, chosen, file } }: { state: AtlasState }) {
  const place = chosen.value;
  const vein = place && goalOf(tree.value, place);
  if (!vein || file.value !== null) return null;
  return (
    <>
      <Notes title="Know about it" lines={remarksOn(vein)} />
      <p class="soft">
        In a level file: <code>{place.id}</code>
        {place.kind === 'vessel' &&
          `, counted from ${endOf(vein.from)} (0 mm) to ${endOf(vein.to)} (${vein.lengthMm.toFixed(0)} mm)`}
      </p>
    </>
  );
}

const endOf = (id: string | null): string => id ?? 'its free end';

function Legs({ tree, way }: { tree: VesselTree; way: Way }) {
  return (
    <ol class="legs" aria-label="Veins on the way">
      {way.legs.map((leg, i) => (
        <LegRow key={`${leg.vessel} ${i}`} tree={tree} leg={leg} />
      ))}
    </ol>
  );
}

function LegRow({ tree, leg: { vessel, fromArcMm, toArcMm } }: { tree: VesselTree; leg: RouteLeg }) {
  const { name, group } = tree.byId.get(vessel)!;
  return (
    <li>
      <i class="swatch vessel" style={{ '--hue': hueOf(group) }} />
      <span class="name">{name}</span>
      <span class="figure">{(Math.abs(toArcMm - fromArcMm) / 10).toFixed(1)}</span>
    </li>
  );
}

function Notes({ title, lines }: { title: string; lines: readonly Remark[] }) {
  if (lines.length === 0) return null;
  return (
    <>
      <h4>{title}</h4>
      <ul class="notes">
        {lines.map(({ say }) => (
          <li key={say}>{say}</li>
        ))}
      </ul>
    </>
  );
}

/** Every group of the tree with its hue; pressed ones are drawn. */
export function Legend({ state }: { state: AtlasState }) {
  const { hidden, tree } = state;
  const groups = groupsIn(tree.value.vessels);
  const flip = (group: string) => {
    const next = new Set(hidden.value);
    if (!next.delete(group)) next.add(group);
    hidden.value = next;
  };
  return (
    <section class="panel" aria-label="Groups of veins">
      <h3>
        Groups
        <button
          type="button"
          class="quiet"
          onClick={() => {
            hidden.value = hidden.value.size > 0 ? new Set() : new Set(groups.map(({ group }) => group));
          }}
        >
          {hidden.value.size > 0 ? 'Show all' : 'Hide all'}
        </button>
      </h3>
      <ul class="legend">
        {groups.map(({ group, count }) => (
          <li key={group}>
            <button
              type="button"
              title={`${count} ${count === 1 ? 'vein' : 'veins'}`}
              aria-pressed={!hidden.value.has(group)}
              onClick={() => flip(group)}
            >
              <i class="swatch vessel" style={{ '--hue': hueOf(group) }} />
              <span class="name">{group}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
