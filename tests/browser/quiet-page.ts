import { test as bare, expect, type Page } from '@playwright/test';

/**
 * The `test` of every browser spec. Its page must stay quiet: any console error or warning, uncaught exception, failed
 * request, answer of 400 and above, or request that leaves the machine fails the test that caused it.
 */
export const test = bare.extend<{ complaints: string[] }>({
  complaints: [
    async ({ page }, use) => {
      const complaints = listen(page);
      await use(complaints);
      expect(complaints, 'the page must stay quiet').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

const LOCAL = /^(https?:\/\/localhost[:/]|data:|blob:|ws:\/\/localhost[:/])/;

function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  page.on('requestfailed', (request) => complaints.push(`failed request: ${request.url()}`));
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`answer ${response.status()}: ${response.url()}`);
  });
  page.on('request', (request) => {
    if (!LOCAL.test(request.url())) complaints.push(`leaves the machine: ${request.url()}`);
  });
  return complaints;
}
