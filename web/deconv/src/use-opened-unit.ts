import type { UnitReference } from "@deconvscope/shell";
import { deconv, formatUnitReference, models, type Query, type RuleName, useQuery } from "@deconvscope/shell";
import { type Look, lookKey } from "./look.ts";
import { type Projected, readReconstruction, ruleNumbers, seedNumbers } from "./reconstruction.ts";

/** One feature map's activations. */
export interface MapActivations {
  values: Float32Array;
  height: number;
  width: number;
}
/** The unit that is opened: under each rule, and its whole map. */
export interface OpenedUnit {
  unit: UnitReference;
  rules: Record<RuleName, Query<Projected>>;
  map: Query<MapActivations>;
}

/** Projects the opened unit by every rule and reads its map. */
export function useOpenedUnit(look: Look | undefined, unit: UnitReference | undefined): OpenedUnit | undefined {
  const base = look && unit && `${lookKey(look)} ${formatUnitReference(unit)} ${look.seed}`;
  const deconvnet = useProjection(base, look, unit, "deconvnet");
  const gradient = useProjection(base, look, unit, "gradient");
  const guided = useProjection(base, look, unit, "guided");
  const map = useQuery(look && unit && `${lookKey(look)} map ${unit.channel}`, (signal) =>
    readMap(look!, unit!.channel, signal),
  );
  return unit && { unit, rules: { deconvnet, gradient, guided }, map };
}

function useProjection(
  base: string | undefined,
  look: Look | undefined,
  unit: UnitReference | undefined,
  rule: RuleName,
): Query<Projected> {
  return useQuery(base && `${base} ${rule}`, (signal) => projectUnit(look!, unit!, rule, signal));
}

async function projectUnit(look: Look, unit: UnitReference, rule: RuleName, signal: AbortSignal): Promise<Projected> {
  for await (const { reconstruction, provenance } of deconv.reconstruct(unitRequest(look, unit, rule), { signal })) {
    if (reconstruction) return readReconstruction(reconstruction, provenance);
  }
  throw new Error(`Reconstruct: expected one projection of unit ${formatUnitReference(unit)}, got none`);
}

/** The request that projects one unit by one rule. */
export function unitRequest(look: Look, unit: UnitReference, rule: RuleName) {
  return {
    model: look.model.summary.name,
    image: look.source,
    units: [{ layer: look.layer.name, channel: unit.channel, ...unit.place }],
    rule: ruleNumbers[rule],
    seed: seedNumbers[look.seed],
  };
}

async function readMap(look: Look, channel: number, signal: AbortSignal): Promise<MapActivations> {
  const { activations } = await models.getActivations(
    { model: look.model.summary.name, image: look.source, layer: look.layer.name, channels: [channel] },
    { signal },
  );
  if (!activations) throw new Error(`GetActivations: expected map ${channel} of ${look.layer.name}, got none`);
  const [height = 1, width = 1] = activations.shape.length === 3 ? activations.shape : [1, 1];
  return { values: readFloats(activations.data), height, width };
}

/** Little-endian float32 bytes as numbers; the bytes may start anywhere. */
export function readFloats(bytes: Uint8Array): Float32Array {
  return new Float32Array(bytes.slice().buffer);
}
