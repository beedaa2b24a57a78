import { openLevel, step, waitForPicture } from './at-the-console.ts';
import { expect, test } from './quiet-page.ts';

test('a run that was saved can be watched from the first page', async ({ page }) => {
  await page.goto('/');
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Watch a saved run' }).click();
  await (await choosing).setFiles('levels/drill-groin-to-cava.expert.json');
  await waitForPicture(page);
  await page.waitForFunction(() => window.azygos.session!.state.devices[3].insertedMm > 65);
  await expect(page.locator('.badge.low')).toContainText('A saved run');
});

test('a file that is no run is refused with every problem, on the first page and in the pause menu', async ({
  page,
}) => {
  const file = { name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from('{"level":"moon","seed":-1}') };
  await page.goto('/');
  await page.locator('input[type=file]').setInputFiles(file);
  await expect(page.locator('.refused')).toContainText('mine.json cannot be played');
  await expect(page.locator('.refused')).toContainText('There is no level called "moon"');
  await expect(page.locator('.refused')).toContainText('The key "ticks" is missing');
  await page.getByRole('button', { name: /Groin to cava/ }).click();
  await waitForPicture(page);
  await page.keyboard.press('Escape');
  await expect(page.locator('.refused')).toHaveCount(0);
  await page.locator('input[type=file]').setInputFiles({ ...file, buffer: Buffer.from('not a run') });
  await expect(page.getByRole('dialog', { name: 'Paused' })).toContainText('This is not JSON');
});

test('a file that falls on the page in the middle of a run does nothing', async ({ page }) => {
  await openLevel(page);
  await step(page, 30);
  const before = await page.evaluate(() => window.azygos.session!.state.tick);
  const taken = await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['{}'], 'a.json'));
    return ['dragover', 'drop'].map(
      (kind) => !document.body.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true })),
    );
  });
  expect(taken).toEqual([true, true]);
  expect(await page.evaluate(() => window.azygos.session!.state.tick)).toBe(before);
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('a run of half a minute is not left without a question, until it is saved', async ({ page }) => {
  await openLevel(page, 'drill-groin-to-cava');
  const asks = () => page.evaluate(() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })));
  await step(page, 60);
  expect(await asks()).toBe(false);
  for (let i = 0; i < 30; i++) await step(page, 60);
  expect(await asks()).toBe(true);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Save this run as a file' }).click();
  await expect(page.getByText('Saved as azygos-drill-groin-to-cava.json')).toBeVisible();
  expect(await asks()).toBe(false);
});

test('Back leaves a level for the list, and Forward begins it again', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: /Right T8/ }).click();
  await waitForPicture(page);
  expect(page.url()).toContain('level=right-t8');
  await page.goBack();
  await expect(page.getByRole('button', { name: /Right T8/ })).toBeVisible();
  await page.goForward();
  await waitForPicture(page);
});
