import { readFileSync } from 'node:fs';
import { findBarriers, look, openLevel, step, waitForPicture } from './at-the-console.ts';
import { expect, test } from './quiet-page.ts';

for (const [width, height] of [
  [1366, 768],
  [1920, 1080],
  [1024, 768],
] as const) {
  test(`at ${width} × ${height} nothing scrolls, nothing is cut off and the picture is square`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await openLevel(page);
    await step(page, 1);
    const { scrolls, cut, side } = await page.evaluate(() => {
      const { scrollWidth, scrollHeight } = document.documentElement;
      const words = [...document.querySelectorAll<HTMLElement>('button, dd, dt, h2, .pill, .corner, .badge, .reason')];
      const isCut = (one: HTMLElement) => {
        const box = one.getBoundingClientRect();
        const room = (one.closest('.column, header, footer, .picture') ?? document.body).getBoundingClientRect();
        const tooWide = one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline';
        return tooWide || box.right > room.right + 1 || box.bottom > room.bottom + 1;
      };
      const picture = document.querySelector('.picture')!.getBoundingClientRect();
      return {
        scrolls: scrollWidth > innerWidth || scrollHeight > innerHeight,
        cut: words.filter(isCut).map((one) => one.outerHTML.slice(0, 120)),
        side: [picture.width, picture.height],
      };
    });
    expect(scrolls).toBe(false);
    expect(cut).toEqual([]);
    expect(side[0]).toBeCloseTo(side[1], 1);
  });
}

test('the console in play is open to everyone, and so are its menus', async ({ page }) => {
  await openLevel(page);
  await step(page, 1);
  expect(await findBarriers(page)).toEqual([]);
  await page.keyboard.press('h');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  expect(await findBarriers(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Paused' })).toBeVisible();
  expect(await findBarriers(page)).toEqual([]);
});

test('nothing jumps: the columns stay where they are while the figures change', async ({ page }) => {
  await openLevel(page);
  const places = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('.hub, .plate, .checklist li, .picture, .pill, .cost > div')].map((one) => {
        const { x, y, width } = one.getBoundingClientRect();
        return [x, y, width].map(Math.round).join(' ');
      }),
    );
  const before = await places();
  await page.keyboard.down('Space');
  await page.keyboard.down('w');
  for (let i = 0; i < 5; i++) {
    await step(page, 20);
    expect(await places()).toEqual(before);
  }
});

test('a menu stops the world, without a beam behind it, and Esc goes on', async ({ page }) => {
  await page.goto('/?level=right-t8');
  await waitForPicture(page);
  await page.keyboard.down('Space');
  await page.waitForFunction(() => window.azygos.session!.state.beam.pulses > 1);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Paused' })).toBeVisible();
  const { tick, beam } = await look(page, (state) => ({ tick: state.tick, beam: state.beam.pedalDown }));
  expect(beam).toBe(false);
  await page.waitForTimeout(200);
  expect(await look(page, (state) => state.tick)).toBe(tick);
  await page.keyboard.press('Escape');
  await page.waitForFunction((then) => window.azygos.session!.state.tick > then, tick);
});

test('one can begin again and go back to the levels', async ({ page }) => {
  await openLevel(page);
  await page.keyboard.down('w');
  await step(page, 30);
  await page.keyboard.up('w');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Start again', exact: true }).click();
  await page.waitForFunction(() => window.azygos.session!.state.tick === 0);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Back to the levels' }).click();
  await expect(page.getByRole('button', { name: /Groin to cava/ })).toBeVisible();
});

test('a run can be saved as a file that says how to play it again', async ({ page }) => {
  await openLevel(page);
  await page.keyboard.down('w');
  await step(page, 30);
  await page.keyboard.up('w');
  await page.keyboard.press('Escape');
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save this run as a file' }).click();
  const file = await saving;
  expect(file.suggestedFilename()).toBe('azygos-right-t8.json');
  const run = JSON.parse(readFileSync(await file.path(), 'utf8'));
  expect(run).toMatchObject({ level: 'right-t8', ticks: await look(page, (state) => state.tick) });
  expect(JSON.stringify(run.commands)).toContain('"push"');
});

test('a mute is remembered', async ({ page }) => {
  await openLevel(page);
  await page.keyboard.press('m');
  await expect(page.getByRole('button', { name: 'Sound off' })).toBeVisible();
  await page.reload();
  await waitForPicture(page);
  await expect(page.getByRole('button', { name: 'Sound off' })).toBeVisible();
  await page.keyboard.press('m');
  await expect(page.getByRole('button', { name: 'Sound on' })).toBeVisible();
});

test('a pedal that is still held when a menu opens presses none of its buttons', async ({ page }) => {
  await openLevel(page);
  await page.keyboard.down('Space');
  await page.keyboard.press('h');
  await expect(page.getByRole('button', { name: 'Back to the patient' })).toBeFocused();
  await page.keyboard.down('Space');
  await page.keyboard.up('Space');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.keyboard.press('Space');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeHidden();
});

test('the end of a level is told with what it took, once one has seen it', async ({ page }) => {
  await openLevel(page, 'drill-groin-to-cava');
  const tipVein = (index: number) => page.evaluate((at) => window.azygos.session!.state.devices[at].tipVessel, index);
  const lit = () => page.evaluate(() => window.azygos.session!.progress.lit.length);
  for (const key of ['Space', 'e', 'w']) await page.keyboard.down(key);
  for (let i = 0; i < 40 && (await tipVein(3)) !== 'svc'; i++) await step(page, 15);
  await page.keyboard.press('1');
  for (let i = 0; i < 40 && (await tipVein(0)) !== 'svc'; i++) await step(page, 15);
  await page.keyboard.down('Shift');
  for (let i = 0; i < 40 && !(await page.locator('.coach').innerText()).includes('now look'); i++) await step(page, 15);
  await page.keyboard.up('w');
  expect(await lit()).toBe(2);
  await page.keyboard.down('i');
  for (let i = 0; i < 40 && (await lit()) < 3; i++) await step(page, 15);
  await expect(page.getByRole('dialog', { name: 'You are there.' })).toContainText('3 of 3 steps done');
  await expect(page.locator('.pill.done')).toHaveCount(3);
  await expect(page.locator('.coach')).toContainText('Every step is done.');
});
