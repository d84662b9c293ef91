import { createNativeSession, NativeTensor } from "./binding.ts";
import { encodeModel } from "./encode-model.ts";

const CHANNELS = 16;

let known: number | undefined;

/**
 * Channels that ONNX Runtime's operators on blocked feature maps take together on this processor: 8 or 16.
 * @returns 0 if it has no such operators here
 */
export function blockSize(): number {
  known ??= probe();
  return known;
}

/** Blocked, channel 0 of the second cell comes behind the first block of the first cell. */
function probe(): number {
  const shape = [1, CHANNELS, 1, 2];
  const port = (name: string) => ({ name, type: "float32" as const, shape });
  const operator = "com.microsoft.nchwc.ReorderInput";
  const node = { operator, name: "probe", inputs: ["x"], outputs: ["y"], attributes: { channels_last: 0 } };
  const model = encodeModel({ nodes: [node], initializers: [], inputs: [port("x")], outputs: [port("y")] });
  const session = createNativeSession();
  try {
    session.loadModel(model.buffer, model.byteOffset, model.byteLength, { logSeverityLevel: 4 });
  } catch (error) {
    if (error instanceof Error && error.message.includes("ReorderInput")) return 0;
    throw error;
  }
  const x = new NativeTensor(
    "float32",
    Float32Array.from({ length: 2 * CHANNELS }, (_, place) => place >> 1),
    shape,
  );
  const y = new Float32Array(2 * CHANNELS);
  session.run({ x }, { y: new NativeTensor("float32", y, shape) }, {});
  session.dispose();
  const block = y.indexOf(1) === 1 ? y.lastIndexOf(0) : 0;
  return block === 8 || block === 16 ? block : 0;
}
