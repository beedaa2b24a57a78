/** What every spec does at the console: open a level, stop its clock, step it, look at it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type {} from '../../src/main.ts';
import type { SimState } from '../../src/sim/index.ts';

/** Straight to a level, with its picture, and the clock in the hands of the test. */
export async function openLevel(page: Page, level = 'right-t8'): Promise<void> {
  await page.goto(`/?level=${level}`);
  await waitForPicture(page);
  await page.evaluate(() => window.azygos.pause());
}

export async function waitForPicture(page: Page): Promise<void> {
  await page.waitForFunction(() => window.azygos?.session && window.azygos.fluoro);
}

export async function step(page: Page, ticks: number): Promise<void> {
  await page.evaluate((count) => window.azygos.step(count), ticks);
}

/** Part of the state, as data. */
export function look<T>(page: Page, part: (state: SimState) => T): Promise<T> {
  return page.evaluate(`(${part.toString()})(window.azygos.session.state)`) as Promise<T>;
}

/** A few numbers that change when the picture does. */
export function fingerprint(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { rgba } = window.azygos.fluoro!.readPixels();
    let hash = 0;
    for (let i = 0; i < rgba.length; i += 4) hash = (Math.imul(hash, 31) + rgba[i]) | 0;
    return String(hash);
  });
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What keeps people from using the page, one line each. */
export async function findBarriers(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await axe.run();
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
  });
}
