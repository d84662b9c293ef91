import { create } from "@bufbuild/protobuf";
import { TopActivationSchema } from "@deconvscope/proto";
import { describe, expect, it } from "vitest";
import { readTop } from "./map-top.ts";

describe("read top", () => {
  it("counts ranks from one and keeps pictures as data: URLs", () => {
    const top = create(TopActivationSchema, {
      rank: 0,
      unit: { layer: "fire6/concat", channel: 258, y: 6, x: 12 },
      activation: 4444,
      image: { dataset: "birds", split: "all", index: 17 },
      receptiveField: { x: 68, y: 20, width: 75, height: 75 },
      patchPng: Uint8Array.of(0x89, 0x50),
      labels: [3],
      scale: 0.5,
    });
    expect(readTop(top)).toMatchObject({
      rank: 1,
      activation: 4444,
      y: 6,
      x: 12,
      index: 17,
      labels: [3],
      projectionUrl: undefined,
      patchUrl: "data:image/png;base64,iVA=",
    });
  });
  it("refuses one without its image", () => {
    const top = create(TopActivationSchema, { unit: { layer: "conv1", channel: 0 } });
    expect(() => readTop(top)).toThrow("expected a unit and its image, got none");
  });
});
