import * as tf from "@tensorflow/tfjs-core";
import { DeconvnetError } from "./deconvnet-error.ts";
import { type ForwardPass, requireImage } from "./forward-pass.ts";
import { requireUnit, type StrongUnit, type Unit, unitGrid } from "./unit.ts";

/**
 * What one unit holds.
 * @throws DeconvnetError "unknown-layer", "not-projectable", "out-of-range", "several-images", "not-finite"
 */
export async function readUnit(pass: ForwardPass, unit: Unit): Promise<StrongUnit> {
  const [read] = await readUnits(pass, [unit]);
  return read!;
}

/** What units of any layers and images hold, in their order; as `readUnit`, with one read for each layer. */
export async function readUnits(pass: ForwardPass, units: readonly Unit[]): Promise<StrongUnit[]> {
  for (const unit of units) {
    requireUnit(pass.compiled.layer(unit.layer), unit);
    requireImage(pass, unit);
  }
  const read = new Array<StrongUnit>(units.length);
  for (const [layer, indices] of indicesByLayer(units)) {
    const values = await readElements(
      pass,
      layer,
      indices.map((index) => units[index]!),
    );
    for (const [position, index] of indices.entries()) {
      const { channel, y, x, passImage } = units[index]!;
      const activation = requireFinite(layer, channel, values[position]!);
      read[index] = { layer, channel, y, x, ...(passImage === undefined ? {} : { passImage }), activation };
    }
  }
  return read;
}

async function readElements(pass: ForwardPass, name: string, units: readonly Unit[]): Promise<ArrayLike<number>> {
  const [rows, columns, channels] = unitGrid(pass.compiled.layer(name));
  const elements = units.map(
    ({ channel, y, x, passImage = 0 }) => ((passImage * rows + y) * columns + x) * channels + channel,
  );
  const gathered = tf.tidy(() => tf.gather(tf.reshape(pass.activation(name), [-1]), tf.tensor1d(elements, "int32")));
  try {
    return await gathered.data();
  } finally {
    gathered.dispose();
  }
}

function indicesByLayer(units: readonly Unit[]): Map<string, number[]> {
  const byLayer = new Map<string, number[]>();
  for (const [index, { layer }] of units.entries()) {
    const indices = byLayer.get(layer) ?? [];
    indices.push(index);
    byLayer.set(layer, indices);
  }
  return byLayer;
}

function requireFinite(layer: string, channel: number, activation: number): number {
  if (Number.isFinite(activation)) return activation;
  throw new DeconvnetError(
    "not-finite",
    `layer "${layer}", channel ${channel}: expected a finite activation, got ${activation}`,
  );
}
