/** The door of the landscapes: which ostia there are, what to run for a map, and one row of it. */

export { treeFromArch } from './arch.ts';
export {
  type Cell,
  type Landscape,
  type Row,
  type RowPlan,
  type Stand,
  type Strain,
  toLandscape,
  UNSTRAINED,
  worseOf,
} from './landscape.ts';
export { DEEPEST_INDENT_MM, judgeStrain, LARGEST_STRAIN, type Verdict } from './limits.ts';
export { type MapChoice, mapRow, OSTIA, planRows } from './plan.ts';
export { planValves, sumValves, tryValves, type ValveLandscape, type ValvePlan, type ValveTrial } from './valve.ts';
