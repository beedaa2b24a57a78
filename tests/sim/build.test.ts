import { expect, it } from 'vitest';
import { codeOf, dataOf, engineOf, simDigest } from '../../src/cli/sim-digest.ts';
import { SIM_BUILD } from '../../src/sim/index.ts';

it('the build is named after its physics: other code or other data is another build (npm run stamp)', () => {
  expect(SIM_BUILD).toBe(`azygos-${simDigest()}`);
});

it('a better comment, note or source is no other build; another number is', () => {
  const code = codeOf('a.ts', '/** Long. @source x */\nexport const A_MM = 3; // why\n\nconst TEXT = "// kept";\n');
  expect(code).toBe('export const A_MM = 3;\nconst TEXT = "// kept";');
  expect(codeOf('a.ts', '/** Other words. */\nexport const A_MM = 3;\n  const TEXT = "// kept";')).toBe(code);
  expect(codeOf('a.ts', 'export const A_MM = 4;\nconst TEXT = "// kept";')).not.toBe(code);
  const data = dataOf('{ "sources": { "a": "X 1990" }, "veins": [{ "id": "svc", "radiusMm": 9, "note": "wide" }] }');
  expect(dataOf('{ "sources": { "a": "Y" }, "veins": [{ "id": "svc", "radiusMm": 9 }] }')).toBe(data);
  expect(dataOf('{ "veins": [{ "id": "svc", "radiusMm": 8 }] }')).not.toBe(data);
});

it('another version of the engine is another build', () => {
  const engine = (version: string) => engineOf(JSON.stringify({ name: 'matter-js', version, license: 'MIT' }));
  expect(engine('0.20.0')).toBe('matter-js 0.20.0');
  expect(engine('0.20.1')).not.toBe(engine('0.20.0'));
});
