import { create } from "@bufbuild/protobuf";
import { ReconstructionSchema } from "@deconvscope/proto";
import { describe, expect, it } from "vitest";
import { readReconstruction } from "./reconstruction.ts";
import { readFloats } from "./use-opened-unit.ts";

describe("read reconstruction", () => {
  it("keeps pictures as data: URLs, so that exported figures hold them", () => {
    const read = readReconstruction(
      create(ReconstructionSchema, {
        unit: { layer: "fire6/concat", channel: 258, y: 6, x: 12 },
        activation: 3196.7,
        receptiveField: { x: 68, y: 20, width: 75, height: 75 },
        projectionPng: Uint8Array.of(0x89, 0x50),
        scale: 0.25,
      }),
      undefined,
    );
    expect(read).toMatchObject({
      channel: 258,
      y: 6,
      x: 12,
      scale: 0.25,
      projectionUrl: "data:image/png;base64,iVA=",
      patchUrl: undefined,
    });
    expect(read.field).toMatchObject({ x: 68, y: 20, width: 75, height: 75 });
  });
  it("refuses one without its unit", () => {
    expect(() => readReconstruction(create(ReconstructionSchema, {}), undefined)).toThrow(
      "expected a unit with its place, got none",
    );
  });
});

describe("read floats", () => {
  it("reads bytes that start anywhere", () => {
    const bytes = new Uint8Array(13);
    bytes.set(new Uint8Array(Float32Array.of(1.5, -2, 0).buffer), 1);
    expect([...readFloats(bytes.subarray(1))]).toEqual([1.5, -2, 0]);
  });
});
