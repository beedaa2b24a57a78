/** `npm run record -- LEVEL`: lets the scripted operator of a level play it, and stores the run beside the level. */
import './unsound-files.ts';
import { writeFileSync } from 'node:fs';
import { createSession } from '../game/index.ts';
import { readArguments, refuse } from './arguments.ts';
import { OPERATORS, Operator } from './operators/index.ts';
import { expertFile, levelFile, readLevelFile } from './shelf.ts';
import { listProblems } from './wording.ts';

const USAGE = `npm run record -- LEVEL [--events]; there is an operator for ${Object.keys(OPERATORS).join(', ')}`;
const { values, positionals } = readArguments(USAGE, { events: { type: 'boolean', default: false } }, 1);
const wanted = positionals[0] ?? refuse('Say which level', USAGE);
const operate = OPERATORS[wanted] ?? refuse(`Nobody is there to play "${wanted}"`, USAGE);
const { level, problems } = readLevelFile(levelFile(wanted));
if (!level) {
  console.error(listProblems(levelFile(wanted), problems));
  process.exit(1);
}
const hands = new Operator(createSession(level));
hands.session.events.on('objectiveLit', (event) => console.error(`tick ${hands.session.state.tick}`, event));
if (values.events) {
  for (const kind of ['branchEntered', 'hubSlipped', 'tipJumped', 'deviceExchanged', 'commandRefused'] as const) {
    hands.session.events.on(kind, (event: unknown) => console.error(hands.session.state.tick, JSON.stringify(event)));
  }
}
operate(hands);
writeFileSync(expertFile(wanted), `${JSON.stringify(hands.session.replay(), null, 1)}\n`);
for (const { slot, spec, insertedMm, tipVessel, tipXMm, tipYMm, tipZMm } of hands.session.state.devices) {
  if (spec)
    console.error(
      slot,
      spec.id,
      insertedMm.toFixed(1),
      tipVessel,
      [tipXMm, tipYMm, tipZMm].map((v) => v.toFixed(1)).join(' '),
    );
}
