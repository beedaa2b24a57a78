import { describe, expect, it } from 'vitest';
import { clockTime, nameCranial, nameLao, nameRoll } from '../../../src/shell/ui/readout.ts';

describe('what the console prints', () => {
  it('names the side of the C-arm as a cath lab does', () => {
    expect([-30, 0, 15].map(nameLao)).toEqual(['RAO 30°', 'AP 0°', 'LAO 15°']);
    expect([-10, 0, 5].map(nameCranial)).toEqual(['CAU 10°', 'CRA 0°', 'CRA 5°']);
  });

  it('says where a tip points: 0 is anterior, a quarter turn is the patient’s left, whole turns do not count', () => {
    expect([0, 90, 180, 270, -90, 360 + 135].map(nameRoll)).toEqual([
      'anterior',
      'left',
      'posterior',
      'right',
      'right',
      'posterior and left',
    ]);
  });

  it('counts minutes and seconds, and never a second that has not passed', () => {
    expect([0, 59.99, 60, 754.2].map(clockTime)).toEqual(['00:00', '00:59', '01:00', '12:34']);
  });
});
