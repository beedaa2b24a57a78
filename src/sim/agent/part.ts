/** How a flow parts between outlets, each with a threshold of pressure and a resistance beyond it. */

/** Outlets in the order of their thresholds; `mlPerS` is filled in. */
export interface Outlets {
  count: number;
  thresholdPa: Float64Array;
  resistance: Float64Array;
  mlPerS: Float64Array;
}

export function createOutlets(most: number): Outlets {
  const numbers = () => new Float64Array(most);
  return { count: 0, thresholdPa: numbers(), resistance: numbers(), mlPerS: numbers() };
}

/** Adds an outlet in its place by threshold. @returns that place; those after it have moved on by one */
export function addOutlet(outlets: Outlets, thresholdPa: number, resistance: number): number {
  let at = outlets.count++;
  for (; at > 0 && outlets.thresholdPa[at - 1]! > thresholdPa; at -= 1) {
    outlets.thresholdPa[at] = outlets.thresholdPa[at - 1]!;
    outlets.resistance[at] = outlets.resistance[at - 1]!;
  }
  outlets.thresholdPa[at] = thresholdPa;
  outlets.resistance[at] = resistance;
  return at;
}

/**
 * The one pressure at which as much comes in through a source of given pressure and resistance as goes out through all outlets
 * whose threshold it exceeds: Σ (p − tₖ)/Rₖ = (P − p)/R. @returns that pressure, Pa; flows go into `outlets.mlPerS`
 */
export function partFlow(outlets: Outlets, sourcePa: number, sourceResistance: number): number {
  const { count, thresholdPa, resistance, mlPerS } = outlets;
  let conductance = 1 / sourceResistance;
  let weighted = sourcePa / sourceResistance;
  let open = 0;
  while (open < count && weighted / conductance > thresholdPa[open]!) {
    conductance += 1 / resistance[open]!;
    weighted += thresholdPa[open]! / resistance[open]!;
    open += 1;
  }
  const pa = weighted / conductance;
  for (let k = 0; k < count; k += 1) mlPerS[k] = k < open ? Math.max(0, (pa - thresholdPa[k]!) / resistance[k]!) : 0;
  return pa;
}
