import { findBarriers, look, waitForPicture } from './at-the-console.ts';
import { expect, test } from './quiet-page.ts';

test('the first page says what this is, and that it is no medical device', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Azygos' })).toBeVisible();
  await expect(page.getByText('A training game, not a medical device.')).toBeVisible();
  const levels = await page.locator('.levels').getByRole('button').count();
  expect(levels).toBeGreaterThan(2);
  // a case by chance, another one, the atlas, and a saved run
  await expect(page.getByRole('button')).toHaveCount(levels + 4);
});

test('the first page is open to everyone', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('button', { name: /Right T8/ })).toBeVisible();
  expect(await findBarriers(page)).toEqual([]);
});

test('Enter begins the first drill, and nobody needs a mouse', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('button', { name: /Groin to cava/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await waitForPicture(page);
  await expect(page.getByRole('list', { name: 'Phases' })).toBeVisible();
  await page.waitForFunction(() => window.azygos.session!.state.tick > 3);
});

test('Tab reaches the case', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('button', { name: /Groin to cava/ })).toBeFocused();
  const wanted = page.getByRole('button', { name: 'Right T8', exact: true });
  for (let tab = 0; tab < 40 && !(await wanted.evaluate((card) => card === document.activeElement)); tab += 1)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await waitForPicture(page);
  expect(await page.evaluate(() => window.azygos.session!.level.id)).toBe('right-t8');
});

test('a case by chance shows its patient first, and begins the level that comes nearest', async ({ page }) => {
  await page.goto('/');
  const drawn = page.getByRole('region', { name: 'A case by chance' });
  await expect(drawn.getByText(/of 78 fistulas/)).toBeVisible();
  await drawn.getByRole('button', { name: 'Another case' }).click();
  await expect(drawn.getByText(/^A case by chance:/)).toBeVisible();
  await drawn.getByRole('button', { name: 'Take the case' }).click();
  await waitForPicture(page);
  expect(await page.evaluate(() => window.azygos.session!.level.group)).not.toBe('drill');
});

test('a link goes straight to a level, and sound waits for the first key', async ({ page }) => {
  await page.goto('/?level=right-t8');
  await waitForPicture(page);
  await expect(page.getByText('Click or press a key for sound')).toBeVisible();
  await page.keyboard.press('1');
  await expect(page.getByText('Click or press a key for sound')).toBeHidden();
  expect(await look(page, (state) => state.devices.length)).toBe(4);
});

test('a link to a level that is not there says so and offers those that are', async ({ page }) => {
  await page.goto('/?level=left-t99');
  await expect(page.getByText('There is no level called "left-t99".')).toBeVisible();
  await expect(page.getByRole('button', { name: /Right T8/ })).toBeVisible();
});
