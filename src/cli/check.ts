/** `npm run check`: the quick part of `npm test`, types and lint, for while one works. */
import { readArguments } from './arguments.ts';
import { CHECK_STEPS, runSteps } from './steps.ts';

readArguments('npm run check', {}, 0);
const { passed, failed } = await runSteps(CHECK_STEPS, console.log);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
