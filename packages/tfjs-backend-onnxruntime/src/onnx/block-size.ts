import { createNativeSession, NativeTensor } from "./binding.ts";
import { encodeModel, type OnnxNode } from "./encode-model.ts";

const DOMAIN = "com.microsoft.nchwc";
const MOST = 16;

let known: number | undefined;

/**
 * Channels that ONNX Runtime's operators on blocked feature maps take together on this processor: 8 or 16.
 * These operators are its own: they are tried once, and used only if they lay numbers out as expected.
 * @returns 0 if it has no such operators here, or others than expected
 */
export function blockSize(): number {
  known ??= probe();
  return known;
}

function probe(): number {
  const size = findSize();
  return size > 0 && multipliesBlocks(size) ? size : 0;
}

/** Blocked, channel 0 of the second cell comes behind the first block of the first cell. */
function findSize(): number {
  const x = Float32Array.from({ length: 2 * MOST }, (_, place) => place >> 1);
  const node = { operator: `${DOMAIN}.ReorderInput`, name: "", inputs: ["x"], outputs: ["y"], attributes: {} };
  try {
    const y = run(
      { ...node, attributes: { channels_last: 0 } },
      { x: { values: x, shape: [1, MOST, 1, 2] } },
      x.length,
    );
    const size = y.indexOf(1) === 1 ? y.lastIndexOf(0) : 0;
    return size === 8 || size === 16 ? size : 0;
  } catch (error) {
    if (error instanceof Error && error.message.includes("ReorderInput")) return 0;
    throw error;
  }
}

/** Whether a convolution of one cell by filters [out / block, in / block, 1, 1, block, block] is their product. */
function multipliesBlocks(size: number): boolean {
  const count = 2 * size;
  const cell = Float32Array.from({ length: count }, (_, input) => Math.sin(input));
  const weight = (output: number, input: number) => Math.cos(output * count + input);
  const filters = Float32Array.from({ length: count * count }, (_, place) => {
    const [output, input] = [place % size, Math.floor(place / size) % size];
    const block = Math.floor(place / size ** 2);
    return weight(Math.floor(block / 2) * size + output, (block % 2) * size + input);
  });
  const inputs = {
    x: { values: cell, shape: [1, count, 1, 1] },
    w: { values: filters, shape: [count, count, 1, 1] },
  };
  const operator = `${DOMAIN}.Conv`;
  const product = run({ operator, name: "", inputs: ["x", "w"], outputs: ["y"], attributes: {} }, inputs, count);
  return product.every((value, output) => {
    const expected = cell.reduce((sum, number, input) => sum + number * weight(output, input), 0);
    return Math.abs(value - expected) < 1e-4;
  });
}

type Operand = { readonly values: Float32Array; readonly shape: readonly number[] };

/** Runs one operator whose output is `y`, of as many elements, in the shape of its first input. */
function run(node: OnnxNode, inputs: Readonly<Record<string, Operand>>, size: number): Float32Array {
  const entries = Object.entries(inputs);
  const shape = entries[0]![1].shape;
  const ports = entries.map(([name, operand]) => ({ name, type: "float32" as const, shape: operand.shape }));
  const outputs = [{ name: "y", type: "float32" as const, shape }];
  const model = encodeModel({ nodes: [node], initializers: [], inputs: ports, outputs });
  const session = createNativeSession();
  session.loadModel(model.buffer, model.byteOffset, model.byteLength, { logSeverityLevel: 4, intraOpNumThreads: 1 });
  const feeds = entries.map(([name, operand]) => [name, new NativeTensor("float32", operand.values, operand.shape)]);
  const y = new Float32Array(size);
  session.run(Object.fromEntries(feeds), { y: new NativeTensor("float32", y, shape) }, {});
  session.dispose();
  return y;
}
