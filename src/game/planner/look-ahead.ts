import type { Level } from '../levels/index.ts';
import type { Decision } from '../replay/index.ts';
import type { Hands } from './hands.ts';
import type { Way } from './way.ts';

/** What a planner has before it: the hands, the level, the way to the target, and what was decided so far. */
export interface Case {
  hands: Hands;
  level: Level;
  way: Way;
  decisions: Decision[];
  tell: (line: string) => void;
}

/** Something to try. It ends with true where it led on. */
export type Try = () => boolean;

/** Points that a run has lost so far, whatever the score; what rules out a medal weighs more than any of them. */
export function lossOf({ session }: Hands): number {
  const { scores, critical, errors } = session.score();
  // A ring that is not closed yet is no loss.
  const astray = scores.reflux?.losses.filter(({ code }) => code !== 'ring') ?? [];
  const points = [...[scores.stability, scores.valve].flatMap((score) => score?.losses ?? []), ...astray];
  return points.reduce((sum, loss) => sum + loss.points, 200 * critical.length + 20 * errors.length);
}

/** Losses that are as good as none between two tries. */
const SAME_POINTS = 1;

/**
 * Tries everything from here on copies of the world, and goes on from the try that led on and lost least; of equals, from
 * the middle of the widest window: neighbours in the list are neighbours in the hand. Stays here if none led on.
 */
export function chooseBest(c: Case, at: string, tries: readonly Try[], isRing = false): number {
  const { hands, decisions } = c;
  const here = hands.session.snapshot();
  const { tick } = hands.state;
  const ends = tries.map((attempt) => {
    hands.session.restore(here);
    const ok = attempt();
    return ok ? { loss: lossOf(hands), after: hands.session.snapshot() } : null;
  });
  decisions.push({ at, tick, tried: tries.length, succeeded: ends.filter((end) => end !== null).length });
  const least = Math.min(...ends.map((end) => end?.loss ?? Number.POSITIVE_INFINITY));
  const chosen = middleOfWidest(
    ends.map((end) => end !== null && end.loss <= least + SAME_POINTS),
    isRing,
  );
  c.tell(`${at}: ${ends.filter(Boolean).length} of ${tries.length} ways lead on`);
  hands.session.restore(chosen < 0 ? here : ends[chosen]!.after);
  return chosen;
}

/** Tries one after the other until one leads on without a loss; otherwise goes on from the one that lost least. */
export function takeFirst(c: Case, at: string, tries: readonly Try[]): boolean {
  const { hands, decisions } = c;
  const here = hands.session.snapshot();
  const before = lossOf(hands);
  const { tick } = hands.state;
  let best = { loss: Number.POSITIVE_INFINITY, after: here };
  let [tried, succeeded] = [0, 0];
  for (const attempt of tries) {
    hands.session.restore(here);
    tried += 1;
    if (!attempt()) continue;
    succeeded += 1;
    const loss = lossOf(hands);
    if (loss < best.loss) best = { loss, after: hands.session.snapshot() };
    if (loss <= before + SAME_POINTS) break;
  }
  decisions.push({ at, tick, tried, succeeded });
  c.tell(`${at}: ${succeeded} of ${tried} ways tried lead on`);
  hands.session.restore(best.after);
  return succeeded > 0;
}

/** @returns −1 if none is good */
function middleOfWidest(good: readonly boolean[], isRing: boolean): number {
  const n = good.length;
  let best = { start: -1, length: 0 };
  for (let start = 0; start < n; start += 1) {
    let length = 0;
    while (length < n && (isRing || start + length < n) && good[(start + length) % n]) length += 1;
    if (length > best.length) best = { start, length };
  }
  return best.start < 0 ? -1 : (best.start + Math.floor((best.length - 1) / 2)) % n;
}
