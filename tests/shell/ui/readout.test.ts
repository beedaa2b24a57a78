import { describe, expect, it } from 'vitest';
import { clockTime, nameCranial, nameLao } from '../../../src/shell/ui/readout.ts';
import { freshName, settle } from '../../../src/shell/ui/steady-name.ts';

describe('what the console prints', () => {
  it('names the side of the C-arm as a cath lab does', () => {
    expect([-30, 0, 15].map(nameLao)).toEqual(['RAO 30°', 'AP 0°', 'LAO 15°']);
    expect([-10, 0, 5].map(nameCranial)).toEqual(['CAU 10°', 'CRA 0°', 'CRA 5°']);
  });

  it('counts minutes and seconds, and never a second that has not passed', () => {
    expect([0, 59.99, 60, 754.2].map(clockTime)).toEqual(['00:00', '00:59', '01:00', '12:34']);
  });
});

describe('the name of the vein in which a tip lies', () => {
  it('stays while the tip hovers at a mouth, and changes once it has settled', () => {
    const name = freshName();
    expect(settle(name, 'Azygos vein', 0)).toBe('Azygos vein');
    for (let tick = 1; tick < 120; tick += 10)
      expect(settle(name, tick % 20 === 1 ? 'Right T8' : 'Azygos vein', tick)).toBe('Azygos vein');
    settle(name, 'Right T8', 120);
    expect(settle(name, 'Right T8', 150)).toBe('Right T8');
    expect(settle(name, '–', 151)).toBe('–');
  });
});
