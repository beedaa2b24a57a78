/** One comparison with a reference. */
export interface VerificationCase {
  id: string;
  what: string;
  result: number;
  reference: number;
  /** Relative; absolute where the reference is 0; for an order (V17) how far it is short. */
  error: number;
  limit: number;
  pass: boolean;
}

/** One rung of the ladder; may hold several cases. */
export interface Rung {
  id: string;
  /** The physical claim. */
  claim: string;
  climb(): VerificationCase[];
}

/** Judge by relative error; by absolute error where the reference is 0, that is, where the result is itself an error. */
export function judge(id: string, what: string, result: number, reference: number, limit: number): VerificationCase {
  const error = reference === 0 ? Math.abs(result) : Math.abs(result / reference - 1);
  return { id, what, result, reference, error, limit, pass: error <= limit };
}
