import { buildNetwork, type LayerSpec, type Shape } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import { type CompiledNetwork, compileNetwork, type ForwardPass, runForward } from "../src/index.ts";

type Distribute<T> = T extends LayerSpec ? Omit<T, "name" | "inputs"> & Partial<Pick<T, "name" | "inputs">> : never;

/** A layer of a chain: without a name it is called after its operator, without inputs it reads the layer before. */
export type ChainedLayer = Distribute<Exclude<LayerSpec, { operator: "Input" }>>;

/** A small network on the current backend, with one image run through it. */
export interface Run {
  readonly compiled: CompiledNetwork;
  readonly pass: ForwardPass;
  readonly input: tf.Tensor4D;
  dispose(): void;
}

/** Builds layers behind an input called "input" and runs one image [h, w, c] through them. */
export function runLayers(shape: Shape, image: ArrayLike<number>, layers: readonly ChainedLayer[]): Run {
  const specs: LayerSpec[] = [{ name: "input", operator: "Input", inputs: [], shape }];
  for (const layer of layers) {
    const name = layer.name ?? layer.operator;
    specs.push({ ...layer, name, inputs: layer.inputs ?? [specs.at(-1)!.name] });
  }
  const compiled = compileNetwork(buildNetwork(specs, specs.at(-1)!.name));
  const input = tf.tensor4d(Float32Array.from(image), [1, shape[0]!, shape[1]!, shape[2]!]);
  const pass = runForward(compiled, input);
  return {
    compiled,
    pass,
    input,
    dispose: () => {
      pass.dispose();
      input.dispose();
      compiled.dispose();
    },
  };
}

/** What the last layer gives. */
export async function outputOf(
  shape: Shape,
  image: ArrayLike<number>,
  layers: readonly ChainedLayer[],
): Promise<number[]> {
  const run = runLayers(shape, image, layers);
  try {
    return Array.from(await run.pass.read(run.compiled.network.output));
  } finally {
    run.dispose();
  }
}

/** Padding of nothing. */
export const noPads = { top: 0, left: 0, bottom: 0, right: 0 };

/** from, from + 1, …: an image whose cells can be told apart. */
export function counting(count: number, from = 1): number[] {
  return Array.from({ length: count }, (_, index) => from + index);
}
