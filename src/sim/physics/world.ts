import Matter from 'matter-js';
import { MAX_NODES, type RodState } from './rod-state.ts';
import type { FreeMotion } from './solve.ts';

/**
 * matter-js, and nothing else, lives here: it owns the tick, the frontal plane, each node as a body, and the leaflets.
 * The rod solve is one listener on `beforeSolve`: it reads Matter's predicted positions and writes the solved ones back,
 * leaving `positionPrev`, so that Matter's own position-based velocity follows. Depth z has no home in Matter; it is
 * predicted here by the same rule.
 */
export interface MatterWorld {
  engine: Matter.Engine;
  /** One body per node that ever was; the first `inUse` of them are in the world. */
  bodies: Matter.Body[];
  inUse: number;
}

/** Fields of a Matter body that its typings leave out. */
type NodeBody = Matter.Body & { positionPrev: Matter.Vector; deltaTime: number };

/** Nodes meet leaflets (category 2) and nothing else; never each other. */
const NODE_FILTER = { category: 1, mask: 2, group: 0 };
/** Side of a node's body, mm: only a token for Matter's broad phase; leaflets use the true radius. @assumption a microwire's diameter */
const NODE_SIZE_MM = 0.36;

const free: FreeMotion = {
  x: new Float64Array(MAX_NODES),
  y: new Float64Array(MAX_NODES),
  z: new Float64Array(MAX_NODES),
};

export function createWorld(): MatterWorld {
  const engine = Matter.Engine.create({ enableSleeping: false });
  engine.gravity.scale = 0;
  return { engine, bodies: [], inUse: 0 };
}

/** What the listener below works on during one `Engine.update`; empty between ticks. */
let under: { world: MatterWorld; rod: RodState; solve: (free: FreeMotion) => void } | null = null;
const HOOKS = {
  beforeSolve: [
    () => {
      if (!under) return;
      readPrediction(under.world, under.rod);
      under.solve(free);
      writeBack(under.world, under.rod);
    },
  ],
};

/** One tick of Matter with the rod solve inside it. */
export function stepWorld(world: MatterWorld, rod: RodState, stepS: number, solve: (free: FreeMotion) => void): void {
  placeBodies(world, rod, stepS);
  under = { world, rod, solve };
  // Functions cannot be cloned: the engine holds the plugin's hook only while it is stepped.
  const hooked = world.engine as { events?: unknown };
  hooked.events = HOOKS;
  try {
    Matter.Engine.update(world.engine, stepS * 1000);
  } finally {
    hooked.events = {};
    under = null;
  }
  for (let i = 0; i < rod.count; i += 1) {
    rod.xMm[i] = world.bodies[i]!.position.x;
    rod.yMm[i] = world.bodies[i]!.position.y;
  }
}

/** Give every node its body: as many as there are nodes, where the rod has them, at the speed the rod has. */
function placeBodies(world: MatterWorld, rod: RodState, stepS: number): void {
  while (world.bodies.length < rod.count) world.bodies.push(createNodeBody());
  while (world.inUse < rod.count) Matter.Composite.add(world.engine.world, world.bodies[world.inUse++]!);
  while (world.inUse > rod.count) Matter.Composite.remove(world.engine.world, world.bodies[--world.inUse]!);
  for (let i = 0; i < rod.count; i += 1) {
    const body = world.bodies[i]! as NodeBody;
    const length = 0.5 * ((i > 0 ? rod.restMm[i - 1]! : 0) + (i < rod.count - 1 ? rod.restMm[i]! : 0));
    body.mass = rod.massPerMm[i]! * length;
    body.inverseMass = 1 / body.mass;
    moveBody(body, rod.xMm[i]!, rod.yMm[i]!);
    body.positionPrev.x = rod.xPrevMm[i]!;
    body.positionPrev.y = rod.yPrevMm[i]!;
    body.deltaTime = stepS * 1000;
  }
}

function createNodeBody(): Matter.Body {
  return Matter.Bodies.rectangle(0, 0, NODE_SIZE_MM, NODE_SIZE_MM, {
    inertia: Number.POSITIVE_INFINITY,
    frictionAir: 0,
    collisionFilter: NODE_FILTER,
  });
}

function readPrediction(world: MatterWorld, rod: RodState): void {
  for (let i = 0; i < rod.count; i += 1) {
    const position = world.bodies[i]!.position;
    free.x[i] = position.x;
    free.y[i] = position.y;
    free.z[i] = 2 * rod.zMm[i]! - rod.zPrevMm[i]!;
  }
  // The prediction has been read: from here on "previous" is the end of the last tick.
  for (let i = 0; i < rod.count; i += 1) {
    rod.xPrevMm[i] = rod.xMm[i]!;
    rod.yPrevMm[i] = rod.yMm[i]!;
    rod.zPrevMm[i] = rod.zMm[i]!;
  }
}

function writeBack(world: MatterWorld, rod: RodState): void {
  for (let i = 0; i < rod.count; i += 1) moveBody(world.bodies[i]!, rod.xMm[i]!, rod.yMm[i]!);
}

/** Move a body with its vertices and bounds; `positionPrev` stays. */
function moveBody(body: Matter.Body, x: number, y: number): void {
  const dx = x - body.position.x;
  const dy = y - body.position.y;
  body.position.x = x;
  body.position.y = y;
  for (let v = 0; v < body.vertices.length; v += 1) {
    body.vertices[v]!.x += dx;
    body.vertices[v]!.y += dy;
  }
  body.bounds.min.x += dx;
  body.bounds.max.x += dx;
  body.bounds.min.y += dy;
  body.bounds.max.y += dy;
}
