import { countFlops } from "../count-flops.ts";
import { inferShape } from "../infer-shape.ts";
import type { LayerSpec } from "../layer-spec.ts";
import { NetworkError } from "../network-error.ts";
import { formatShape } from "../reject-layer.ts";
import type { Shape } from "../shape.ts";
import type { Architecture, ArchitectureLayer } from "./architecture.ts";
import { countWeights } from "./count-weights.ts";
import { equipLayer, type WeightSource } from "./equip-layer.ts";

/** What becomes of an image in an architecture. */
export interface CheckedArchitecture {
  /** In order, without the input, up to the first that does not fit. */
  readonly layers: readonly CheckedLayer[];
  /** Of all these layers. */
  readonly parameters: number;
  /** Multiply-adds × 2 of convolutions and dense layers for one image. */
  readonly flops: number;
  /** The first thing that does not fit, and its path in the description; missing if all fits. */
  readonly problem?: { readonly message: string; readonly path: string };
}

export interface CheckedLayer {
  readonly name: string;
  readonly operator: ArchitectureLayer["operator"];
  /** Output for one image. */
  readonly shape: Shape;
  readonly parameters: number;
}

/** Follows shapes through an architecture and counts what it costs; makes no weights. */
export function checkArchitecture({ inputShape, layers }: Architecture): CheckedArchitecture {
  const checked: CheckedLayer[] = [];
  let [parameters, flops] = [0, 0];
  let path = "inputShape";
  try {
    const input: LayerSpec = { operator: "Input", name: "input", inputs: [], shape: inputShape };
    let [last, shape] = [input.name, inferShape(input, [])];
    for (const [index, layer] of layers.entries()) {
      path = `layers[${index}]`;
      const counter = makeCounter();
      const spec = equipLayer(layer, last, shape, counter);
      shape = inferShape(spec, [shape]);
      last = layer.name;
      checked.push({ name: layer.name, operator: layer.operator, shape, parameters: counter.counted() });
      parameters += counter.counted();
      flops += countFlops({ layers: [], output: last }, { ...spec, shape });
    }
    const problem = findMissingScores(checked);
    if (problem) return { layers: checked, parameters, flops, problem: { message: problem, path } };
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    return { layers: checked, parameters, flops, problem: { message: error.message, path } };
  }
  return { layers: checked, parameters, flops };
}

/** A classifier ends in one number a class. */
function findMissingScores(layers: readonly CheckedLayer[]): string | undefined {
  const last = layers.at(-1);
  if (!last || last.shape.slice(0, -1).every((side) => side === 1)) return undefined;
  const got = `layer "${last.name}" (${last.operator}) of ${formatShape(last.shape)}`;
  return `expected one score a class at the end, [classes] or [1, 1, classes], got ${got}; is a Flatten missing before the first Gemm?`;
}

/** Gives weights of the shapes that are asked for, without values. */
function makeCounter(): WeightSource & { counted(): number } {
  const none = new Float32Array();
  let total = 0;
  return {
    draw: (layer, shape) => {
      total += countWeights(layer, shape);
      return { shape, data: none };
    },
    zeros: (units) => {
      total += units;
      return none;
    },
    counted: () => total,
  };
}
