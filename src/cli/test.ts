/** `npm test`: every check and every test. The last line of standard output is the count, alone. */
import { readArguments } from './arguments.ts';
import { runSteps, TEST_STEPS } from './steps.ts';

readArguments('npm test', {}, 0);
const { passed, failed } = await runSteps(TEST_STEPS, console.log);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
