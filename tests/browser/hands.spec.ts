import { look, openLevel, step } from './at-the-console.ts';
import { expect, test } from './quiet-page.ts';

test('pushing with W feeds the chosen wire 30 mm in a second, and its card says so', async ({ page }) => {
  await openLevel(page);
  await page.keyboard.press('4');
  const before = await look(page, (state) => state.devices[3].insertedMm);
  await page.keyboard.down('w');
  await step(page, 60);
  await page.keyboard.up('w');
  const after = await look(page, (state) => state.devices[3].insertedMm);
  expect(after - before).toBeGreaterThan(25);
  expect(after - before).toBeLessThan(30.1);
  await expect(page.locator('[data-hub=wire] .figures')).toContainText(`${Math.round(after)} mm`);
});

test('turning with D takes the hub of the chosen catheter towards the patient’s left', async ({ page }) => {
  await openLevel(page);
  await page.keyboard.press('2');
  await page.keyboard.down('d');
  await step(page, 30);
  await page.keyboard.up('d');
  expect(await look(page, (state) => state.devices[1].hubRollRad)).toBeCloseTo(Math.PI / 2, 5);
});

for (const [where, selector] of [
  ['figures', '[data-hub=wire] .figures'],
  ['name', '[data-hub=wire] [data-press=wire]'],
] as const) {
  test(`a card that is dragged upwards by its ${where} feeds its device, and choosing it takes no second click`, async ({
    page,
  }) => {
    await openLevel(page);
    const card = (await page.locator(selector).boundingBox())!;
    const before = await look(page, (state) => state.devices[3].insertedMm);
    await page.keyboard.press('1');
    await page.mouse.move(card.x + 60, card.y + 8);
    await page.mouse.down();
    await page.mouse.move(card.x + 60, card.y - 12, { steps: 4 });
    await page.mouse.up();
    await step(page, 30);
    expect((await look(page, (state) => state.devices[3].insertedMm)) - before).toBeCloseTo(10, 0);
    await expect(page.locator('[data-hub=wire]')).toHaveClass(/chosen/);
  });
}

test('a dial that is dragged a quarter round turns its hub a quarter round', async ({ page }) => {
  await openLevel(page);
  const dial = (await page.locator('[data-dial=intermediate]').boundingBox())!;
  const [x, y] = [dial.x + dial.width / 2, dial.y + dial.height / 2];
  await page.mouse.move(x, y - 12);
  await page.mouse.down();
  await page.mouse.move(x + 12, y - 12);
  await page.mouse.move(x + 12, y);
  await page.mouse.up();
  await step(page, 60);
  expect(await look(page, (state) => state.devices[1].hubRollRad)).toBeCloseTo(Math.PI / 2, 1);
});

test('over the picture the wheel feeds the chosen device and the right button moves the table', async ({ page }) => {
  await openLevel(page);
  const before = await look(page, ({ devices, beam }) => ({
    fed: devices[3].insertedMm,
    x: beam.isocentreXMm,
    field: beam.fieldMm,
  }));
  const picture = (await page.locator('[data-image]').boundingBox())!;
  await page.mouse.move(picture.x + 300, picture.y + 300);
  await page.mouse.wheel(0, -100);
  await page.mouse.down({ button: 'right' });
  await page.mouse.move(picture.x + 300 - picture.width / 40, picture.y + 300);
  await page.mouse.up({ button: 'right' });
  await step(page, 30);
  const after = await look(page, ({ devices, beam }) => ({ fed: devices[3].insertedMm, x: beam.isocentreXMm }));
  expect(after.fed - before.fed).toBeCloseTo(4, 0);
  expect(after.x - before.x).toBeCloseTo(before.field / 40, 1);
});

test('every button of the console does what its key does', async ({ page }) => {
  await openLevel(page);
  await page.getByRole('button', { name: 'Turn towards LAO' }).click();
  await page.getByRole('button', { name: 'Smaller field' }).click();
  await page.getByRole('button', { name: 'p/s' }).click();
  await step(page, 60);
  const beam = await look(page, ({ beam }) => beam);
  expect(beam.laoRad).toBeCloseTo(Math.PI / 36, 5);
  expect([beam.fieldMm, beam.pulsesPerS]).toEqual([150, 15]);
});

test('a wire is exchanged for a microwire by keyboard alone', async ({ page }) => {
  await openLevel(page);
  await page.keyboard.press('4');
  await step(page, 1);
  await page.keyboard.press('t');
  await page.keyboard.press('Enter');
  await step(page, 1);
  await expect(page.locator('[data-hub=wire]')).toContainText('exchanging');
  await step(page, 600);
  expect(await look(page, (state) => state.devices[3].spec?.id)).toMatch(/^wire-014/);
  await expect(page.locator('[data-hub=wire]')).toContainText('0.014');
});

test('what does not fit is refused in words', async ({ page }) => {
  await openLevel(page);
  await page.keyboard.press('3');
  await step(page, 1);
  await page.locator('.exchange').getByRole('button').first().click();
  await step(page, 2);
  await expect(page.locator('.coach')).toContainText('do not fit into each other');
});

for (const [width, height] of [
  [1280, 720],
  [800, 600],
] as const) {
  test(`at ${width} × ${height} every choice of an exchange is seen, and the arrows walk over them`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await openLevel(page);
    await step(page, 1);
    const before = await look(page, (state) => state.devices[3].insertedMm);
    const { room, last } = await page.evaluate(() => {
      const bottomOf = (selector: string) => document.querySelector(selector)!.getBoundingClientRect().bottom;
      return { room: bottomOf('.exchange'), last: bottomOf('.exchange li:last-child') };
    });
    expect(last).toBeLessThanOrEqual(room + 0.5);
    await page.keyboard.press('t');
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('button', { name: 'Take it out' })).toBeFocused();
    await step(page, 5);
    expect(await look(page, (state) => state.devices[3].insertedMm)).toBe(before);
  });
}

test('a window too narrow for the console says so', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await openLevel(page);
  await expect(page.getByText('at least 620 pixels wide')).toBeVisible();
  await expect(page.locator('.play')).toBeHidden();
});
