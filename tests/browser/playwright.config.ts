import { createServer } from 'node:net';
import { defineConfig } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from '../../src/cli/chromium.mjs';

/** Chosen once, by the first process that reads this file; its workers inherit it. */
process.env.AZYGOS_TEST_PORT ??= String(await findFreePort());
const address = `http://localhost:${process.env.AZYGOS_TEST_PORT}`;
const executablePath = findChromium();
if (executablePath === null)
  throw new Error('No Chromium found: run "npm test", which installs one, or set CHROMIUM_PATH.');

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../../test-results',
  fullyParallel: false,
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  use: {
    baseURL: address,
    viewport: { width: 1366, height: 768 },
    deviceScaleFactor: 1,
    launchOptions: { executablePath, args: [...CHROMIUM_FLAGS] },
    screenshot: 'only-on-failure',
  },
  webServer: {
    command: 'npx tsx src/server/main.ts',
    cwd: '../..',
    url: address,
    env: { PORT: process.env.AZYGOS_TEST_PORT },
    reuseExistingServer: false,
    stdout: 'ignore',
    timeout: 30_000,
  },
});

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, () => {
      const found = probe.address();
      probe.close(() => (found && typeof found === 'object' ? resolve(found.port) : reject(new Error('no free port'))));
    });
  });
}
