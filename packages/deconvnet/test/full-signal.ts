import type { Projection } from "../src/index.ts";

/** A projection on the whole input, [h, w, c], zero outside its field. */
export function fullSignal({ field, signal }: Projection, [height, width, channels]: readonly number[]): Float32Array {
  const full = new Float32Array(height! * width! * channels!);
  for (let y = 0; y < field.height; y += 1) {
    const row = signal.subarray(y * field.width * channels!, (y + 1) * field.width * channels!);
    full.set(row, ((field.y + y) * width! + field.x) * channels!);
  }
  return full;
}
