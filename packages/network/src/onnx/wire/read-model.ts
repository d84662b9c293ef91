import { NetworkError } from "../../network-error.ts";
import type { AttributeRecord, GraphRecord, ModelFile, NodeRecord, TensorRecord, ValueRecord } from "./model-file.ts";
import { readAttribute } from "./read-attribute.ts";
import { bytesField, integerField, readMessage, textField } from "./read-message.ts";
import { readTensorRecord } from "./read-tensor-record.ts";
import { readValue } from "./read-value.ts";

/**
 * Reads the bytes of an ONNX file.
 * @throws NetworkError "malformed" where they are none
 */
export function readModelFile(bytes: Uint8Array): ModelFile {
  let irVersion = 0;
  let producer = "";
  let graph: Uint8Array | undefined;
  const opsets = new Map<string, number>();
  readMessage(bytes, "the file", {
    1: integerField((value) => {
      irVersion = value;
    }),
    2: textField((text) => {
      producer = text;
    }),
    7: bytesField((message) => {
      graph = message;
    }),
    8: bytesField((message) => {
      let domain = "";
      let version = 0;
      readMessage(message, "an opset", {
        1: textField((text) => {
          domain = text;
        }),
        2: integerField((value) => {
          version = value;
        }),
      });
      opsets.set(domain === "ai.onnx" ? "" : domain, version);
    }),
  });
  if (!graph) throw new NetworkError("malformed", "expected an ONNX model, got bytes without a graph");
  return { irVersion, producer, opsets, graph: readGraph(graph) };
}

function readGraph(bytes: Uint8Array): GraphRecord {
  let name = "";
  const nodes: NodeRecord[] = [];
  const initializers: TensorRecord[] = [];
  const inputs: ValueRecord[] = [];
  const outputs: ValueRecord[] = [];
  readMessage(bytes, "the graph", {
    1: bytesField((message) => nodes.push(readNode(message, nodes.length))),
    2: textField((text) => {
      name = text;
    }),
    5: bytesField((message) => initializers.push(readTensorRecord(message, `initializer ${initializers.length}`))),
    11: bytesField((message) => inputs.push(readValue(message, `input ${inputs.length}`))),
    12: bytesField((message) => outputs.push(readValue(message, `output ${outputs.length}`))),
    15: bytesField(() => {
      throw new NetworkError("unsupported", "sparse initializers are not read: store them dense");
    }),
  });
  return { name, nodes, initializers, inputs, outputs };
}

function readNode(bytes: Uint8Array, index: number): NodeRecord {
  let name = "";
  let operator = "";
  let domain = "";
  const inputs: string[] = [];
  const outputs: string[] = [];
  const attributes = new Map<string, AttributeRecord>();
  readMessage(bytes, `node ${index}`, {
    1: textField((text) => inputs.push(text)),
    2: textField((text) => outputs.push(text)),
    3: textField((text) => {
      name = text;
    }),
    4: textField((text) => {
      operator = text;
    }),
    5: bytesField((message) => {
      const attribute = readAttribute(message, `an attribute of node ${index}`);
      attributes.set(attribute.name, attribute.record);
    }),
    7: textField((text) => {
      domain = text === "ai.onnx" ? "" : text;
    }),
  });
  return { name, operator, domain, inputs, outputs, attributes };
}
