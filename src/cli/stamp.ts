/** `npm run stamp`: writes the digest of the simulation into its build name. Expert runs must be recorded anew after it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { readArguments } from './arguments.ts';
import { BUILD_FILE, simDigest } from './sim-digest.ts';

readArguments('npm run stamp', {}, 0);
const name = `azygos-${simDigest()}`;
writeFileSync(BUILD_FILE, readFileSync(BUILD_FILE, 'utf8').replace(/'azygos-[0-9a-f]{8}'/, `'${name}'`));
console.log(`${name}; now: npm run expert -- --all --restamp`);
