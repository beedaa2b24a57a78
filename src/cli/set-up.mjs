/**
 * Makes a fresh machine ready: the right Node, the packages, and with --browser a Chromium for the tests.
 * The npm scripts call it first. Speaks on standard error.
 */
import { say, setUp } from './machine.mjs';

const stopped = setUp({ browser: process.argv.includes('--browser') });
if (stopped) say(stopped);
process.exitCode = stopped ? 1 : 0;
