/** An array of NumPy's file format, float32, row-major. */
export interface NpyArray {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** @throws Error for other element types and orders */
export function readNpy(bytes: Uint8Array): NpyArray {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = 10 + view.getUint16(8, true);
  const header = Buffer.from(bytes.subarray(10, start)).toString("latin1");
  if (!header.includes("'descr': '<f4'") || !header.includes("'fortran_order': False")) {
    throw new Error(`expected float32, row-major; got ${header}`);
  }
  const shape = (/'shape': \(([^)]*)\)/.exec(header)?.[1] ?? "").split(",").filter((size) => size.trim() !== "");
  return { shape: shape.map(Number), values: new Float32Array(new Uint8Array(bytes.subarray(start)).buffer) };
}

/** [1, channels, height, width] or [channels, height, width] as [height, width, channels]. */
export function channelsLast({ shape, values }: NpyArray): NpyArray {
  const [channels = 0, height = 0, width = 0] = shape.slice(-3);
  const turned = new Float32Array(values.length);
  for (let c = 0; c < channels; c++) {
    for (let place = 0; place < height * width; place++) {
      turned[place * channels + c] = values[c * height * width + place] ?? 0;
    }
  }
  return { shape: [height, width, channels], values: turned };
}
