import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exportsForNobody } from './architecture/export-rules.ts';
import * as files from './architecture/file-rules.ts';
import { parseFile, readHouse, type SourceFile } from './architecture/house.ts';
import * as imports from './architecture/import-rules.ts';
import { LAW, MAX_MEDIAN_FUNCTION_LINES } from './architecture/law.ts';
import { misleads } from './architecture/map-rules.ts';

const house = readHouse('src');
const tests = [
  ...readHouse('tests', '../tests/'),
  parseFile('../vite.config.ts', readFileSync('vite.config.ts', 'utf8')),
];

/** `guests` live outside and may import from the house. */
type Rule = (house: readonly SourceFile[], guests?: readonly SourceFile[]) => string[];
/** A small house that breaks the rule, and what the rule must say about it. */
type Sample = [sources: Record<string, string>, complaint: string];

const build = (sources: Record<string, string>): SourceFile[] =>
  Object.entries(sources).map(([path, text]) => parseFile(path, text));

const lines = (count: number): string => 'x();\n'.repeat(count);

const RULES: [name: string, rule: Rule, samples: Sample[]][] = [
  [
    'every import is allowed by the table',
    imports.breaksTheLaw,
    [
      [{ 'sim/step.ts': "import '../game/index.ts';" }, 'sim/step.ts imports game/index.ts'],
      [{ 'game/session/a.ts': "import type { A } from '../../shell/loop.ts';" }, 'shell/loop.ts'],
      [{ 'shell/ui/a.tsx': "import '../fluoro/index.ts';" }, 'shell/ui/a.tsx imports shell/fluoro/index.ts'],
      [{ 'shell/ui/a.tsx': "const a = () => import('pixi.js');" }, 'the package pixi.js'],
      [{ 'shell/fluoro/a.ts': "export { Howl } from 'howler';" }, 'the package howler'],
      [{ 'sim/anatomy/a.ts': "import Matter from 'matter-js';" }, 'the package matter-js'],
      [{ 'game/levels/a.ts': "import { EventEmitter } from 'eventemitter3';" }, 'the package eventemitter3'],
      [{ 'game/levels/a.ts': "import { readFileSync } from 'node:fs';" }, 'the package node:fs'],
      [{ 'shell/ui/a.ts': "import _ from 'left-pad';" }, 'the package left-pad'],
    ],
  ],
  [
    'a room is entered by its index.ts',
    imports.avoidsTheDoor,
    [
      [
        { 'game/a.ts': "import '../sim/state.ts';", 'sim/state.ts': '', 'sim/index.ts': '' },
        'game/a.ts enters sim by sim/state.ts',
      ],
      [
        { 'cli/a.ts': "import '../sim/flow/index.ts';", 'sim/flow/index.ts': '', 'sim/index.ts': '' },
        'cli/a.ts enters sim by sim/flow/index.ts',
      ],
      [
        { 'testbed/a.ts': "import '../sim/flow/a.ts';", 'sim/flow/a.ts': '', 'sim/flow/index.ts': '' },
        'testbed/a.ts enters sim/flow by sim/flow/a.ts',
      ],
      [
        { 'main.ts': "import './shell/ui/card.ts';", 'shell/ui/card.ts': '', 'shell/ui/index.ts': '' },
        'main.ts enters shell/ui by shell/ui/card.ts',
      ],
    ],
  ],
  [
    'no file imports itself in a circle',
    imports.goesInCircles,
    [
      [
        { 'sim/a.ts': "import './b.ts';", 'sim/b.ts': "import type { A } from './a.ts';" },
        'sim/a.ts -> sim/b.ts -> sim/a.ts',
      ],
    ],
  ],
  [
    'matter-js is imported by one file',
    imports.sharesAnOwnedPackage,
    [
      [
        { 'sim/physics/a.ts': "import 'matter-js';", 'sim/physics/b.ts': "import 'matter-js';" },
        'matter-js is imported by',
      ],
    ],
  ],
  [
    'nothing is exported for nobody',
    exportsForNobody,
    [
      [{ 'sim/a.ts': 'export const a = 1;' }, 'sim/a.ts: a'],
      [{ 'sim/a.ts': 'interface A {}\nexport type { A };' }, 'sim/a.ts: A'],
      [
        { 'sim/a.ts': 'export class A {}', 'sim/index.ts': "export { A } from './a.ts';" },
        'sim/a.ts: A\nsim/index.ts: A',
      ],
      [
        {
          'sim/a.ts': 'export const a = 1;',
          'sim/index.ts': "export { a as b } from './a.ts';",
          'sim/b.ts': "import { a } from './a.ts';",
        },
        'sim/index.ts: b',
      ],
      [{ 'sim/a.ts': 'export const a = 1;', 'sim/index.ts': "export * from './a.ts';" }, 'sim/a.ts: a'],
    ],
  ],
  [
    'every import leads to a file',
    imports.leadsNowhere,
    [[{ 'sim/a.ts': "import './gone.ts';" }, 'sim/gone.ts, which is not there']],
  ],
  [
    'the pure rings know no clock, no chance, no timer and no console',
    files.usesBannedGlobals,
    [
      [{ 'sim/a.ts': 'const x = Math.random();' }, 'uses Math.random'],
      [{ 'sim/a.ts': "const x = Math['random']();" }, 'uses Math.random'],
      [{ 'sim/a.ts': 'const x = Math.pow(y, 3);' }, 'uses Math.pow'],
      [{ 'game/a.ts': '\nconst t = Date.now();' }, 'game/a.ts:2 uses Date'],
      [{ 'game/a.ts': 'const t = new Date();' }, 'uses Date'],
      [{ 'sim/a.ts': 'const t = globalThis.performance.now(); performance.now();' }, 'uses performance'],
      [{ 'sim/a.ts': 'setTimeout(() => {}, 0);' }, 'uses setTimeout'],
      [{ 'sim/a.ts': 'setInterval(() => {}, 0);' }, 'uses setInterval'],
      [{ 'game/a.ts': 'const a = { requestAnimationFrame };' }, 'uses requestAnimationFrame'],
      [{ 'sim/a.ts': "console.log('here');" }, 'uses console'],
    ],
  ],
  [
    'the pure rings take no powers that engines round differently, only squares',
    files.takesUnevenPowers,
    [
      [{ 'sim/a.ts': 'const x = y ** 3;' }, 'sim/a.ts:1 takes a power'],
      [{ 'game/a.ts': 'y **= 4;' }, 'game/a.ts:1 takes a power'],
    ],
  ],
  [
    'files are short, or say why not',
    files.writesLongFiles,
    [
      [{ 'sim/a.ts': lines(301) }, 'sim/a.ts has 301 lines'],
      [{ 'sim/a.ts': `/** @long */\n${lines(301)}` }, 'sim/a.ts has 302 lines'],
    ],
  ],
  [
    'functions are short, or say why not',
    files.writesLongFunctions,
    [
      [{ 'sim/a.ts': `\nfunction a() {\n${lines(60)}}` }, 'sim/a.ts:2 is a function of 62 lines'],
      [{ 'shell/a.ts': `const a = () => {\n${lines(60)}};` }, 'shell/a.ts:1 is a function of 62 lines'],
    ],
  ],
  [
    'every number of the simulation with a unit, or for others to use, says where it comes from',
    files.hidesWhereNumbersComeFrom,
    [
      [{ 'sim/a.ts': '/** How far. */\nexport const A_MM = 3;' }, 'A_MM has neither'],
      [{ 'sim/a.ts': 'export const A_RAD = -Math.PI / 3;' }, 'A_RAD has neither'],
      [{ 'sim/a.ts': 'export const ALL_MM = [1, 2] as const;' }, 'ALL_MM has neither'],
      [{ 'sim/a.ts': 'const B = 2;\nexport { B };' }, 'B has neither'],
      [{ 'sim/a.ts': 'const REACH_MM = 2;' }, 'REACH_MM has neither'],
      [{ 'sim/a.ts': '/** Quick. */\nconst SPEED_MM_PER_S = 2;' }, 'SPEED_MM_PER_S has neither'],
      [{ 'sim/a.ts': 'const REACH_MM = { x: 1, y: 2 };' }, 'REACH_MM has neither'],
    ],
  ],
  [
    'every source can be opened by a reader',
    files.citesWhatNobodyCanOpen,
    [
      [{ 'sim/a.ts': '/** @source devices.md §3 */' }, 'sim/a.ts:1 cites devices.md'],
      [{ 'testbed/a.ts': '\n// as physics.md says' }, 'testbed/a.ts:2 cites physics.md'],
      [{ 'sim/a.ts': '/** @source issue text (42 cm) */' }, 'cites issue text'],
    ],
  ],
];

describe('the law of the house', () => {
  it('is read from files that are there', () => {
    const rooms = new Set(house.map(({ path }) => path.split('/')[0]));
    expect([...rooms]).toEqual(expect.arrayContaining(['sim', 'game', 'server', 'cli']));
    expect(new Set(LAW.map(({ room }) => room)).size).toBe(LAW.length);
  });

  describe.each(RULES)('%s', (_name, rule, samples) => {
    it('in this house', () => {
      expect(rule(house, tests)).toEqual([]);
    });

    it.each(samples)('and a house that breaks it is found out: %j', (sources, complaint) => {
      expect(rule(build(sources)).join('\n')).toContain(complaint);
    });
  });

  it('the table allows nothing that nobody does', () => {
    expect(imports.allowsTooMuch(house)).toEqual([]);
    const law = [
      { room: 'sim', rooms: ['assets'], packages: ['valibot', 'left-pad'] },
      { room: 'moon', rooms: [], packages: [] },
    ];
    expect(imports.allowsTooMuch(build({ 'sim/a.ts': "import * as v from 'valibot';" }), law)).toEqual([
      'sim may import assets, but does not',
      'sim may import left-pad, but does not',
      'the table has a room moon, which is not there',
    ]);
  });

  it('a long file or function that gives its reason is let through', () => {
    expect(files.writesLongFiles(build({ 'sim/a.ts': `/** @long one table */\n${lines(301)}` }))).toEqual([]);
    const reasoned = `/** @long the inner loop */\nfunction a() {\n${lines(60)}}`;
    expect(files.writesLongFunctions(build({ 'sim/a.ts': reasoned }))).toEqual([]);
  });

  it('a name that somebody asks the door for is not exported for nobody', () => {
    const asked = {
      'sim/a.ts': 'export const a = 1; export const c = 2;',
      'sim/index.ts': "export { a as b } from './a.ts'; export * from './d.ts';",
      'sim/d.ts': "export { c } from './a.ts';",
      'game/x.ts': "import { b, c } from '../sim/index.ts';",
    };
    expect(exportsForNobody(build(asked))).toEqual([]);
  });

  it('a number that is only another constant turned round is let through', () => {
    const inverse = '/** @source x */\nexport const A_PER_S = 60;\nexport const A_S = 1 / A_PER_S;';
    expect(files.hidesWhereNumbersComeFrom(build({ 'sim/a.ts': inverse }))).toEqual([]);
  });

  it('a word that only looks like a clock is let through', () => {
    expect(
      files.usesBannedGlobals(build({ 'sim/a.ts': 'a.performance = { Date: 1 }; interface A { console: 1 }' })),
    ).toEqual([]);
  });

  it('half of all functions are very short', () => {
    const sizes = files.measureFunctions(house).map(({ lines }) => lines);
    expect(sizes.sort((a, b) => a - b)[sizes.length >> 1]).toBeLessThanOrEqual(MAX_MEDIAN_FUNCTION_LINES);
  });
});

describe('the map of the house', () => {
  const folders = readdirSync('src', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ parentPath, name }) => `${parentPath}/${name}`.replaceAll('\\', '/').slice('src/'.length));

  it('shows every room, and none that is not there', () => {
    expect(folders).toContain('sim/physics');
    expect(misleads(readFileSync('src/README.md', 'utf8'), folders)).toEqual([]);
  });

  it('and a map that misleads is found out', () => {
    const map = '| room | what |\n|---|---|\n| `sim/flow` `moon` | blood |\n| `server/` | pages |\n| `main.ts` | all |';
    expect(misleads(map, ['sim', 'sim/flow', 'sim/flow/deep', 'sim/math', 'server'])).toEqual([
      'src/README.md does not say what sim/math is for',
      'src/README.md has a room sim/moon, which is not there',
    ]);
  });
});

describe('the data', () => {
  const below = (folder: string): string[] =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`);
  const data = [...below('assets'), ...below('levels')]
    .filter((path) => path.endsWith('.json') && !/\.(expert|schema)\.json$/.test(path))
    .map((path) => ({ path, content: JSON.parse(readFileSync(path, 'utf8')) as unknown }));

  it('says where its numbers come from and what was assumed', () => {
    expect(data.length).toBeGreaterThan(3);
    expect(files.hidesItsSources(data)).toEqual([]);
  });

  it('and a file that hides it is found out', () => {
    expect(files.hidesItsSources([{ path: 'a.json', content: { sources: {}, radiusMm: 2 } }])).toEqual([
      'a.json has no sources',
      'a.json has no assumptions',
    ]);
  });
});

describe('the browser tests', () => {
  const specs = readHouse('tests/browser').filter(({ path }) => path.endsWith('.spec.ts'));

  it('all watch the console: none takes its test from anywhere but quiet-page', () => {
    const loud = specs.filter(({ imports: all }) => !all.some(({ from }) => from.endsWith('quiet-page.ts')));
    expect(loud.map(({ path }) => path)).toEqual([]);
    const bare = specs.filter(({ text }) =>
      /import\s*\{[^}]*\b(test|expect)\b[^}]*\}\s*from\s*'@playwright/.test(text),
    );
    expect(bare.map(({ path }) => path)).toEqual([]);
  });
});
