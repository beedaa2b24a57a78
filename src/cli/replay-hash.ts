/** A process of `npm run verify`: plays the replay of V20 and prints the hash of the world that comes out. */
import './unsound-files.ts';
import { replayHash } from '../testbed/verification/index.ts';

console.log(replayHash());
