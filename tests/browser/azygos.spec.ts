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

interface Picture {
  sidePx: number;
  grey: number[];
}

function takePicture(page: Page): Promise<Picture> {
  return page.evaluate(() => {
    const { sidePx, rgba } = window.azygos.fluoro!.readPixels();
    return { sidePx, grey: Array.from({ length: sidePx * sidePx }, (_, i) => rgba[4 * i]!) };
  });
}

/** Places of the wire beyond the catheter on a picture, px, and the direction across it there; only those well in view. */
async function wireOnPicture(page: Page, sidePx: number) {
  const { beam, line } = await look(page, ({ beam, rod, devices }) => {
    const line: [number, number, number][] = [];
    for (let i = 0; i < rod.count; i += 1) {
      if (rod.arcMm[i]! > devices[1]!.insertedMm + 3) line.push([rod.xMm[i]!, rod.yMm[i]!, rod.zMm[i]!]);
    }
    return { beam: { ...beam }, line };
  });
  const points = line.map(([x, y, z]) => projectPoint(beam, sidePx, x, y, z));
  return points.slice(1, -1).flatMap(({ xPx, yPx }, i) => {
    const dx = points[i + 2]!.xPx - points[i]!.xPx;
    const dy = points[i + 2]!.yPx - points[i]!.yPx;
    const length = Math.hypot(dx, dy);
    const isInView = Math.min(xPx, yPx, sidePx - xPx, sidePx - yPx) > 0.08 * sidePx;
    return isInView && length > 1 ? [{ xPx, yPx, across: [-dy / length, dx / length] as const }] : [];
  });
}

/** Share of the wire's places (moved aside by so many mm) that are darker than before the wire came, by more than the grain. */
async function darkenedShare(page: Page, before: Picture, after: Picture, asideMm: number): Promise<number> {
  const places = await wireOnPicture(page, after.sidePx);
  expect(places.length).toBeGreaterThan(15);
  const fieldMm = await look(page, ({ beam }) => beam.fieldMm);
  const aside = (asideMm * after.sidePx) / fieldMm;
  const mean = ({ grey, sidePx }: Picture, x: number, y: number) => {
    let sum = 0;
    for (const dx of [-1, 0, 1])
      for (const dy of [-1, 0, 1]) sum += grey[(Math.round(y) + dy) * sidePx + Math.round(x) + dx]! / 9;
    return sum;
  };
  const darker = places.filter(({ xPx, yPx, across: [ax, ay] }) => {
    const [x, y] = [xPx + aside * ax, yPx + aside * ay];
    return mean(before, x, y) - mean(after, x, y) > DARKER_GREY;
  });
  return darker.length / places.length;
}

/** Grey levels that count as a shadow: three times the grain of a 3 × 3 mean. */
const DARKER_GREY = 10;

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
  const before = await takePicture(page);
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
  const after = await takePicture(page);
  expect(await darkenedShare(page, before, after, 0)).toBeGreaterThan(0.9);
  // The measure sees the wire, not the patient: a few millimetres to its side nothing has changed.
  expect(await darkenedShare(page, before, after, 5)).toBeLessThan(0.1);
  expect(await darkenedShare(page, before, after, -5)).toBeLessThan(0.1);
});
