import { BinaryWriter } from "@bufbuild/protobuf/wire";

/** A node: operator, inputs, output. */
export type OnnxNode = readonly [operator: string, inputs: readonly string[], output: string];

export interface OnnxGraph {
  readonly nodes: readonly OnnxNode[];
  /** Dimensions by name; a string is a symbolic one. */
  readonly inputs: Readonly<Record<string, readonly (number | string)[]>>;
  readonly initializers?: Readonly<Record<string, { readonly dims: readonly number[]; readonly values: Float32Array }>>;
  readonly output: string;
}

/** An ONNX file, by hand: also of graphs that no writer would write. Field numbers are those of the format. */
export function onnxBytes({ nodes, inputs, initializers = {}, output }: OnnxGraph): Uint8Array {
  const graph = new BinaryWriter();
  nodes.forEach(([operator, names, result], index) => {
    message(graph, 1, (node) => {
      for (const name of names) {
        node.tag(1, 2).string(name);
      }
      node.tag(2, 2).string(result).tag(3, 2).string(`node${index}`).tag(4, 2).string(operator);
    });
  });
  graph.tag(2, 2).string("graph");
  for (const [name, { dims, values }] of Object.entries(initializers)) {
    message(graph, 5, (tensor) => {
      for (const size of dims) {
        tensor.tag(1, 0).int64(size);
      }
      tensor.tag(2, 0).int32(1).tag(8, 2).string(name);
      tensor.tag(9, 2).bytes(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
    });
  }
  for (const [name, dims] of Object.entries(inputs)) {
    message(graph, 11, (value) => describeValue(value, name, dims));
  }
  message(graph, 12, (value) => describeValue(value, output, []));
  const model = new BinaryWriter().tag(1, 0).int64(8);
  message(model, 7, (writer) => writer.raw(graph.finish()));
  message(model, 8, (opset) => opset.tag(1, 2).string("").tag(2, 0).int64(17));
  return model.finish();
}

function describeValue(value: BinaryWriter, name: string, dims: readonly (number | string)[]): void {
  value.tag(1, 2).string(name);
  message(value, 2, (type) =>
    message(type, 1, (tensor) => {
      tensor.tag(1, 0).int32(1);
      message(tensor, 2, (shape) => {
        for (const size of dims) {
          message(shape, 1, (dim) =>
            typeof size === "number" ? dim.tag(1, 0).int64(size) : dim.tag(2, 2).string(size),
          );
        }
      });
    }),
  );
}

function message(writer: BinaryWriter, field: number, write: (inner: BinaryWriter) => void): void {
  writer.tag(field, 2).fork();
  write(writer);
  writer.join();
}
