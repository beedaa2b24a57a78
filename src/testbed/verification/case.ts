/** One rung of the verification ladder (physics.md §7). */
export interface VerificationCase {
  id: string;
  what: string;
  result: number;
  reference: number;
  /** Relative error, or an absolute one where `what` says so. */
  error: number;
  limit: number;
  pass: boolean;
}

export function judge(id: string, what: string, result: number, reference: number, limit: number): VerificationCase {
  const error = reference === 0 ? Math.abs(result) : Math.abs(result / reference - 1);
  return { id, what, result, reference, error, limit, pass: error <= limit };
}

/** For results that are errors, orders or counts themselves: passes when `pass` says so. */
export function judgeBound(
  id: string,
  what: string,
  result: number,
  reference: number,
  limit: number,
  pass: boolean,
): VerificationCase {
  return { id, what, result, reference, error: Math.abs(result - reference), limit, pass };
}
