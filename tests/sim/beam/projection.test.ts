import { describe, expect, it } from 'vitest';
import {
  aimFrame,
  type BeamView,
  detectorMagnification,
  ISOCENTRE_Z_MM,
  projectPoint,
} from '../../../src/sim/index.ts';

const DEG = Math.PI / 180;
const SIZE_PX = 1000;
const view = (change: Partial<BeamView> = {}): BeamView => ({
  ...{ isocentreXMm: 0, isocentreYMm: 0, fieldMm: 300, laoRad: 0, cranialRad: 0 },
  ...change,
});
const pxPerMm = SIZE_PX / 300;

describe('projection of the patient onto the detector', () => {
  it('magnifies 1.47 times at the isocentre, and more nearer to the source', () => {
    const frame = aimFrame(view());
    expect(detectorMagnification(frame, 0, 0, ISOCENTRE_Z_MM)).toBeCloseTo(1100 / 750, 12);
    expect(detectorMagnification(frame, 0, 0, ISOCENTRE_Z_MM - 150)).toBeCloseTo(1100 / 600, 12);
  });

  it('shows the isocentre in the middle, patient left on the right, the head up', () => {
    const middle = projectPoint(view({ isocentreXMm: 12, isocentreYMm: -30 }), SIZE_PX, 12, -30, ISOCENTRE_Z_MM);
    expect([middle.xPx, middle.yPx, middle.scale]).toEqual([500, 500, 1]);
    expect(projectPoint(view(), SIZE_PX, 30, 0, ISOCENTRE_Z_MM).xPx).toBeCloseTo(500 + 30 * pxPerMm, 9);
    expect(projectPoint(view(), SIZE_PX, 0, 30, ISOCENTRE_Z_MM).yPx).toBeCloseTo(500 - 30 * pxPerMm, 9);
  });

  it('fills the picture with the field at the isocentre, whichever field is chosen', () => {
    for (const fieldMm of [420, 300, 200, 150]) {
      expect(projectPoint(view({ fieldMm }), SIZE_PX, fieldMm / 2, 0, ISOCENTRE_Z_MM).xPx).toBeCloseTo(SIZE_PX, 9);
    }
  });

  it('moves a tip that goes straight back by the sine of the obliquity, and not at all in the frontal view', () => {
    const travelMm = 0.01;
    for (const [deg, sine] of [
      [0, 0],
      [30, 0.5],
      [45, Math.SQRT1_2],
    ] as const) {
      const from = projectPoint(view({ laoRad: deg * DEG }), SIZE_PX, 0, 0, ISOCENTRE_Z_MM);
      const to = projectPoint(view({ laoRad: deg * DEG }), SIZE_PX, 0, 0, ISOCENTRE_Z_MM - travelMm);
      expect((to.xPx - from.xPx) / pxPerMm / travelMm).toBeCloseTo(sine, 4);
    }
  });

  it('puts the spine to the right of the heart in LAO and to the left in RAO', () => {
    const apart = (laoRad: number) =>
      projectPoint(view({ laoRad }), SIZE_PX, 0, 0, -20).xPx - projectPoint(view({ laoRad }), SIZE_PX, 0, 0, 60).xPx;
    expect(apart(40 * DEG)).toBeGreaterThan(0);
    expect(apart(-40 * DEG)).toBeLessThan(0);
  });

  it('lowers what is in front when the detector is turned towards the head', () => {
    const seen = projectPoint(view({ cranialRad: 20 * DEG }), SIZE_PX, 0, 0, ISOCENTRE_Z_MM + 50);
    const expectedMm = (50 * Math.sin(20 * DEG) * 750) / (750 + 50 * Math.cos(20 * DEG));
    expect((seen.yPx - 500) / pxPerMm).toBeCloseTo(expectedMm, 9);
  });

  it('keeps its axes at right angles and of unit length at every angle of the C-arm', () => {
    for (const laoRad of [-1, -0.3, 0, 0.7, 1]) {
      for (const cranialRad of [-0.5, 0, 0.4]) {
        const { right, up, along } = aimFrame(view({ laoRad, cranialRad }));
        const dot = (a: readonly number[], b: readonly number[]) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
        for (const axis of [right, up, along]) expect(dot(axis, axis)).toBeCloseTo(1, 12);
        for (const [a, b] of [
          [right, up],
          [up, along],
          [along, right],
        ])
          expect(dot(a, b)).toBeCloseTo(0, 12);
      }
    }
  });
});
