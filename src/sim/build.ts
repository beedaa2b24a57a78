/**
 * Name of this build in replays: a replay is exact only on the build that recorded it. It ends in a digest of the
 * simulation and of the data it reads; `npm run stamp` renews it, and a test fails while it is stale.
 */
export const SIM_BUILD = 'azygos-758bfcc0';
