import type { Layer, Network } from "../network.ts";
import { toDims } from "./axis-order.ts";
import { dataTypes } from "./wire/data-types.ts";
import type { ValueRecord } from "./wire/model-file.ts";
import { writeModelFile } from "./wire/write-model.ts";
import { GraphWriter } from "./write/graph-writer.ts";
import { writeLayer } from "./write/write-layer.ts";

const PRODUCER = "deconvscope";

/** What is written unless a layer needs more. */
const usual = { opset: 17, irVersion: 8 };
/** The first that has Gelu and dilated average pools. */
const newer = { opset: 20, irVersion: 9 };

/**
 * Writes a network as ONNX: channels first, any number of images at once, each layer a node of its name.
 * The same network gives the same bytes, and reading them gives that network.
 * @throws NetworkError "unsupported" for a softmax over axes that ONNX cannot name together
 */
export function writeOnnx(network: Network, options: { readonly producer?: string } = {}): Uint8Array {
  const { opset, irVersion } = network.layers.some(needsNewer) ? newer : usual;
  const layers = new Map(network.layers.map((layer) => [layer.name, layer]));
  const find = (name: string): Layer[] => {
    const layer = layers.get(name);
    return layer ? [layer] : [];
  };
  const writer = new GraphWriter(opset, layers.keys());
  for (const layer of network.layers) writeLayer(writer, { layer, inputs: layer.inputs.flatMap(find) });
  return writeModelFile({
    irVersion,
    producer: options.producer ?? PRODUCER,
    opsets: new Map([["", opset]]),
    graph: {
      name: "network",
      nodes: writer.nodes,
      initializers: writer.initializers,
      inputs: network.layers.filter(({ operator }) => operator === "Input").map(declare),
      outputs: find(network.output).map(declare),
    },
  });
}

function needsNewer(layer: Layer): boolean {
  return layer.operator === "Gelu" || (layer.operator === "AveragePool" && layer.dilations.some((step) => step !== 1));
}

function declare({ name, shape }: Layer): ValueRecord {
  return { name, dataType: dataTypes.float, dims: ["N", ...toDims(shape, 0).slice(1)] };
}
