/**
 * `npm run landscape -- OSTIUM [--json] [--spacing 0.5] [--quick]`:
 * a map of where a wire finds an ostium. Exit code 1 if a run stretched a device or pressed it too deep into a wall.
 * `valve`: how many of a thousand arches with drawn valves a wire passes, by the number of pushes.
 * `azygos`: height of the angled catheter × roll. `T5` … `T12`: place and turn of the angled catheter × roll of the microwire at the right segmental vein.
 */
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import {
  judgeStrain,
  type MapChoice,
  OSTIA,
  planRows,
  planValves,
  type Row,
  sumValves,
  toLandscape,
  type ValveTrial,
} from '../testbed/landscape/index.ts';
import { readArguments, refuse } from './arguments.ts';
import { asMap, asValveTable } from './landscape-map.ts';

const ROW_PROCESS = fileURLToPath(new URL('./landscape-row.ts', import.meta.url));

const USAGE = `npm run landscape -- OSTIUM [--json] [--spacing 0.5] [--quick]; OSTIUM is one of ${OSTIA.join(', ')}, valve`;

/** Patients whose arch is tried. */
const ARCHES = 1000;
const QUICK_ARCHES = 100;

const { values, positionals } = readArguments(
  USAGE,
  {
    ...{ json: { type: 'boolean', default: false }, quick: { type: 'boolean', default: false } },
    spacing: { type: 'string', default: '1' },
  },
  1,
);
const landscape = positionals[0] === 'valve' ? await walkValves() : await walkMap(readChoice());
const limits = judgeStrain(landscape);
if (values.json) console.log(JSON.stringify({ ...landscape, limits }));
else console.log('trials' in landscape ? asValveTable(landscape, limits) : asMap(landscape, limits));
process.exitCode = limits.every(({ pass }) => pass) ? 0 : 1;

function readChoice(): MapChoice {
  const ostium = positionals[0] ?? refuse('Say which ostium', USAGE);
  if (!OSTIA.includes(ostium)) refuse(`There is no map of "${ostium}"`, USAGE);
  const spacing = Number(values.spacing);
  if (!(spacing >= 0.4 && spacing <= 4)) refuse(`--spacing is a number from 0.4 to 4, not ${values.spacing}`, USAGE);
  return { ostium, spacing, quick: values.quick };
}

async function walkMap(choice: MapChoice) {
  return toLandscape(choice.ostium, choice.spacing, await walk<Row>(planRows(choice)));
}

async function walkValves() {
  const trials = await walk<ValveTrial[]>(planValves(values.quick ? QUICK_ARCHES : ARCHES));
  return sumValves(trials.flat());
}

/** Walk the rows in as many processes as the machine has cores; the order of the rows does not depend on it. */
async function walk<Done>(plans: readonly { ostium: string }[]): Promise<Done[]> {
  const rows: Done[] = [];
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
      walker.on('message', (row: Done) => {
        rows[at] = row;
        console.error(`${plans[at]!.ostium}: ${Object.keys(rows).length} of ${plans.length} rows`);
        send();
      });
      walker.on('exit', (code) => (code === 0 ? done() : fail(new Error(`a row failed (exit ${code})`))));
      send();
    });
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), plans.length) }, walkRows));
  return rows;
}
