/**
 * `npm run landscape -- OSTIUM [--json] [--spacing 0.5] [--quick]`:
 * a map of where a wire finds an ostium.
 * `azygos`: height of the angled catheter × roll. `T5` … `T12`: place and turn of the angled catheter × roll of the microwire at the right segmental vein.
 */
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Landscape, type MapChoice, OSTIA, planRows, type Row, toLandscape } from '../testbed/landscape/index.ts';
import { asMap } from './landscape-map.ts';

const ROW_PROCESS = fileURLToPath(new URL('./landscape-row.ts', import.meta.url));

const asked = readChoice(process.argv.slice(2));
if (typeof asked === 'string') {
  console.error(asked);
  process.exitCode = 1;
} else {
  const landscape = await walk(asked.choice);
  console.log(asked.json ? JSON.stringify(landscape) : asMap(landscape));
}

/** What was asked for, or a sentence on what is wrong with it. */
function readChoice(args: string[]): { choice: MapChoice; json: boolean } | string {
  const usage = `Say which ostium: ${OSTIA.join(', ')}. For example: npm run landscape -- azygos`;
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        ...{ json: { type: 'boolean', default: false }, quick: { type: 'boolean', default: false } },
        spacing: { type: 'string', default: '1' },
      },
    });
    const [ostium] = positionals;
    const spacing = Number(values.spacing);
    if (positionals.length !== 1 || !OSTIA.includes(ostium!)) return usage;
    if (!(spacing >= 0.4 && spacing <= 4)) return `--spacing is a number from 0.4 to 4, not ${values.spacing}.`;
    return { choice: { ostium: ostium!, spacing, quick: values.quick }, json: values.json };
  } catch (error) {
    return `${(error as Error).message}\n${usage}`;
  }
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
