import { rejectLayer } from "../reject-layer.ts";
import { addSimple, asVector, type Writing } from "./keras-writing.ts";
import { writeActivation } from "./write-activation.ts";
import { writePad, writeReshape, writeSlice, writeTranspose } from "./write-arrangement.ts";
import { writeConv, writeGemm } from "./write-convolution.ts";
import { writeArithmetic, writeJoin } from "./write-merge.ts";
import { writeGlobalPool, writePool, writeReduceMean } from "./write-pool.ts";

/**
 * Writes one layer as Keras layers, the last or the most telling of which has its name.
 * @returns the name of the Keras layer whose output is the layer's
 * @throws NetworkError "unsupported" where Keras has no such layer
 */
export function writeLayer(writing: Writing): string {
  const { layer } = writing;
  switch (layer.operator) {
    case "Conv":
      return writeConv({ ...writing, layer });
    case "Gemm":
      return writeGemm({ ...writing, layer });
    case "MaxPool":
    case "AveragePool":
      return writePool({ ...writing, layer });
    case "GlobalAveragePool":
      return writeGlobalPool(writing, "GlobalAveragePooling2D");
    case "GlobalMaxPool":
      return writeGlobalPool(writing, "GlobalMaxPooling2D");
    case "ReduceMean":
      return writeReduceMean({ ...writing, layer });
    case "BatchNormalization":
      return writing.add({
        className: "BatchNormalization",
        name: layer.name,
        inputs: [writing.input.name],
        config: { axis: layer.shape.length, epsilon: layer.epsilon, scale: true, center: true },
        weights: {
          gamma: asVector(layer.gamma),
          beta: asVector(layer.beta),
          moving_mean: asVector(layer.mean),
          moving_variance: asVector(layer.variance),
        },
      });
    case "Sum":
    case "Concat":
      return writeJoin({ ...writing, layer });
    case "Add":
    case "Sub":
    case "Mul":
    case "Div":
      return writeArithmetic({ ...writing, layer });
    case "Reshape":
    case "Flatten":
    case "Squeeze":
    case "Unsqueeze":
      return writeReshape({ ...writing, layer });
    case "Transpose":
      return writeTranspose({ ...writing, layer });
    case "Slice":
      return writeSlice({ ...writing, layer });
    case "Pad":
      return writePad({ ...writing, layer });
    // How much was dropped in training is not part of a network; 0.5 is Krizhevsky's and the paper's.
    case "Dropout":
      return addSimple(writing, "Dropout", { rate: 0.5 });
    default:
      return writeActivation(writing) ?? rejectLayer(layer, "has no Keras form", "unsupported");
  }
}
