/** What blood weighs, and the unit of its pressure. */

/** @source 1 050 to 1 060 at a haematocrit of 45 %, standard physiology */
export const DENSITY_KG_PER_M3 = 1055;
/** @source definition of the millimetre of mercury */
export const PASCAL_PER_MMHG = 133.322;
