/** What a fresh machine needs before Azygos runs on it. Plain Node, because nothing is installed yet. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findChromium } from './chromium.mjs';

const HOUSE = fileURLToPath(new URL('../../', import.meta.url));
const LOCK = `${HOUSE}package-lock.json`;
/** Written after a complete installation, so that one that broke off half-way is done again. */
const STAMP = `${HOUSE}node_modules/.installed-from`;
const NODE_NEEDED = [20, 19];

/** @param {string} text */
export const say = (text) => console.error(`set-up: ${text}`);

/**
 * What is wrong with a Node version, as a sentence; null if it will do.
 * @param {string} version
 */
export function complainAboutNode(version) {
  const [major, minor] = version.split('.').map(Number);
  if (major > NODE_NEEDED[0] || (major === NODE_NEEDED[0] && minor >= NODE_NEEDED[1])) return null;
  return `this is Node ${version}; Azygos needs Node ${NODE_NEEDED.join('.')} or newer (https://nodejs.org).`;
}

/** @param {string} command @param {string[]} args @returns {boolean} */
function run(command, args) {
  // Children write to our standard error: standard output belongs to the command that comes after set-up.
  const options = { cwd: HOUSE, stdio: /** @type {const} */ (['ignore', 2, 2]), shell: process.platform === 'win32' };
  return spawnSync(command, args, { ...options, stdio: [...options.stdio] }).status === 0;
}

function lockFingerprint() {
  return createHash('sha256').update(readFileSync(LOCK)).digest('hex');
}

function packagesAreCurrent() {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lockFingerprint();
}

function installPackages() {
  say('installing the packages of package-lock.json ...');
  // --include=dev: the build needs them even where NODE_ENV=production is set.
  if (!run('npm', ['ci', '--include=dev', '--loglevel=error', '--no-audit', '--no-fund'])) {
    return 'the packages could not be installed (npm ci failed; its message stands above).';
  }
  writeFileSync(STAMP, lockFingerprint());
  return null;
}

/** @returns {string[] | null} the words that must stand before apt-get, or null where we may not install */
function installRights() {
  if (!existsSync('/usr/bin/apt-get')) return null;
  if (process.getuid?.() === 0) return [];
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? ['sudo', '-n'] : null;
}

function installChromium() {
  const missing = 'no Chromium found. Install chromium or Google Chrome, or set CHROMIUM_PATH to one';
  if (process.env.CHROMIUM_PATH) return `CHROMIUM_PATH is ${process.env.CHROMIUM_PATH}, but there is no such file.`;
  const rights = installRights();
  if (rights === null) return `${missing}; then run the tests again.`;
  say("installing the distribution's chromium (the browser tests need one) ...");
  const [first, ...rest] = [...rights, 'apt-get'];
  const done = run(first, [...rest, 'update', '-q']) && run(first, [...rest, 'install', '-y', '-q', 'chromium']);
  return done && findChromium() ? null : `${missing} (apt-get could not).`;
}

/** @param {{ browser: boolean }} wanted @returns {string | null} what stopped it, as a sentence */
export function setUp({ browser }) {
  const complaint = complainAboutNode(process.versions.node);
  if (complaint) return complaint;
  const stopped = packagesAreCurrent() ? null : installPackages();
  if (stopped) return stopped;
  return browser && !findChromium() ? installChromium() : null;
}
