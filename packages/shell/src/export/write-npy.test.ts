import { describe, expect, it } from "vitest";
import { writeNpy } from "./write-npy.ts";

function parts(file: Uint8Array<ArrayBuffer>) {
  const length = new DataView(file.buffer).getUint16(8, true);
  return {
    magic: [...file.subarray(0, 8)],
    header: new TextDecoder().decode(file.subarray(10, 10 + length)),
    start: 10 + length,
    values: [...new Float32Array(file.slice(10 + length).buffer)],
  };
}

describe("write npy", () => {
  it("x=[2,3]: header of 64 bytes' multiple, then the values", () => {
    const { magic, header, start, values } = parts(writeNpy(Float32Array.of(1, -2, 3, 4, 5, 0.5), [2, 3]));
    expect(magic).toEqual([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0]);
    expect(header.trimEnd()).toBe("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }");
    expect(header.endsWith("\n")).toBe(true);
    expect(start % 64).toBe(0);
    expect(values).toEqual([1, -2, 3, 4, 5, 0.5]);
  });

  it("writes a vector's shape as a tuple of one", () => {
    expect(parts(writeNpy(Float32Array.of(7), [1])).header).toContain("'shape': (1,)");
  });

  it("refuses a shape that does not fit", () => {
    expect(() => writeNpy(new Float32Array(5), [2, 3])).toThrow("expected 6 values for shape 2 × 3, got 5");
  });
});
