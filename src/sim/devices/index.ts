export type { DeviceSpec } from './device.ts';
