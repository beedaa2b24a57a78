import Matter from 'matter-js';
import { MAX_NODES, type RodState } from './rod-state.ts';
import type { FreeMotion } from './solve.ts';
import type { ValveBody } from './valve-body.ts';

/**
 * matter-js, and nothing else, lives here: it owns the tick, the frontal plane, each node as a body, and the leaflets.
 * Leaflets do not collide in Matter, and no constraint of its hinges them: it knows only the frontal plane, in which a valve
 * seldom lies, and its constraints are too soft to be leak-proof. Their angles come from the rod's solve and the flow; here
 * they are kept where they are.
 * The rod solve is one listener on `beforeSolve`: it reads Matter's predicted positions and writes the solved ones back,
 * leaving `positionPrev`, so that Matter's own position-based velocity follows. Depth z has no home in Matter; it is
 * predicted here by the same rule.
 */
export interface MatterWorld {
  engine: Matter.Engine;
  /** One body per node that ever was; the first `inUse` of them are in the world. */
  bodies: Matter.Body[];
  inUse: number;
  /** Two bodies for each valve, seen from the front. */
  leaflets: Matter.Body[];
}

/** Fields of a Matter body that its typings leave out. */
type NodeBody = Matter.Body & { positionPrev: Matter.Vector; deltaTime: number };

/** Nodes meet nothing in Matter: not each other, and leaflets in the rod's solve. */
const NODE_FILTER = { category: 1, mask: 0, group: 0 };
const LEAFLET_FILTER = { category: 2, mask: 0, group: 0 };
/** Thickness of a leaflet's body, mm. @assumption fit to be seen; the tissue is far thinner */
const LEAFLET_MM = 0.3;
/** Side of a node's body, mm: only a token, since it meets nothing. @assumption a microwire's diameter */
const NODE_SIZE_MM = 0.36;

const free: FreeMotion = {
  x: new Float64Array(MAX_NODES),
  y: new Float64Array(MAX_NODES),
  z: new Float64Array(MAX_NODES),
};

export function createWorld(): MatterWorld {
  const engine = Matter.Engine.create({ enableSleeping: false });
  engine.gravity.scale = 0;
  return { engine, bodies: [], inUse: 0, leaflets: [] };
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
  // Nothing meets anything in Matter, so its detector is never told of the bodies, which it would sort in every tick.
  world.engine.world.isModified = false;
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

/** Put every leaflet's body where its cusp is, seen from the front. */
export function placeLeaflets(world: MatterWorld, valves: readonly ValveBody[]): void {
  const { leaflets, engine } = world;
  while (leaflets.length < 2 * valves.length) {
    const body = createLeaflet();
    leaflets.push(body);
    Matter.Composite.add(engine.world, body);
  }
  for (let g = 0; g < valves.length; g += 1) {
    placeLeaflet(leaflets[2 * g]!, valves[g]!, 0);
    placeLeaflet(leaflets[2 * g + 1]!, valves[g]!, 1);
  }
}

function createLeaflet(): Matter.Body {
  return Matter.Bodies.rectangle(0, 0, 1, LEAFLET_MM, {
    isStatic: true,
    isSensor: true,
    collisionFilter: LEAFLET_FILTER,
  });
}

/** A leaflet from its hinge to its free edge. Matter's own setters would allocate in every tick. */
function placeLeaflet(body: Matter.Body, valve: ValveBody, k: 0 | 1): void {
  const sign = k === 0 ? 1 : -1;
  const { turnRad } = valve.cusps[k]!;
  const along = valve.lengthMm * Math.cos(turnRad);
  const down = -sign * valve.lengthMm * Math.sin(turnRad);
  const x = valve.xMm + sign * valve.radiusMm * valve.acrossX;
  const y = valve.yMm + sign * valve.radiusMm * valve.acrossY;
  const dx = along * valve.axisX + down * valve.acrossX;
  const dy = along * valve.axisY + down * valve.acrossY;
  const half = (0.5 * LEAFLET_MM) / (Math.sqrt(dx * dx + dy * dy) + 1e-9);
  const { vertices, bounds, position } = body;
  for (let v = 0; v < vertices.length; v += 1) {
    const end = v === 1 || v === 2 ? 1 : 0;
    const edge = v < 2 ? -half : half;
    vertices[v]!.x = x + end * dx - edge * dy;
    vertices[v]!.y = y + end * dy + edge * dx;
  }
  position.x = x + 0.5 * dx;
  position.y = y + 0.5 * dy;
  body.angle = Math.atan2(dy, dx);
  bounds.min.x = Math.min(x, x + dx) - LEAFLET_MM;
  bounds.max.x = Math.max(x, x + dx) + LEAFLET_MM;
  bounds.min.y = Math.min(y, y + dy) - LEAFLET_MM;
  bounds.max.y = Math.max(y, y + dy) + LEAFLET_MM;
}
