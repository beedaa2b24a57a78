import { fingerprint, look, openLevel, step } from './at-the-console.ts';
import { expect, test } from './quiet-page.ts';

test('the pedal switches the beam on, says so in amber, and the picture lives', async ({ page }) => {
  await openLevel(page);
  await expect(page.getByText('LAST IMAGE')).toBeVisible();
  const still = await fingerprint(page);
  await page.keyboard.down('Space');
  await step(page, 20);
  await expect(page.getByText('X-RAY ON')).toBeVisible();
  await expect(page.getByText('X-RAY ON')).toHaveCSS('background-color', 'rgb(255, 200, 87)');
  expect(await fingerprint(page)).not.toBe(still);
  expect(await look(page, ({ beam }) => beam.pulses)).toBeGreaterThan(0);
});

test('the last image is held when the foot leaves the pedal: no pulse, no change, whatever moves', async ({ page }) => {
  await openLevel(page);
  await page.keyboard.down('Space');
  await step(page, 20);
  await page.keyboard.up('Space');
  await step(page, 1);
  const held = await fingerprint(page);
  await page.keyboard.down('w');
  await step(page, 30);
  await expect(page.getByText('LAST IMAGE')).toBeVisible();
  expect(await fingerprint(page)).toBe(held);
});

test('lost focus takes the foot off the pedal and both hands off the devices', async ({ page }) => {
  await openLevel(page);
  await page.keyboard.down('Space');
  await page.keyboard.down('w');
  await step(page, 5);
  expect(await look(page, ({ beam }) => beam.pedalDown)).toBe(true);
  await page.evaluate(() => window.dispatchEvent(new Event('blur')));
  await step(page, 1);
  const fed = await look(page, (state) => state.devices[3].insertedMm);
  expect(await look(page, ({ beam }) => beam.pedalDown)).toBe(false);
  await step(page, 20);
  expect(await look(page, (state) => state.devices[3].insertedMm)).toBeCloseTo(fed, 1);
});

test('the outlines are an aid that can be switched, and the choice is remembered', async ({ page }) => {
  await openLevel(page);
  const outlined = await fingerprint(page);
  await page.keyboard.press('o');
  await step(page, 1);
  expect(await fingerprint(page)).not.toBe(outlined);
  await page.reload();
  await page.waitForFunction(() => window.azygos?.fluoro);
  await expect(page.getByRole('button', { name: 'Outlines' })).toHaveAttribute('aria-pressed', 'false');
});

test('where the browser has no WebGL the page says so and the devices still move', async ({ page }) => {
  await page.addInitScript(() => {
    const real = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
      return kind.startsWith('webgl') ? null : (real as (...all: unknown[]) => unknown).call(this, kind, ...rest);
    } as typeof real;
  });
  await page.goto('/?level=right-t8');
  await expect(page.getByText(/No X-ray picture: this browser offers no WebGL/)).toBeVisible();
  await page.keyboard.down('w');
  await page.waitForFunction(() => window.azygos.session!.state.devices[3].fedMm > 0);
});

test('the beam hums while it is on, once a key has allowed sound', async ({ page }) => {
  const hums = () =>
    page.evaluate(() => {
      const { Howler } = window as unknown as { Howler: { _howls: { loop(): boolean; playing(): boolean }[] } };
      return Howler._howls.some((howl) => howl.loop() && howl.playing());
    });
  await openLevel(page);
  await page.keyboard.press('1');
  await page.keyboard.down('Space');
  await step(page, 2);
  await expect.poll(hums).toBe(true);
  await page.keyboard.up('Space');
  await step(page, 2);
  await expect.poll(hums).toBe(false);
});
