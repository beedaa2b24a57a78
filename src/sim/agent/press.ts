/** Pressing a syringe on a lumen that holds embolic agent: pressure builds up, and what comes out of the tip depends on what is before it. */
import type { VesselTree } from '../anatomy/index.ts';
import type { DeviceSlot, Fluid } from '../commands.ts';
import type { SimEvent } from '../events.ts';
import { type Advanced, advance } from './advance.ts';
import type { AgentState, LumenColumn } from './agent-state.ts';
import { type Bed, isFull } from './fronts.ts';
import { lumenResistance, mlOf, plugPa, pushThrough } from './lumen.ts';

/** Most that can change within one tick: a slug comes to its end, a cell is filled. @assumption far more than a slow injection does */
const MOST_CHANGES = 12;

/** A syringe on a catheter. */
export interface Press {
  device: DeviceSlot;
  column: LumenColumn;
  fluid: Fluid;
  wantedMlPerS: number;
  leftMl: number;
  /** The lumen, and the thickest device in it. */
  bore: { innerRadiusMm: number; lengthMm: number; withinRadiusMm: number };
  /** Cell that the tip lies in; −1 in the atrium. */
  tipCell: number;
}

/** What went in at the hub, and what of it came out at the tip as contrast and as solvent, mL. */
export interface Pressed {
  ml: number;
  contrastMl: number;
  dmsoMl: number;
}

/** Press for one step. The result is overwritten by the next call. */
export function pressAgent(
  bed: Bed,
  agent: AgentState,
  tree: VesselTree,
  press: Press,
  stepS: number,
  events: SimEvent[],
): Pressed {
  const { column, fluid, bore } = press;
  const { lumen } = bed.numbers;
  Object.assign(pressed, { ml: 0, contrastMl: 0, dmsoMl: 0 });
  const wanted = Math.min(press.wantedMlPerS, press.leftMl / stepS);
  let leftS = stepS;
  for (let change = 0; change < MOST_CHANGES && leftS > 0 && !column.burst; change += 1) {
    // what the syringe and the catheter give is part of the resistance: the pressure follows the plunger without a jump
    const give = leftS / lumen.giveMlPerPa;
    const pa = column.hubPa + wanted * give - plugPa(column, bed.numbers);
    const resistance = lumenResistance(column, bore, bed.numbers) + give;
    const { ml, tookS } = passTip(bed, agent, tree, press, { pa, resistance, leftS }, events);
    column.hubPa = Math.max(0, column.hubPa + (wanted * tookS - ml) / lumen.giveMlPerPa);
    if (ml > 0) moveColumn(agent, column, fluid, ml);
    if (column.hubPa > lumen.burstPa) burst(press, events);
    pressed.ml += ml;
    leftS -= tookS;
    if (tookS <= 0) break;
  }
  return pressed;
}

/** Press a fluid through a lumen without agent. */
export function pressThrough(column: LumenColumn, fluid: Fluid, ml: number): Pressed {
  Object.assign(pressed, { ml: 0, contrastMl: 0, dmsoMl: 0 });
  for (let change = 0; change < MOST_CHANGES; change += 1) {
    const first = column.slugs[0]!;
    const part = Math.min(first.ml, ml - pressed.ml);
    if (part <= 0) break;
    if (first.fluid === 'contrast') pressed.contrastMl += part;
    else pressed.dmsoMl += part;
    pushThrough(column, fluid, part);
    pressed.ml += part;
  }
  return pressed;
}

/** Scratch. */
const pressed: Pressed = { ml: 0, contrastMl: 0, dmsoMl: 0 };
const passed: Advanced = { ml: 0, tookS: 0 };
const drive = { cell: 0, pa: 0, resistance: 0, wantedMlPerS: 0, mostMl: 0, mostS: 0, opacity: 0 };

/** Out of the tip, under a pressure behind a resistance, until something changes. */
function passTip(
  bed: Bed,
  agent: AgentState,
  tree: VesselTree,
  { device, column, tipCell, wantedMlPerS }: Press,
  { pa, resistance, leftS }: { pa: number; resistance: number; leftS: number },
  events: SimEvent[],
): Advanced {
  const first = column.slugs[0]!;
  passed.ml = 0;
  passed.tookS = leftS;
  if (pa <= 0 || column.blocked) return passed;
  if (first.fluid === 'agent' && tipCell >= 0) {
    const { timeS, least } = bed.numbers.opacity;
    drive.opacity = least + (1 - least) * Math.exp(-column.settledS / timeS);
    Object.assign(drive, { cell: tipCell, pa, resistance, wantedMlPerS, mostMl: first.ml, mostS: leftS });
    const out = advance(bed, agent, tree, drive, events);
    if (out.ml > 0 && !column.delivered) {
      column.delivered = true;
      events.push({ kind: 'embolicAtTip', device });
    }
    return out;
  }
  if (tipCell >= 0 && isFull(bed.channels, agent, tipCell)) return passed;
  const mlPerS = pa / resistance;
  passed.tookS = Math.min(leftS, first.ml / mlPerS);
  passed.ml = Math.min(first.ml, passed.tookS * mlPerS);
  if (first.fluid === 'contrast') pressed.contrastMl += passed.ml;
  else if (first.fluid === 'dmso') pressed.dmsoMl += passed.ml;
  else agent.toLungsMl += passed.ml;
  return passed;
}

/** The column moves: what rested in the tip is on its way again, and what had settled is followed by fresh agent. */
function moveColumn(agent: AgentState, column: LumenColumn, fluid: Fluid, ml: number): void {
  const held = mlOf(column, 'agent');
  pushThrough(column, fluid, ml);
  column.restS = 0;
  if (fluid !== 'agent') return;
  agent.injectedMl += ml;
  column.settledS *= Math.max(0, 1 - ml / Math.max(ml, held));
}

function burst({ device, column }: Press, events: SimEvent[]): void {
  column.burst = true;
  column.hubPa = 0;
  events.push({ kind: 'catheterBurst', device });
}
