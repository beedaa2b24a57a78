/** From where on agent counts against a cast. */

/** Agent that is not worth a word, mL. @assumption a speck */
export const SPECK_ML = 0.005;
/** Margin before the trunk that is to stay free, mm. @assumption a vein's width and a half */
export const MARGIN_MM = 5;
/** @source retention grows with reflux beyond 10 mm: Onyx instructions for use */
export const REFLUX_MM = 10;
