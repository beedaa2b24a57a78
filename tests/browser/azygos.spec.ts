import type { Page } from '@playwright/test';
import { projectPoint } from '../../src/sim/beam/projection.ts';
import { look, openLevel, step } from './at-the-console.ts';
import { expect, test } from './quiet-page.ts';

/** Hold a key for a number of ticks. */
async function hold(page: Page, key: string, ticks: number): Promise<void> {
  await page.keyboard.down(key);
  await step(page, ticks);
  await page.keyboard.up(key);
  await step(page, 1);
}

interface Sample {
  xPx: number;
  yPx: number;
  /** Direction across the wire on the picture. */
  across: readonly [number, number];
}

/** How much darker the picture is on the wire (or on a line so many mm beside it) than to both sides, grey levels, along its run in view. */
async function wireContrast(page: Page, besideMm = 0): Promise<number[]> {
  const { beam, line } = await look(page, ({ beam, rod, devices }) => {
    const out = devices[1]!.insertedMm + 3;
    const line: number[][] = [];
    for (let i = 0; i < rod.count; i += 1) {
      if (rod.arcMm[i]! > out) line.push([rod.xMm[i]!, rod.yMm[i]!, rod.zMm[i]!]);
    }
    return { beam: { ...beam }, line };
  });
  const { sidePx, grey } = await page.evaluate(() => {
    const { sidePx, rgba } = window.azygos.fluoro!.readPixels();
    return { sidePx, grey: Array.from({ length: sidePx * sidePx }, (_, i) => rgba[4 * i]!) };
  });
  const points = line.map(([x, y, z]) => projectPoint(beam, sidePx, x!, y!, z!));
  const samples: Sample[] = [];
  for (let i = 1; i < points.length - 1; i += 1) {
    const dx = points[i + 1]!.xPx - points[i - 1]!.xPx;
    const dy = points[i + 1]!.yPx - points[i - 1]!.yPx;
    const length = Math.hypot(dx, dy);
    const { xPx, yPx } = points[i]!;
    const inView = Math.min(xPx, yPx, sidePx - xPx, sidePx - yPx) > 0.08 * sidePx;
    if (inView && length > 1) samples.push({ xPx, yPx, across: [-dy / length, dx / length] });
  }
  const at = (x: number, y: number) => grey[Math.round(y) * sidePx + Math.round(x)]!;
  // Darkest within a pixel of the line, against the mean a few millimetres to both sides.
  const aside = (sidePx * 4) / beam.fieldMm;
  const offset = (sidePx * besideMm) / beam.fieldMm;
  return samples.map(({ xPx: wireX, yPx: wireY, across: [ax, ay] }) => {
    const xPx = wireX + offset * ax;
    const yPx = wireY + offset * ay;
    const on = Math.min(...[-1, 0, 1].map((d) => at(xPx + d * ax, yPx + d * ay)));
    const beside = [-1, 1].flatMap((side) =>
      [0.8, 1, 1.2].map((f) => at(xPx + side * f * aside * ax, yPx + side * f * aside * ay)),
    );
    return beside.reduce((sum, each) => sum + each, 0) / beside.length - on;
  });
}

test('with the keyboard alone a newcomer turns the catheter backwards and drives the wire into the azygos', async ({
  page,
}) => {
  await openLevel(page);
  await page.keyboard.press('o');
  await page.keyboard.press('q');
  await step(page, 2);
  expect(await look(page, ({ devices }) => devices[3]!.tipVessel)).toBe('svc');

  await page.keyboard.press('2');
  await hold(page, 'w', 34);
  await hold(page, 'd', 60);
  await page.keyboard.press('4');
  await hold(page, 'w', 46);
  await hold(page, 'd', 60);
  await hold(page, 'w', 240);

  const wire = await look(page, ({ devices }) => ({
    vessel: devices[3]!.tipVessel,
    y: devices[3]!.tipYMm,
    z: devices[3]!.tipZMm,
    roll: devices[3]!.hubRollRad,
  }));
  expect(wire.vessel).toBe('azygos');
  // Down behind: below the arch, in front of the spine.
  expect(wire.y).toBeLessThan(60);
  expect(wire.z).toBeLessThan(30);
  expect(wire.roll).toBeCloseTo(Math.PI, 1);
  const lit = await page.evaluate(() => window.azygos.session!.progress.lit.map(({ phase }) => phase));
  expect(lit).toContain('azygos-ostium');

  // Let the exposure and the recursive filter settle on the still wire.
  await step(page, 60);
  const contrast = await wireContrast(page);
  const beside = await wireContrast(page, 8);
  expect(contrast.length).toBeGreaterThan(15);
  const visible = contrast.filter((difference) => difference > 4).length;
  expect(visible / contrast.length, `grey levels: ${contrast.map(Math.round).join(' ')}`).toBeGreaterThan(0.8);
  // And there is no such line next to it: the measure sees the wire, not the patient.
  const mistaken = beside.filter((difference) => difference > 4).length;
  expect(mistaken / beside.length, `grey levels: ${beside.map(Math.round).join(' ')}`).toBeLessThan(0.5);
});
