import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { projectPoint } from '../../src/sim/beam/projection.ts';
import { look, openLevel, step } from './at-the-console.ts';
import { expect, test } from './quiet-page.ts';

interface Span {
  tick: number;
  ticks: number;
  commands: unknown[];
}

/** The expert's hands up to a tick, so that a test can go on from there. */
async function playExpert(page: Page, toTick: number): Promise<void> {
  const run = JSON.parse(readFileSync('levels/right-t8.expert.json', 'utf8')) as { commands: Span[] };
  await page.evaluate(
    ({ spans, to }) => {
      const session = window.azygos.session!;
      for (const { tick, ticks, commands } of spans)
        for (let t = tick; t < Math.min(tick + ticks, to); t += 1) {
          while (session.state.tick < t) session.tick();
          for (const command of commands) session.command(command);
          session.tick();
        }
      while (session.state.tick < to) session.tick();
    },
    { spans: run.commands, to: toTick },
  );
}

/** The tick in which the expert first asks for contrast. */
function firstInjectionTick(): number {
  const run = JSON.parse(readFileSync('levels/right-t8.expert.json', 'utf8')) as { commands: Span[] };
  return run.commands.find(({ commands }) => (commands as { kind: string }[]).some(({ kind }) => kind === 'inject'))!
    .tick;
}

/** Mean grey, over a patch of 5 × 5 pixels, at points of the patient. */
async function greyAt(page: Page, points: readonly (readonly number[])[]): Promise<number[]> {
  const beam = await look(page, ({ beam }) => ({ ...beam }));
  const { sidePx, grey } = await page.evaluate(() => {
    const { sidePx, rgba } = window.azygos.fluoro!.readPixels();
    return { sidePx, grey: Array.from({ length: sidePx * sidePx }, (_, i) => rgba[4 * i]!) };
  });
  return points.map(([x, y, z]) => {
    const { xPx, yPx } = projectPoint(beam, sidePx, x!, y!, z!);
    let sum = 0;
    for (let dx = -2; dx <= 2; dx += 1)
      for (let dy = -2; dy <= 2; dy += 1) sum += grey[(Math.round(yPx) + dy) * sidePx + Math.round(xPx) + dx]! / 25;
    return sum;
  });
}

/** Pulse after pulse, until the picture's own memory of the ones before has faded. */
async function watchFor(page: Page, ticks: number): Promise<void> {
  for (let at = 0; at < ticks; at += 8) await step(page, 8);
}

test('contrast that is injected is seen in the vein where the blood carries it, and is gone again', async ({
  page,
}) => {
  await openLevel(page);
  await playExpert(page, firstInjectionTick());
  for (const key of ['o', 'q', '2']) await page.keyboard.press(key);
  await watchFor(page, 120);
  const places = await look(page, ({ tree, devices }) => {
    const { pointsMm } = tree.byId.get('az_arch')!;
    const tip = devices[1]!;
    const along = Array.from({ length: pointsMm.length / 3 }, (_, k) => [...pointsMm.slice(3 * k, 3 * k + 3)]);
    return along.filter(([, y]) => Math.abs(y! - tip.tipYMm) < 60 && y! > tip.tipYMm + 15);
  });
  expect(places.length).toBeGreaterThan(5);
  const before = await greyAt(page, places);
  await page.keyboard.press('r');
  await watchFor(page, 150);
  expect(await look(page, ({ injector }) => injector.contrastMl)).toBeGreaterThan(2);
  const during = await greyAt(page, places);
  await step(page, 900);
  await watchFor(page, 120);
  const after = await greyAt(page, places);
  const darker = (a: number[], b: number[]) => a.reduce((sum, grey, k) => sum + grey - b[k]!, 0) / a.length;
  expect(darker(before, during)).toBeGreaterThan(15);
  expect(Math.abs(darker(before, after))).toBeLessThan(6);
});

test('the patient is asked with keys, and the monitor shows what comes of it', async ({ page }) => {
  await openLevel(page);
  const monitor = page.getByLabel('Patient monitor');
  await expect(monitor).toContainText('quiet');
  await page.keyboard.press('v');
  await step(page, 90);
  await expect(monitor).toContainText('strain');
  expect(await look(page, ({ flow }) => flow.atriumMmHg)).toBeGreaterThan(15);
  await page.keyboard.press('v');
  await step(page, 90);
  await expect(monitor).toContainText('quiet');
  await page.getByRole('button', { name: 'Breathe in' }).click();
  await step(page, 60);
  await expect(monitor).toContainText('held');
});

test('agent cannot be pressed without a microcatheter, and the coach says so; time can be hurried', async ({
  page,
}) => {
  await openLevel(page);
  await page.keyboard.down('g');
  await step(page, 5);
  await page.keyboard.up('g');
  await step(page, 5);
  await expect(page.getByRole('status')).toContainText('no microcatheter to inject through');
  const before = await look(page, ({ tick }) => tick);
  await page.keyboard.down('n');
  await step(page, 10);
  await page.keyboard.up('n');
  expect((await look(page, ({ tick }) => tick)) - before).toBe(40);
});

test('the injector gives what it is set to, after its delay; an exam has neither coach nor outlines', async ({
  page,
}) => {
  await openLevel(page);
  await page.keyboard.press('Escape');
  await page.getByLabel('Rate').fill('2.5');
  await page.getByLabel('Volume').fill('5');
  await page.getByLabel('Delay').fill('1');
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.keyboard.press('1');
  await page.keyboard.press('r');
  await step(page, 2);
  expect(await look(page, ({ injector }) => injector.order)).toMatchObject({
    ...{ device: 'guide', wantedMlPerS: 2.5, leftMl: 5, started: false },
  });
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Start again as an exam' }).click();
  await expect(page.getByLabel('What to do')).toContainText('No coach, no outlines');
  await expect(page.getByRole('button', { name: 'Outlines' })).toBeDisabled();
});
