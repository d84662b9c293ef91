import { type ForwardPass, type Projection, type ProjectionOptions, projectUnits, type Unit } from "../src/index.ts";
import { fullSignal } from "./full-signal.ts";

/** One unit's projection on the whole input, [h, w, c]. */
export async function projectFull(
  pass: ForwardPass,
  unit: Unit,
  options: ProjectionOptions = {},
): Promise<Float32Array> {
  const [projection] = await projectAll(pass, [unit], options);
  if (!projection) throw new Error("expected a projection");
  return fullSignal(projection, pass.compiled.network.layers[0]!.shape);
}

/** All projections, in the order they come. */
export async function projectAll(
  pass: ForwardPass,
  units: readonly Unit[],
  options: ProjectionOptions = {},
): Promise<Projection[]> {
  const projections: Projection[] = [];
  for await (const projection of projectUnits(pass, units, options)) projections.push(projection);
  return projections;
}
