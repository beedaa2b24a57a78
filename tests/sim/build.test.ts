import { expect, it } from 'vitest';
import { simDigest } from '../../src/cli/sim-digest.ts';
import { SIM_BUILD } from '../../src/sim/index.ts';

it('the build is named after its physics: other code or other data is another build (npm run stamp)', () => {
  expect(SIM_BUILD).toBe(`azygos-${simDigest()}`);
});
