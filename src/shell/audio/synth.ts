/**
 * The sounds of the room, made from numbers: no recordings, no downloads, the same samples on every machine.
 * Mono, −1 to 1, at `SAMPLE_RATE_HZ`.
 */

export const SAMPLE_RATE_HZ = 22_050;

export const SOUND_NAMES = [
  'beamHum',
  'hubSlip',
  'branchEntered',
  'objectiveLit',
  'exchange',
  'valveFlap',
  'alarm',
] as const;
export type SoundName = (typeof SOUND_NAMES)[number];

const RECIPES: Readonly<Record<SoundName, () => Float32Array>> = {
  beamHum,
  hubSlip,
  branchEntered,
  objectiveLit,
  exchange,
  valveFlap,
  alarm,
};

export function synthesize(name: SoundName): Float32Array {
  return RECIPES[name]();
}

/** A generator in the next room: mains harmonics and a little air. Its end meets its beginning, so that it can loop. */
function beamHum(): Float32Array {
  const lengthS = 1;
  const chance = seededChance(11);
  const tones = [
    { cycles: 100, level: 0.5, phase: 0 },
    { cycles: 200, level: 0.2, phase: 1 },
    { cycles: 300, level: 0.12, phase: 2 },
    ...Array.from({ length: 24 }, () => ({
      cycles: Math.round(350 + 700 * chance()),
      level: 0.02,
      phase: 2 * Math.PI * chance(),
    })),
  ];
  return draw(lengthS, (timeS) =>
    tones.reduce((sum, { cycles, level, phase }) => sum + level * wave(cycles / lengthS, timeS, phase), 0),
  );
}

/** A wire that jumps between finger and thumb: three dry ticks. */
function hubSlip(): Float32Array {
  const chance = seededChance(23);
  const ticks = [0.004, 0.03, 0.047];
  return draw(0.11, (timeS) => {
    const grain = 2 * chance() - 1;
    const body = (startS: number) =>
      strike(timeS - startS, 0.006) * (0.6 * grain + 0.5 * wave(1750 - 9000 * startS, timeS, 0));
    return ticks.reduce((sum, startS, index) => sum + body(startS) * (1 - 0.22 * index), 0);
  });
}

/** A soft click: the tip drops into another vein. */
function branchEntered(): Float32Array {
  return draw(0.14, (timeS) => {
    const low = strike(timeS - 0.003, 0.022) * wave(430, timeS, 0);
    const high = strike(timeS - 0.003, 0.006) * wave(1320, timeS, 0);
    return 0.7 * low + 0.25 * high;
  });
}

/** Two calm notes, a fifth apart. */
function objectiveLit(): Float32Array {
  const note = (pitchHz: number, timeS: number) =>
    strike(timeS, 0.26) * (0.5 * wave(pitchHz, timeS, 0) + 0.12 * wave(2 * pitchHz, timeS, 0));
  return draw(1.3, (timeS) => note(523.25, timeS - 0.01) + note(783.99, timeS - 0.17));
}

/** A device slides out of its valve, and a cap clicks. */
function exchange(): Float32Array {
  const chance = seededChance(37);
  let air = 0;
  return draw(0.42, (timeS) => {
    air += 0.28 * (2 * chance() - 1 - air);
    const slide = Math.sin((Math.PI * Math.min(timeS, 0.3)) / 0.3) ** 2 * air * 0.9;
    const cap = strike(timeS - 0.33, 0.012) * wave(950, timeS, 0) * 0.5;
    return slide + cap;
  });
}

/** A cusp that gives way: a dull, short flap. */
function valveFlap(): Float32Array {
  const chance = seededChance(53);
  return draw(0.16, (timeS) => {
    const body = strike(timeS - 0.004, 0.03) * wave(190, timeS, 0);
    return 0.7 * body + 0.2 * strike(timeS - 0.004, 0.012) * (2 * chance() - 1);
  });
}

/** The monitor calls: two pairs of falling notes. */
function alarm(): Float32Array {
  const note = (pitchHz: number, timeS: number) =>
    strike(timeS, 0.12) * (0.45 * wave(pitchHz, timeS, 0) + 0.2 * wave(3 * pitchHz, timeS, 0));
  const starts = [0.01, 0.2, 0.6, 0.79];
  return draw(1.2, (timeS) => starts.reduce((sum, s, k) => sum + note(k % 2 === 0 ? 880 : 659.25, timeS - s), 0));
}

/** Sample a function of time. */
function draw(lengthS: number, level: (timeS: number) => number): Float32Array {
  const samples = new Float32Array(Math.round(lengthS * SAMPLE_RATE_HZ));
  for (let i = 0; i < samples.length; i++) {
    samples[i] = Math.max(-1, Math.min(1, level(i / SAMPLE_RATE_HZ)));
  }
  return samples;
}

const wave = (pitchHz: number, timeS: number, phase: number): number => Math.sin(2 * Math.PI * pitchHz * timeS + phase);

/** Nothing before 0, a rise of 2 ms, then exponential decay. */
function strike(timeS: number, decayS: number): number {
  if (timeS <= 0) return 0;
  return Math.min(1, timeS / 0.002) * Math.exp(-timeS / decayS);
}

/** Numbers from 0 to 1 that are the same every time (linear congruence, 32 bits). */
function seededChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
