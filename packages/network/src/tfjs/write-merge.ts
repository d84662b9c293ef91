import type { Layer, LayerOf } from "../network.ts";
import type { Operand } from "../operator.ts";
import { rejectLayer } from "../reject-layer.ts";
import { addSimple, type Writing } from "./keras-writing.ts";

/** Add or Concatenate; of a single layer, nothing. */
export function writeJoin(writing: Writing<LayerOf<"Sum"> | LayerOf<"Concat">>): string {
  const { layer, inputs, add } = writing;
  const names = inputs.map(({ name }) => name);
  if (names.length === 1) return addSimple(writing, "Activation", { activation: "linear" });
  if (layer.operator === "Sum") return add({ className: "Add", name: layer.name, inputs: names });
  return add({ className: "Concatenate", name: layer.name, inputs: names, config: { axis: layer.axis + 1 } });
}

/** Add or Multiply; the sum or product with one number becomes a Rescaling. */
export function writeArithmetic(writing: Writing<LayerOf<"Add" | "Sub" | "Mul" | "Div">>): string {
  const { layer, inputs, add } = writing;
  if (layer.operator !== "Add" && layer.operator !== "Mul") rejectLayer(layer, "has no Keras form", "unsupported");
  const sum = layer.operator === "Add";
  const value = findNumber(layer, layer.operands);
  if (value !== undefined) {
    return addSimple(writing, "Rescaling", sum ? { scale: 1, offset: value } : { scale: value, offset: 0 });
  }
  return add({ className: sum ? "Add" : "Multiply", name: layer.name, inputs: inputs.map(({ name }) => name) });
}

/** The constant operand, if there is one; TensorFlow.js has a layer only for a single number. */
function findNumber(layer: Layer, operands: readonly Operand[]): number | undefined {
  for (const operand of operands) {
    if (!("constant" in operand)) continue;
    const { shape, data } = operand.constant;
    if (data.length !== 1) {
      rejectLayer(layer, `Keras has arithmetic with one number, not with [${shape.join(", ")}]`, "unsupported");
    }
    return data[0];
  }
  return undefined;
}
