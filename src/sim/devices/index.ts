export { deviceCatalogue, readCatalogue } from './catalogue.ts';
export { type DeviceSpec, fitsInto } from './device.ts';
