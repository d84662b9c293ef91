import { create } from "@bufbuild/protobuf";
import { ChannelOrder, PreprocessingSchema } from "@deconvscope/proto";
import { describe, expect, it } from "vitest";
import { fillColor } from "./fill-color.ts";

describe("fill color", () => {
  it("the mean is what the model subtracts, as a pixel", () => {
    const imagenet = create(PreprocessingSchema, { divideBy: 255, mean: [0.485, 0.456, 0.406] });
    expect(fillColor("mean", imagenet)).toBe("rgb(124 116 104)");
    const caffe = create(PreprocessingSchema, { mean: [104, 117, 123], channelOrder: ChannelOrder.BGR });
    expect(fillColor("mean", caffe)).toBe("rgb(123 117 104)");
  });
  it("a model that subtracts nothing has a black mean", () => {
    expect(fillColor("mean", undefined)).toBe("rgb(0 0 0)");
  });
  it("one channel is grey", () => {
    expect(fillColor("mean", create(PreprocessingSchema, { mean: [33] }))).toBe("rgb(33 33 33)");
  });
  it("noise and blur have no one colour", () => {
    expect([fillColor("noise", undefined), fillColor("blur", undefined)]).toEqual([undefined, undefined]);
    expect(fillColor("grey", undefined)).toBe("rgb(128 128 128)");
  });
});
