import type { LayerAnatomy, ModelAnatomy } from "../engine/model-anatomy.ts";

const weighted = ["Conv", "Gemm"];

/** The layer whose weights tell classes apart: the last that has any; undefined: there is none. */
export function findClassifierLayer({ layers }: ModelAnatomy): LayerAnatomy | undefined {
  return layers.findLast(({ operator }) => weighted.includes(operator));
}

/** Layers that need a layer's output, near or far. */
export function layersBehind({ layers }: ModelAnatomy, name: string): ReadonlySet<string> {
  const behind = new Set<string>();
  for (const layer of layers) {
    if (layer.inputs.some((input) => input === name || behind.has(input))) {
      behind.add(layer.name);
    }
  }
  return behind;
}

/** Whether whatever lies behind a layer sees the image through it alone. */
export function isCut(anatomy: ModelAnatomy, name: string): boolean {
  const behind = layersBehind(anatomy, name);
  return anatomy.layers.every(
    (layer) => !behind.has(layer.name) || layer.inputs.every((input) => input === name || behind.has(input)),
  );
}

/** The image, then every rectified convolution and dense layer: what is probed where nothing is said. */
export function rectifiedLayers({ layers }: ModelAnatomy): string[] {
  const operators = new Map(layers.map(({ name, operator }) => [name, operator]));
  const rectified = layers.filter(
    ({ operator, inputs }) => operator === "Relu" && weighted.includes(operators.get(inputs[0] ?? "") ?? ""),
  );
  return [layers[0]?.name ?? "", ...rectified.map(({ name }) => name)];
}
