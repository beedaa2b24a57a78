/** A process of its own for `npm run landscape`: gets the plan of a row, answers with the row. */
import { mapRow, type RowPlan, tryValves, type ValvePlan } from '../testbed/landscape/index.ts';

process.on('message', (plan: RowPlan | ValvePlan) =>
  process.send!('firstSeed' in plan ? tryValves(plan) : mapRow(plan)),
);
