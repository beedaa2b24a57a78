/** What the coach says of valves, of agent and of veins that bleed, seen from the state. */
import { castOf, type Level, SPECK_ML } from '../../game/index.ts';
import { DEVICE_SLOTS, type SimState } from '../../sim/index.ts';
import type { Advice } from './model.ts';
import { NAME_OF_SLOT } from './slot-names.ts';

/** A leak that is still worth a word, mL/s. @assumption a drop in some seconds */
const BLEEDS_ML_PER_S = 0.01;
/** Reflux and margin from which one stops, mm. @assumption half of what glues, and a vein's width more than the last moment */
const REFLUX_MM = 8;
const MARGIN_MM = 10;
/** A pause that makes a plug, and the longest that the agent in the tip stands, s. @source Onyx instructions for use (two minutes) */
const PLUG_S = 45;
const LONGEST_S = 110;

export function sayOfVeins(state: SimState, level: Level | null): Advice | null {
  return (
    sayBleeding(state) ??
    sayGlued(state) ??
    sayValve(state) ??
    sayThrottled(state) ??
    (level?.scoring?.reflux ? sayAgent(state, level) : null)
  );
}

function sayBleeding({ flow, tree }: SimState): Advice | null {
  const leak = flow.leaks.find(({ mlPerS }) => mlPerS > BLEEDS_ML_PER_S);
  if (!leak) return null;
  return {
    move: `A vein bleeds: ${tree.vessels[leak.vessel]!.name.toLowerCase()}.`,
    reason:
      'Push no further and inject nothing there. A venous leak stops by itself once its pocket presses as hard as the vein.',
    tone: 'harm',
  };
}

function sayGlued({ agent }: SimState): Advice | null {
  if (!agent.grip.glued) return null;
  return {
    move: 'The microcatheter is glued into the cast.',
    reason:
      'It does not come with what a hand may pull. Too much agent came back over it, or it lay there for too long.',
    tone: 'harm',
  };
}

/** Less than this share of what was asked comes out: something fills the lumen. @assumption plainly too little */
const THROTTLED = 0.3;

function sayThrottled({ injector: { order, mlPerS }, devices }: SimState): Advice | null {
  if (!order?.started || order.fluid === 'agent' || mlPerS <= 0 || mlPerS > THROTTLED * order.wantedMlPerS) return null;
  const k = DEVICE_SLOTS.indexOf(order.device);
  const inside = devices.slice(k + 1).find(({ spec, insertedMm }) => spec && insertedMm > 0);
  if (!inside) return null;
  return {
    move: `Only ${mlPerS.toPrecision(1)} mL/s come out.`,
    reason: `The ${NAME_OF_SLOT[inside.slot].toLowerCase()} fills the lumen of the ${NAME_OF_SLOT[order.device].toLowerCase()}. Take it out before you inject, or inject through it.`,
    tone: 'next',
  };
}

function sayValve({ valves, flow }: SimState): Advice | null {
  const caught = valves.some(({ tips }) => tips.some(({ pocketed }) => pocketed));
  if (!caught) return null;
  const asleep = flow.breath.anaesthetised;
  return {
    move: 'The tip is caught behind the cusp of a valve.',
    reason: `Draw back a centimetre, turn the tip a little, and push again gently. ${asleep ? 'Wait for the heartbeat that opens it.' : 'Breathing in (B) and letting go of a strain (V, V) open the valve widest.'}`,
    tone: 'next',
  };
}

function sayAgent(state: SimState, level: Level): Advice | null {
  const column = state.agent.lumens[DEVICE_SLOTS.indexOf('microcatheter')];
  const { order } = state.injector;
  if (!column) return null;
  if (column.burst) return LUMEN_BURST;
  if (column.blocked) return LUMEN_BLOCKED;
  const isPressing = order?.fluid === 'agent' || order?.fluid === 'dmso';
  const inside = column.slugs.reduce((sum, { fluid, ml }) => (fluid === 'agent' ? sum + ml : sum), 0);
  const hasSolvent = column.slugs.some(({ fluid }) => fluid === 'dmso');
  if (inside > 0 && !column.delivered && !hasSolvent) return NO_SOLVENT;
  if (isPressing && !column.delivered) return order.fluid === 'dmso' ? SOLVENT_FILLS : sayFilling(inside, state);
  if (state.agent.injectedMl === 0 || !column.delivered) return null;
  return isPressing ? sayFront(state, level) : sayPause(state, level, column.restS);
}

function sayFilling(insideMl: number, { devices }: SimState): Advice {
  const deadMl = devices[DEVICE_SLOTS.indexOf('microcatheter')]!.spec?.deadSpaceMl ?? 0;
  return {
    move: 'The agent is still inside the microcatheter.',
    reason: `${insideMl.toFixed(2)} mL of its ${deadMl.toFixed(2)} mL are filled. Watch the tip: from there on every drop counts.`,
    tone: 'next',
  };
}

const SOLVENT_FILLS: Advice = {
  move: 'Solvent fills the microcatheter.',
  reason: 'Without it the agent clots in the lumen. It ends by itself; N lets time pass faster.',
  tone: 'next',
};

/** Agent on the move: whether it goes where it should not. */
function sayFront(state: SimState, level: Level): Advice | null {
  const cast = castOf(level, state);
  if (!cast) return null;
  const stop = `Stop: in a pause of ${PLUG_S} s this front sets, and the next push takes another way.`;
  if (cast.toLungsMl > SPECK_ML)
    return {
      move: 'Agent has gone to the lungs. Stop.',
      reason:
        'It reached blood that is fast enough to tear pieces off. There is no medal after this; the rest must not follow.',
      tone: 'harm',
    };
  if (cast.harmfulMl > SPECK_ML)
    return { move: 'Agent is in a vein that leads to the heart.', reason: stop, tone: 'harm' };
  if (cast.marginMm !== null && cast.marginMm < MARGIN_MM)
    return { move: `The agent is ${cast.marginMm.toFixed(0)} mm from the trunk.`, reason: stop, tone: 'harm' };
  if (cast.refluxMm > REFLUX_MM)
    return {
      move: `It comes back over the microcatheter: ${cast.refluxMm.toFixed(0)} mm.`,
      reason: stop,
      tone: 'harm',
    };
  return null;
}

function sayPause(state: SimState, level: Level, restS: number): Advice | null {
  if (restS < 1 || castOf(level, state)?.closed) return null;
  if (restS > LONGEST_S)
    return {
      move: 'Do not wait any longer.',
      reason: 'Two minutes after the last push the agent hardens in the tip. Press on, or draw the microcatheter out.',
      tone: 'harm',
    };
  if (restS < PLUG_S)
    return {
      move: `Let it set: ${Math.floor(restS)} s of ${PLUG_S}.`,
      reason: 'The front becomes a plug, and the next push takes the way that is still soft. N lets time pass faster.',
      tone: 'next',
    };
  return PRESS_AGAIN;
}

const PRESS_AGAIN: Advice = {
  move: 'Press again (G), gently.',
  reason: 'What came back has set. Watch where the agent goes now, and stop when it comes back again.',
  tone: 'next',
};

const NO_SOLVENT: Advice = {
  move: 'Agent without solvent before it: it will clot.',
  reason:
    'In contrast or blood it sets within seconds and blocks the lumen. Solvent (Y) comes first, through a fresh microcatheter.',
  tone: 'harm',
};

const LUMEN_BLOCKED: Advice = {
  move: 'The microcatheter is blocked.',
  reason: 'Agent has clotted in its lumen. Press no further, or it bursts: draw it out and bring a new one (3, T).',
  tone: 'harm',
};

const LUMEN_BURST: Advice = {
  move: 'The microcatheter has burst.',
  reason: 'Too much pressure: pressed too fast, or against agent that had set. Draw it out and bring a new one (3, T).',
  tone: 'harm',
};
