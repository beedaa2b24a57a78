export { type DeviceCatalogue, deviceCatalogue, readCatalogue } from './catalogue.ts';
export type { DeviceSpec } from './device.ts';
