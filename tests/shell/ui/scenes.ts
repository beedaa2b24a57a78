/** Patients in whom the devices lie where a coach has something to say. */
import { createSim, type DeviceSlot, type SimState } from '../../../src/sim/index.ts';
import { levelCalled } from '../../game/levels-for-tests.ts';

export const CAVA = ['cfv_r', 'eiv_r', 'cic_r', 'ivc', 'ra', 'svc'];
export const AZYGOS = [...CAVA, 'az_arch', 'azygos'];

export const t8 = levelCalled('right-t8');
export const drill = levelCalled('drill-groin-to-cava');

interface Scene {
  route: string[];
  /** Catheters within the guide, up to its mouth or so far. */
  catheters?: readonly (readonly [DeviceSlot, spec: string, insertedMm?: number])[];
  wire: string;
  wireMm: number;
  guideMm: number;
}

export function lay({ route, wire, wireMm, guideMm, catheters = [] }: Scene): SimState {
  const devices = [
    { slot: 'guide' as const, spec: 'guide-6f-straight', insertedMm: guideMm, rollRad: 0 },
    ...catheters.map(([slot, spec, insertedMm = guideMm]) => ({ slot, spec, insertedMm, rollRad: 0 })),
    { slot: 'wire' as const, spec: wire, insertedMm: wireMm, rollRad: 0 },
  ];
  const view = { isocentreXMm: 0, isocentreYMm: 0, fieldMm: 420 };
  return createSim({ seed: 1, route, devices, view });
}

export const ANGLED = ['intermediate', 'intermediate-5f'] as const;
export const MICRO = ['microcatheter', 'micro-duo'] as const;

export const microwireIn = (vein: string, wireMm: number, guideMm = 560) =>
  lay({ route: [...AZYGOS, vein], wire: 'wire-014', wireMm, guideMm, catheters: [ANGLED, MICRO] });
