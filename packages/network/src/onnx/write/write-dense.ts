import type { LayerOf } from "../../network.ts";
import { transposeTensor } from "../pick-elements.ts";
import { floatsOf, makeTensor } from "../tensor.ts";
import type { GraphWriter, Reading } from "./graph-writer.ts";

/** A dense layer: Gemm for vectors, a 1 × 1 convolution for feature maps, else a product and a sum. */
export function writeGemm(writer: GraphWriter, layer: LayerOf<"Gemm">, { inputs }: Reading): void {
  const rank = inputs[0]?.shape.length ?? 0;
  const [rows = 0, columns = 0] = layer.weights.shape;
  const bias = layer.bias ? [writer.floats(layer, "bias", [columns], layer.bias)] : [];
  if (rank === 3) {
    const filters = transposeTensor(makeTensor("float", layer.weights.shape, layer.weights.data), [1, 0]);
    const name = writer.floats(layer, "filters", [columns, rows, 1, 1], floatsOf(filters));
    writer.node("Conv", [...layer.inputs, name, ...bias], layer.name, { kernel_shape: [1, 1] });
    return;
  }
  const weights = writer.floats(layer, "weights", layer.weights.shape, layer.weights.data);
  if (rank === 1) {
    writer.node("Gemm", [...layer.inputs, weights, ...bias], layer.name);
    return;
  }
  const product = layer.bias ? writer.freeName(layer, "product") : layer.name;
  writer.node("MatMul", [...layer.inputs, weights], product);
  if (layer.bias) writer.node("Add", [product, ...bias], layer.name);
}
