export { applyVariants, type Tables } from './apply.ts';
export { drawVariants } from './draw.ts';
export { readVariants } from './read.ts';
export { usualVariants, type Variants, variantRows } from './table.ts';
