import { dataTypes } from "../wire/data-types.ts";
import type { GraphWriter, Reading } from "./graph-writer.ts";
import { writeConstant, writeOperands } from "./write-constant.ts";
import { writeGemm } from "./write-dense.ts";
import { writeBatchNormalization, writeInstanceNormalization, writeLrn } from "./write-normalization.ts";
import { writeConcat, writePad, writeSlice, writeTranspose } from "./write-rearrange.ts";
import { writeReduceMean, writeSoftmax } from "./write-reduce.ts";
import { writeReshaping } from "./write-reshape.ts";
import { writeAveragePool, writeConv, writeMaxPool } from "./write-sliding.ts";

/** Writes one layer as a node of its name; now and then more nodes come before it. The input is no node. */
export function writeLayer(writer: GraphWriter, reading: Reading): void {
  const { layer } = reading;
  switch (layer.operator) {
    case "Input":
      break;
    case "Conv":
      writeConv(writer, layer);
      break;
    case "MaxPool":
      writeMaxPool(writer, layer);
      break;
    case "AveragePool":
      writeAveragePool(writer, layer);
      break;
    case "LRN":
      writeLrn(writer, layer);
      break;
    case "BatchNormalization":
      writeBatchNormalization(writer, layer);
      break;
    case "InstanceNormalization":
      writeInstanceNormalization(writer, layer);
      break;
    case "Gemm":
      writeGemm(writer, layer, reading);
      break;
    case "MatMul":
    case "Add":
    case "Sub":
    case "Mul":
    case "Div":
      writer.node(layer.operator, writeOperands(writer, layer), layer.name);
      break;
    case "LeakyRelu":
    case "Elu":
      writer.node(layer.operator, layer.inputs, layer.name, { alpha: { float: layer.alpha } });
      break;
    case "HardSigmoid":
      writer.node(layer.operator, layer.inputs, layer.name, {
        alpha: { float: layer.alpha },
        beta: { float: layer.beta },
      });
      break;
    case "Gelu":
      writer.node(layer.operator, layer.inputs, layer.name, { approximate: layer.approximate });
      break;
    case "PRelu": {
      const slope = writeConstant(writer, layer, "slope", layer.slope, layer.shape.length);
      writer.node(layer.operator, [...layer.inputs, slope], layer.name);
      break;
    }
    case "Clip": {
      const limit = (part: string, value: number): string =>
        Number.isFinite(value) ? writer.floats(layer, part, [], Float32Array.of(value)) : "";
      const limits = [limit("minimum", layer.minimum), limit("maximum", layer.maximum)];
      writer.node(layer.operator, [...layer.inputs, ...limits], layer.name);
      break;
    }
    case "Concat":
      writeConcat(writer, layer);
      break;
    case "Reshape":
    case "Flatten":
    case "Squeeze":
    case "Unsqueeze":
      writeReshaping(writer, layer, reading);
      break;
    case "Transpose":
      writeTranspose(writer, layer);
      break;
    case "Slice":
      writeSlice(writer, layer, reading);
      break;
    case "Pad":
      writePad(writer, layer);
      break;
    case "ReduceMean":
      writeReduceMean(writer, layer, reading);
      break;
    case "Softmax":
    case "LogSoftmax":
      writeSoftmax(writer, layer);
      break;
    case "Cast":
      writer.node(layer.operator, layer.inputs, layer.name, { to: dataTypes.float });
      break;
    default:
      writer.node(layer.operator, layer.inputs, layer.name);
      break;
  }
}
