import * as tf from "@tensorflow/tfjs-core";
import { DeconvnetError } from "./deconvnet-error.ts";
import { firstMaxima } from "./first-maxima.ts";
import { type ForwardPass, requireOneImage } from "./forward-pass.ts";
import { requireBelow, requireUnits, type StrongUnit, type Unit, unitGrid } from "./unit.ts";

/**
 * The strongest unit of each feature map, strongest first; ties go to the lower channel, within a map to the first
 * place in row-major order. Only maxima and places leave the backend.
 * @param count how many maps at most
 * @throws DeconvnetError "unknown-layer", "not-projectable", "several-images"; "not-finite" if any maximum is
 */
export async function findStrongestMaps(pass: ForwardPass, layer: string, count: number): Promise<StrongUnit[]> {
  const maxima = await readMaxima(pass, layer);
  return maxima.sort((a, b) => b.activation - a.activation || a.channel - b.channel).slice(0, Math.max(0, count));
}

/** One feature map, or one unit of a dense layer. */
export interface FeatureMap {
  readonly layer: string;
  readonly channel: number;
}

/**
 * Gives feature maps the place where they are strongest; units stay as they are. Each layer is read once.
 * @throws DeconvnetError as `findStrongestMaps` does, and "out-of-range" for the channel
 */
export async function placeUnits(pass: ForwardPass, wanted: readonly (Unit | FeatureMap)[]): Promise<Unit[]> {
  const maxima = new Map<string, StrongUnit[]>();
  const placed: Unit[] = [];
  for (const unit of wanted) {
    if ("y" in unit) {
      placed.push(unit);
      continue;
    }
    const layer = pass.compiled.layer(unit.layer);
    requireUnits(layer);
    requireBelow(layer, "channel", unit.channel, unitGrid(layer)[2]);
    const known = maxima.get(layer.name) ?? (await readMaxima(pass, layer.name));
    maxima.set(layer.name, known);
    placed.push(known[unit.channel]!);
  }
  return placed;
}

async function readMaxima(pass: ForwardPass, name: string): Promise<StrongUnit[]> {
  const layer = pass.compiled.layer(name);
  requireUnits(layer);
  requireOneImage(pass);
  const [, columns] = unitGrid(layer);
  const maxima = tf.tidy(() => firstMaxima(pass.activation(name)));
  try {
    const [values, indices] = await Promise.all([maxima.values.data(), maxima.indices.data()]);
    return Array.from(values, (activation, channel) => {
      if (!Number.isFinite(activation)) {
        const message = `layer "${name}", channel ${channel}: expected finite activations, got ${activation}`;
        throw new DeconvnetError("not-finite", message);
      }
      const place = indices[channel]!;
      return { layer: name, channel, y: Math.floor(place / columns), x: place % columns, activation };
    });
  } finally {
    tf.dispose(maxima);
  }
}
