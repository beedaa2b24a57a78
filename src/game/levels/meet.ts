import type { Vessel, VesselTree } from '../../sim/index.ts';

/** Whether one of two veins opens into the other. */
export function meet(a: Vessel, b: Vessel): boolean {
  return [a.from, a.to].includes(b.id) || [b.from, b.to].includes(a.id);
}

/** More names help nobody. */
const MOST = 8;

/** The veins that meet this one, for whoever looked for the way into it; of a trunk only the first. */
export function sayMeetings(vessel: Vessel, { vessels }: VesselTree): string {
  const ids = vessels.filter((other) => other !== vessel && meet(vessel, other)).map(({ id }) => id);
  const rest = ids.length > MOST ? ` and ${ids.length - MOST} more` : '';
  return `"${vessel.id}" meets ${ids.slice(0, MOST).join(', ') || 'no other vein'}${rest}.`;
}
