/** The one place where the bench takes hold of the game's own solver; there is no second one for tests. */
export {
  type Assembly,
  createProbe,
  createRod,
  createWorld,
  type Lumen,
  type LumenProbe,
  layAssembly,
  type MatterWorld,
  type NodePlaces,
  profileDevice,
  type RodState,
  type RodSupport,
  type StackDevice,
  solveRod,
  stepAssembly,
  stepWorld,
} from '../../sim/physics/index.ts';
