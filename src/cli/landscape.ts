/**
 * `npm run landscape -- OSTIUM [--json] [--spacing 0.5] [--quick]`:
 * a map of where a wire finds an ostium. Exit code 1 if a run stretched a device or pressed it too deep into a wall.
 * `azygos`: height of the angled catheter × roll. `T5` … `T12`: place and turn of the angled catheter × roll of the microwire at the right segmental vein.
 */
import './unsound-files.ts';
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import {
  judgeStrain,
  type Landscape,
  type MapChoice,
  OSTIA,
  planRows,
  type Row,
  toLandscape,
} from '../testbed/landscape/index.ts';
import { readArguments, refuse } from './arguments.ts';
import { asMap } from './landscape-map.ts';

const ROW_PROCESS = fileURLToPath(new URL('./landscape-row.ts', import.meta.url));

const USAGE = `npm run landscape -- OSTIUM [--json] [--spacing 0.5] [--quick]; OSTIUM is one of ${OSTIA.join(', ')}`;

const { values, positionals } = readArguments(
  USAGE,
  {
    ...{ json: { type: 'boolean', default: false }, quick: { type: 'boolean', default: false } },
    spacing: { type: 'string', default: '1' },
  },
  1,
);
const landscape = await walk(readChoice());
const limits = judgeStrain(landscape);
console.log(values.json ? JSON.stringify({ ...landscape, limits }) : asMap(landscape, limits));
process.exitCode = limits.every(({ pass }) => pass) ? 0 : 1;

function readChoice(): MapChoice {
  const ostium = positionals[0] ?? refuse('Say which ostium', USAGE);
  if (!OSTIA.includes(ostium)) refuse(`There is no map of "${ostium}"`, USAGE);
  const spacing = Number(values.spacing);
  if (!(spacing >= 0.4 && spacing <= 4)) refuse(`--spacing is a number from 0.4 to 4, not ${values.spacing}`, USAGE);
  return { ostium, spacing, quick: values.quick };
}

/** Walk the rows in as many processes as the machine has cores; the order of the rows does not depend on it. */
async function walk(choice: MapChoice): Promise<Landscape> {
  const plans = planRows(choice);
  const rows: Row[] = [];
  let next = 0;
  const walkRows = () =>
    new Promise<void>((done, fail) => {
      const walker = fork(ROW_PROCESS);
      let at = -1;
      const send = () => {
        at = next;
        next += 1;
        if (at < plans.length) walker.send(plans[at]!);
        else walker.disconnect();
      };
      walker.on('message', (row: Row) => {
        rows[at] = row;
        console.error(`${choice.ostium}: ${Object.keys(rows).length} of ${plans.length} rows`);
        send();
      });
      walker.on('exit', (code) => (code === 0 ? done() : fail(new Error(`a row failed (exit ${code})`))));
      send();
    });
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), plans.length) }, walkRows));
  return toLandscape(choice.ostium, choice.spacing, rows);
}
