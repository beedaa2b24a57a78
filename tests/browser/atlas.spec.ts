import type { Page } from '@playwright/test';
import { findBarriers, openLevel, waitForPicture } from './at-the-console.ts';
import { expect as patient, test } from './quiet-page.ts';

/** Other work on the machine may hold a frame up. */
const expect = patient.configure({ timeout: 20_000 });

async function openAtlas(page: Page): Promise<void> {
  await page.goto('/');
  await expect(page.getByRole('button', { name: /Groin to cava/ })).toBeFocused();
  await page.keyboard.press('u');
  await expect(page.getByRole('combobox', { name: 'Find a vein or a foramen' })).toBeFocused();
  await expect.poll(() => drawing(page), { timeout: 30_000 }).not.toBe(BLANK);
}

const BLANK = 'blank';

/** A word that changes when the patient, or what is lit in him, is drawn otherwise. */
function drawing(page: Page, canvas = 0): Promise<string> {
  return page.evaluate(
    ([which, blank]) => {
      const canvas = document.querySelectorAll<HTMLCanvasElement>('.pages canvas')[which as number];
      const empty = document.createElement('canvas');
      [empty.width, empty.height] = [canvas.width, canvas.height];
      const words = canvas.toDataURL();
      if (words === empty.toDataURL()) return String(blank);
      let hash = 0;
      for (let i = 0; i < words.length; i++) hash = (Math.imul(hash, 31) + words.charCodeAt(i)) | 0;
      return String(hash);
    },
    [canvas, BLANK] as const,
  );
}

const way = (page: Page) => page.getByRole('region', { name: 'The way' });

test('a key on the first page opens the atlas, and Esc goes back to where one was', async ({ page }) => {
  await openAtlas(page);
  await expect(page.getByRole('dialog', { name: 'Atlas' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('button', { name: /Groin to cava/ })).toBeFocused();
});

test('in the middle of a level the world stands still behind the atlas', async ({ page }) => {
  await openLevel(page);
  await page.keyboard.press('u');
  await expect(page.getByRole('dialog', { name: 'Atlas' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Paused' })).toBeVisible();
});

test('a search for T8 lights the way to its foramen and says how long it is', async ({ page }) => {
  await openAtlas(page);
  const before = await drawing(page, 1);
  await page.keyboard.type('right T8');
  await page.keyboard.press('Enter');
  await expect(way(page)).toContainText('Right T8 foramen');
  const length = Number(/([\d.]+) cm/.exec((await way(page).textContent()) ?? '')?.[1]);
  const legs = await way(page).getByRole('list', { name: 'Veins on the way' }).getByRole('listitem').allTextContents();
  expect(legs[0]).toContain('Right common femoral vein');
  expect(legs.at(-1)).toContain('Right T8 foraminal vein');
  const sum = legs.reduce((total, leg) => total + Number(/([\d.]+)$/.exec(leg)![1]), 0);
  expect(Math.abs(sum - length)).toBeLessThan(0.05 * legs.length + 0.05);
  await expect.poll(() => drawing(page, 1)).not.toBe(before);
  await expect(way(page)).toContainText('Foraminal veins join the veins inside the canal to those outside');
  await expect(way(page)).toContainText('In a level file: R T8');
});

test('a road map says where its way ends short in this patient', async ({ page }) => {
  await openAtlas(page);
  await page.getByRole('application').focus();
  await page.keyboard.press('b');
  const short = page.getByText('no open vein leads on from there');
  await expect(short).toBeHidden();
  await page.getByRole('button', { name: /Right L3 from the right common iliac vein/ }).click();
  await expect(short).toBeVisible();
  await page.getByLabel('Right ascending lumbar patent from below to').selectOption('L1');
  await expect(short).toBeHidden();
});

test('in a case that was dealt the atlas shows its patient, and the usual one on the first page', async ({ page }) => {
  await openAtlas(page);
  const usual = await drawing(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Take the case' }).click();
  await waitForPicture(page);
  await page.keyboard.press('u');
  await expect(page.getByText(/Unlike the usual in \d+ of/)).toBeVisible();
  await expect.poll(() => drawing(page), { timeout: 30_000 }).not.toBe(usual);
});

test('the pointer over the drawing names the vein beneath it', async ({ page }) => {
  await openAtlas(page);
  const box = (await page.locator('.pages').boundingBox())!;
  const names = new Set<string>();
  for (let x = 0.42; x < 0.58; x += 0.01) {
    await page.mouse.move(box.x + box.width * x, box.y + box.height * 0.42);
    const card = page.locator('.hover-card strong');
    if (await card.count()) names.add((await card.textContent())!);
  }
  expect([...names]).toContain('Azygos vein');
});

test('each letter opens its road map: another view, its ways, where to turn and what stops one', async ({ page }) => {
  await openAtlas(page);
  await page.getByRole('application').focus();
  let before = await drawing(page);
  for (const letter of 'abcdefg') {
    await page.keyboard.press(letter);
    await expect(way(page)).toContainText(`Road map ${letter.toUpperCase()}`);
    await expect(way(page)).toContainText('Where to turn');
    await expect(way(page)).toContainText('What stops one');
    await expect(way(page)).toContainText(/\d+\.\d cm/);
    await expect.poll(() => drawing(page)).not.toBe(before);
    before = await drawing(page);
  }
});

test('keys move, zoom and turn the drawing; groups are taken out of it and put back', async ({ page }) => {
  await openAtlas(page);
  const whole = await drawing(page);
  await page.getByRole('application').focus();
  for (const key of ['ArrowLeft', 'ArrowUp', '+', '.', '.']) {
    const before = await drawing(page);
    await page.keyboard.press(key);
    await expect.poll(() => drawing(page), key).not.toBe(before);
  }
  await expect(page.getByText('LAO 10°')).toBeVisible();
  await page.keyboard.press('Home');
  await expect.poll(() => drawing(page)).toBe(whole);
  await page.getByRole('button', { name: 'azygos', exact: true }).click();
  await expect.poll(() => drawing(page)).not.toBe(whole);
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect.poll(() => drawing(page)).toBe(whole);
});

test('a variant that is switched changes the drawing, and the usual patient comes back', async ({ page }) => {
  await openAtlas(page);
  const usual = await drawing(page);
  await page.getByRole('switch', { name: /Hemiazygos absent/ }).click();
  await expect(page.getByText('Unlike the usual in 1 of')).toBeVisible();
  await expect.poll(() => drawing(page)).not.toBe(usual);
  await page.getByRole('button', { name: 'Back to the usual' }).click();
  await expect.poll(() => drawing(page)).toBe(usual);
  await page.getByRole('button', { name: 'Draw a patient' }).click();
  await expect.poll(() => drawing(page)).not.toBe(usual);
  const first = await drawing(page);
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await expect.poll(() => drawing(page)).not.toBe(first);
  await page.getByLabel('Number').fill('1');
  await page.keyboard.press('Enter');
  await expect.poll(() => drawing(page)).toBe(first);
});

const SWC = ['1 0 0 0 0 3 -1', '2 0 0 20 0 3 1', '3 0 0 40 0 2 2', '4 0 15 30 0 1 2'];

async function sayFrame(page: Page): Promise<void> {
  await page.getByLabel('Unit').selectOption('mm');
  await page.getByLabel('Axes').selectOption('LSA');
  for (const point of ['Centre of T8', 'Sheath']) {
    for (const axis of 'xyz') await page.getByLabel(`${point}, ${axis}`).fill('0');
  }
}

test('a tree of one’s own is shown, and nothing of it leaves the page', async ({ page }) => {
  await openAtlas(page);
  await page.getByRole('button', { name: 'Your own tree' }).click();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
  await page
    .getByLabel('File with centrelines')
    .setInputFiles(file('mine.swc', SWC.join('\n').replace('30 0 1', 'x 0 -1')));
  await sayFrame(page);
  await page.getByRole('button', { name: 'Show the tree' }).click();
  const problems = page.getByRole('list', { name: 'Problems of the file' }).getByRole('listitem');
  await expect(problems).toHaveCount(1);
  await expect(problems).toContainText('line 4');
  await page.getByLabel('File with centrelines').setInputFiles(file('mine.swc', SWC.join('\n')));
  await page.getByRole('button', { name: 'Show the tree' }).click();
  await expect(page.getByText('Own vein 2')).toBeVisible();
  await page.getByText('Own vein 2').click();
  // half of the side branch after half of the trunk
  await expect(way(page)).toContainText('2.9 cm');
  expect(requests).toEqual([]);
  await page.getByRole('button', { name: 'Leave mine.swc' }).click();
  await expect(page.getByText('Own vein 2')).toHaveCount(0);
});

test('the atlas and its dialog are open to everyone', async ({ page }) => {
  await openAtlas(page);
  await page.keyboard.type('left T10');
  await page.keyboard.press('Enter');
  expect(await findBarriers(page)).toEqual([]);
  await page.getByRole('application').focus();
  await page.keyboard.press('e');
  expect(await findBarriers(page)).toEqual([]);
  await page.getByRole('button', { name: 'Your own tree' }).click();
  expect(await findBarriers(page)).toEqual([]);
});

for (const [width, height] of [
  [1440, 900],
  [1366, 768],
  [1024, 768],
] as const) {
  test(`at ${width} × ${height} no word of the atlas is cut off and nothing but its lists scrolls`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await openAtlas(page);
    await page.getByRole('application').focus();
    await page.keyboard.press('e');
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.atlas button, .atlas h3, .atlas .way-choice span')]
        .filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline')
        .map((one) => one.outerHTML.slice(0, 120)),
    );
    expect(cut).toEqual([]);
    const scrolls = await page.evaluate(() => {
      const { scrollWidth, scrollHeight } = document.querySelector('.atlas')!;
      return scrollWidth > innerWidth || scrollHeight > innerHeight;
    });
    expect(scrolls).toBe(false);
  });
}
