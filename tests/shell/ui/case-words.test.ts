import { describe, expect, it } from 'vitest';
import { caseOfTheDay, sayCase } from '../../../src/shell/ui/case-words.ts';

const rightT8 = { title: 'Right T8', target: { foramen: 'R T8' } };

describe('a case by chance on the first page', () => {
  it('is the same all day, and another one on any other day of two years', () => {
    expect(caseOfTheDay(new Date(2026, 4, 3, 0, 1))).toBe(caseOfTheDay(new Date(2026, 4, 3, 23, 59)));
    const days = Array.from({ length: 730 }, (_, k) => caseOfTheDay(new Date(2026, 0, 1 + k, 12)));
    expect(new Set(days).size).toBe(730);
  });

  it('says what was drawn and how common it is', () => {
    const drawn = { group: 'right T5-T12', foramen: 'R T8', patientSeed: 1 } as const;
    expect(sayCase(drawn, rightT8, true)).toBe(
      'Case of the day: right T8, from a group with 41 of 78 fistulas that 60 patients had.',
    );
  });

  it('says so where there is only a level near it', () => {
    const drawn = { group: 'cervical', foramen: 'L C7', patientSeed: 1 } as const;
    expect(sayCase(drawn, rightT8, false)).toMatch(/left C7.*no level of it yet; the nearest is Right T8\.$/);
  });
});
