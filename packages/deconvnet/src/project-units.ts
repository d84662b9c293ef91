import { type Rect, unitReceptiveField } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import type { Rule } from "./backward/rule.ts";
import { walkBack } from "./backward/walk-back.ts";
import { batchUnits, fillBatch } from "./batch-units.ts";
import { cropSignal } from "./crop-signal.ts";
import { DeconvnetError } from "./deconvnet-error.ts";
import type { ForwardPass } from "./forward-pass.ts";
import { createPause } from "./pause-computing.ts";
import { readUnits } from "./read-units.ts";
import { requireFiniteSignal } from "./require-finite-signal.ts";
import { type Seed, seedSignal } from "./seed-signal.ts";
import type { StrongUnit, Unit } from "./unit.ts";
import { uniteRects } from "./unite-rects.ts";
import { planWindows } from "./window/plan-windows.ts";
import { UnitFrame } from "./window/unit-frame.ts";
import { wholeWindow } from "./window/window.ts";

/** A unit (or several, together) seen from the input. */
export interface Projection {
  /** The seeded unit; of several together, the first. */
  readonly unit: StrongUnit;
  /** Its receptive field, clipped to the input; of several together, the smallest rectangle that holds all. */
  readonly field: Rect;
  /** [field.height, field.width, channels] in the model's input space; outside the field it is zero. */
  readonly signal: Float32Array;
}

export interface ProjectionOptions {
  /** Default `deconvnet`. */
  readonly rule?: Rule;
  /** Default `activation`. */
  readonly seed?: Seed;
  /** One projection of all units, seeded at once, in place of one for each. */
  readonly together?: boolean;
  /** Walk on whole maps even where a window would do: slower, the same result. */
  readonly wholeMaps?: boolean;
  readonly abort?: AbortSignal;
}

/**
 * Projects units back to pixels, in their order, as batches of them are ready: each on its own image of the pass. A
 * projection begins with the way back through the unit's own layer; only its receptive field is computed.
 * @throws DeconvnetError "unknown-layer", "not-projectable", "out-of-range", "several-images", "not-finite";
 *   the abort signal's reason between layers
 * @see Zeiler & Fergus 2014, §2.1
 */
export async function* projectUnits(
  pass: ForwardPass,
  units: readonly Unit[],
  options: ProjectionOptions = {},
): AsyncGenerator<Projection, void, undefined> {
  options.abort?.throwIfAborted();
  const pause = createPause(options.abort);
  const strong = await readUnits(pass, units);
  if (options.together) {
    requireSameImage(strong);
    if (strong.length > 0) yield await projectTogether(pass, strong, pause, options);
    return;
  }
  for (const batch of batchUnits(pass.compiled, strong, options.wholeMaps ?? false, pass.images === 1)) {
    options.abort?.throwIfAborted();
    yield* await projectBatch(pass, batch, pause, options);
  }
}

/** @param units all of one layer */
async function projectBatch(
  pass: ForwardPass,
  units: readonly StrongUnit[],
  pause: () => Promise<void>,
  { rule = "deconvnet", seed = "activation", wholeMaps = false }: ProjectionOptions,
): Promise<Projection[]> {
  const { network, layer: find } = pass.compiled;
  const layer = find(units[0]!.layer);
  const plan = planWindows(network, [layer], wholeMaps);
  const computed = fillBatch(units);
  const frame = new UnitFrame(computed);
  const seeded = seedSignal(
    layer,
    plan.get(layer.name),
    computed.map((unit) => [unit]),
    seed,
  );
  const walk = { pass, rule, plan, frame, pause };
  const result = await walkBack(walk, new Map([[layer.name, seeded]]));
  const values = await readAndDispose(result);
  const window = plan.get(network.layers[0]!.name) ?? wholeWindow(network.layers[0]!.shape);
  return units.map((unit, index) => {
    const field = fieldOf(pass, unit);
    const signal = cropSignal(values, result.shape, index, frame.origin(window, index), field);
    return { unit, field, signal: requireFiniteSignal(unit, signal) };
  });
}

async function projectTogether(
  pass: ForwardPass,
  units: readonly StrongUnit[],
  pause: () => Promise<void>,
  { rule = "deconvnet", seed = "activation" }: ProjectionOptions,
): Promise<Projection> {
  const { network, layer: find } = pass.compiled;
  const layers = [...new Set(units.map((unit) => unit.layer))].map(find);
  const plan = planWindows(network, layers, true);
  const seeds = layers.map((layer): [string, tf.Tensor] => {
    const own = units.filter((unit) => unit.layer === layer.name);
    return [layer.name, seedSignal(layer, plan.get(layer.name), [own], seed)];
  });
  const walk = { pass, rule, plan, frame: new UnitFrame(units.slice(0, 1)), pause };
  const result = await walkBack(walk, new Map(seeds));
  const values = await readAndDispose(result);
  const field = units.map((unit) => fieldOf(pass, unit)).reduce(uniteRects);
  const signal = cropSignal(values, result.shape, 0, [0, 0], field);
  return { unit: units[0]!, field, signal: requireFiniteSignal(units[0]!, signal) };
}

/** @throws DeconvnetError "several-images" where units are not all on one image */
function requireSameImage([first, ...others]: readonly StrongUnit[]): void {
  const other = others.find(({ passImage = 0 }) => passImage !== (first!.passImage ?? 0));
  if (!other) return;
  const message = `units: expected those of one image together, got images ${first!.passImage} and ${other.passImage}`;
  throw new DeconvnetError("several-images", message);
}

function fieldOf(pass: ForwardPass, unit: Unit): Rect {
  const { compiled } = pass;
  return unitReceptiveField(compiled.field(unit.layer), unit.y, unit.x, compiled.network.layers[0]!.shape);
}

async function readAndDispose(tensor: tf.Tensor): Promise<ArrayLike<number>> {
  try {
    return await tensor.data();
  } finally {
    tf.dispose(tensor);
  }
}
