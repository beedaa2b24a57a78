/** A score and why it is no higher. Plain data. */

/** Points lost, for one reason. */
export interface Loss {
  points: number;
  code: string;
  /** The reason, in a sentence. */
  say: string;
  value: number;
  unit: string;
  /** When it happened; null where it is the end that counts. */
  tick: number | null;
}

export interface Score {
  /** 0–100. */
  points: number;
  losses: Loss[];
}

/** Full marks less what is lost; reasons that cost nothing are left out. */
export function scoreOf(losses: readonly Loss[]): Score {
  // Whole points, so that what is lost and what is left add up as they are shown.
  const whole = losses.map((loss) => ({ ...loss, points: Math.round(loss.points) }));
  const real = whole.filter(({ points }) => points > 0).sort((a, b) => b.points - a.points);
  const lost = real.reduce((sum, { points }) => sum + points, 0);
  return { points: Math.max(0, 100 - lost), losses: real };
}

/** Points for what goes beyond a limit: so many per unit, at most `most`. */
export function beyond(value: number, limit: number, pointsPerUnit: number, most: number): number {
  return Math.min(most, Math.max(0, value - limit) * pointsPerUnit);
}
