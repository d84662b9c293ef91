import { describe, expect, it } from "vitest";
import { crc32 } from "./crc32.ts";
import { writeNpy } from "./write-npy.ts";
import { writeNpz } from "./write-npz.ts";

const arrays = [
  { name: "zfnet", values: Float32Array.of(0.25, 0.5), shape: [2] },
  { name: "alexnet", values: Float32Array.of(1, 2, 3, 4), shape: [2, 2] },
];

/** What a reader finds by the directory at the end of a zip. */
function readZip(zip: Uint8Array<ArrayBuffer>) {
  const view = new DataView(zip.buffer);
  const end = zip.length - 22;
  expect(view.getUint32(end, true)).toBe(0x06054b50);
  let at = view.getUint32(end + 16, true);
  return Array.from({ length: view.getUint16(end + 10, true) }, () => {
    const [crc, size, names] = [
      view.getUint32(at + 16, true),
      view.getUint32(at + 20, true),
      view.getUint16(at + 28, true),
    ];
    const name = new TextDecoder().decode(zip.subarray(at + 46, at + 46 + names));
    const local = view.getUint32(at + 42, true);
    expect(view.getUint32(local, true)).toBe(0x04034b50);
    const data = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    at += 46 + names;
    return { name, crc, bytes: zip.slice(data, data + size) };
  });
}

describe("write npz", () => {
  it("holds each array as the .npy file that it is alone", () => {
    const files = readZip(writeNpz(arrays));
    expect(files.map(({ name }) => name)).toEqual(["zfnet.npy", "alexnet.npy"]);
    for (const [index, { values, shape }] of arrays.entries()) {
      expect(files[index]!.bytes).toEqual(writeNpy(values, shape));
      expect(files[index]!.crc).toBe(crc32(files[index]!.bytes));
    }
  });

  it("counts as the standard's check does", () => {
    expect(crc32(new TextEncoder().encode("123456789"))).toBe(0xcbf43926);
  });
});
